import adaptivethreshold.Watch;
import adaptivethreshold.v1.ItemError;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.RecordStatus;
import adaptivethreshold.v1.RecordTradesRequest;
import adaptivethreshold.v1.ThresholdSet;
import adaptivethreshold.v1.Trade;
import adaptivethreshold.v1.WatchThresholdsResponse;
import adaptivethreshold.v1.WatchThresholdsResponse.Bookmark;
import adaptivethreshold.v1.WatchThresholdsResponse.Change;
import adaptivethreshold.v1.WatchThresholdsResponse.GoingAway;
import adaptivethreshold.v1.WatchThresholdsResponse.Snapshot;
import adaptivethreshold.v1.WatchThresholdsResponse.SnapshotComplete;
import com.google.protobuf.Duration;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Parts of trade_once and watch_resume that need a server which does as it is told. */
final class Repeats {
  private static final List<Trade> TRADES =
      List.of(Trade.newBuilder().setTradeId("a").build(), Trade.newBuilder().setTradeId("b").build());

  private Repeats() {}

  /** What is sent again, when, and when no more. */
  static void repeats() {
    try (Script script = new Script(Repeats::waiting)) {
      List<RecordResult> results = script.client().recordTrades(TRADES);
      Stage.must(results.size() == 2 && results.get(0).getId().equals("a") && results.get(1).getId().equals("b"), results);
      Stage.must(!results.get(0).hasError() && script.times().size() == 4, results);
      double wait = (script.times().get(1) - script.times().get(0)) / 1e9;
      Stage.must(wait >= 0.4, "repeated after " + wait + " s instead of 0.4 s");
    }
    Map<Status, String> finals =
        Map.of(Status.UNAVAILABLE, "-1", Status.RESOURCE_EXHAUSTED, "", Status.INVALID_ARGUMENT, "", Status.PERMISSION_DENIED, "");
    finals.forEach((status, pushback) -> {
      try (Script script = new Script((call, request) -> { throw Script.end(status, pushback); })) {
        Stage.mustFail(status.getCode(), "", () -> script.client().recordTrades(TRADES));
        Stage.must(script.times().size() == 1, status + " was tried " + script.times().size() + " times");
      }
    });
    try (Script script = new Script((call, request) -> { throw Script.end(Status.UNAVAILABLE, ""); })) {
      // The deadline itself may end the last attempt, and on a busy machine it is noticed late.
      double took = Stage.seconds(() -> Stage.mustFail(EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED), "",
          () -> script.client().recordTrades(TRADES, java.time.Duration.ofSeconds(2))));
      Stage.must(took < 10 && script.times().size() >= 2, script.times().size() + " calls in " + took + " s");
    }
  }

  /** Asks to wait, then has not recorded one of two, and at last has. */
  private static List<RecordResult> waiting(int call, RecordTradesRequest request) {
    if (call == 1) {
      throw Script.end(Status.UNAVAILABLE, "400");
    }
    if (call == 2) {
      ItemError away = ItemError.newBuilder().setCode(Status.Code.UNAVAILABLE.value()).build();
      return List.of(RecordResult.newBuilder().setId("a").setError(away).build(), recorded("b"));
    }
    if (call == 3) { // a connection that broke
      throw Script.end(Status.INTERNAL, "");
    }
    if (request.getTradesCount() != 1) {
      throw Script.end(Status.INVALID_ARGUMENT, "");
    }
    return List.of(recorded("a"));
  }

  private static RecordResult recorded(String id) {
    return RecordResult.newBuilder().setId(id).setStatus(RecordStatus.RECORD_STATUS_RECORDED).build();
  }

  /** Which token a watch goes on with, whatever it was cut off in. */
  static void tokens() {
    List<Script.Stream> streams =
        List.of(
            new Script.Stream(Status.UNAVAILABLE, part("A")),
            new Script.Stream(Status.UNAVAILABLE, part("A"), part("B"),
                message("1").setSnapshotComplete(SnapshotComplete.getDefaultInstance()).build(), change("2"),
                message("").setGoingAway(
                    GoingAway.newBuilder().setReconnectAfter(Duration.newBuilder().setNanos(10_000_000))).build()),
            new Script.Stream(Status.OK, change("3"), message("4").setBookmark(Bookmark.getDefaultInstance()).build()),
            new Script.Stream(Status.PERMISSION_DENIED));
    try (Script script = new Script(streams);
        Watch watch = script.client().watch("A", "B")) {
      Stage.must(watch.next() instanceof Watch.Snapshot snapshot && snapshot.thresholdSets().size() == 2,
          "not one whole snapshot");
      for (String token : List.of("2", "3")) {
        Watch.Event event = watch.next();
        Stage.must(event instanceof Watch.Change && event.token().equals(token), event + " where " + token + " was to come");
      }
      Stage.mustFail(Status.Code.PERMISSION_DENIED, "", watch::hasNext);
      Stage.must(script.tokens().equals(List.of("", "", "2", "4")), "tokens: " + script.tokens());
    }
  }

  private static WatchThresholdsResponse.Builder message(String token) {
    return WatchThresholdsResponse.newBuilder().setResumeToken(token);
  }

  private static WatchThresholdsResponse part(String symbol) {
    ThresholdSet set = ThresholdSet.newBuilder().setSymbol(symbol).build();
    return message("part").setSnapshot(Snapshot.newBuilder().addThresholdSets(set)).build();
  }

  private static WatchThresholdsResponse change(String token) {
    ThresholdSet set = ThresholdSet.newBuilder().setSymbol("A").build();
    return message(token).setChange(Change.newBuilder().setThresholdSet(set)).build();
  }
}
