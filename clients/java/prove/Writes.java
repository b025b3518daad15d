import adaptivethreshold.Client;
import adaptivethreshold.Watch;
import adaptivethreshold.v1.Action;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.RecordStatus;
import adaptivethreshold.v1.Trade;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/** Items about trades and watches; each throws at its first fault. */
final class Writes {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Writes() {}

  static void tradeOnce(Stage stage) {
    Client client = stage.client();
    Trade nameless =
        Trade.newBuilder()
            .setSymbol(Stage.SYMBOL)
            .setSide(Action.ACTION_BUY)
            .setPnlPercent(1.25)
            .setClosedAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
            .build();
    Stage.mustRefuse("a trade without an id", () -> client.recordTrades(List.of(nameless)));
    Trade trade = nameless.toBuilder().setTradeId("once").build();
    stage.control("/ambush");
    RecordResult result = client.recordTrades(List.of(trade)).get(0);
    System.out.println("killed replica " + stage.control("/ambush/result"));
    Stage.must(result.getStatus() == RecordStatus.RECORD_STATUS_RECORDED
        || result.getStatus() == RecordStatus.RECORD_STATUS_ALREADY_RECORDED, result);
    mustCountOne(stage, "once");
    result = client.recordTrades(List.of(trade)).get(0);
    Stage.must(result.getStatus() == RecordStatus.RECORD_STATUS_ALREADY_RECORDED, result);
    mustCountOne(stage, "once");

    stage.control("/ambush/answer");
    result = client.recordTrades(List.of(nameless.toBuilder().setTradeId("answer").build())).get(0);
    System.out.println("lost the answer of replica " + stage.control("/ambush/result"));
    Stage.must(result.getStatus() == RecordStatus.RECORD_STATUS_ALREADY_RECORDED, result);
    mustCountOne(stage, "answer");
    Repeats.repeats();
  }

  static void watchResume(Stage stage) {
    Client client = stage.client();
    String sixth = "";
    try (Watch watch = client.watch(Stage.SYMBOL)) {
      mustBegin(watch);
      for (int number = 1; number <= 10; number++) {
        stage.set(50 + number);
        String token = mustChange(watch, 50 + number);
        if (number == 3) {
          System.out.println("killed replica " + stage.control("/watch/kill"));
        }
        sixth = number == 6 ? token : sixth;
      }
      // What the watch would repeat, it would repeat before this.
      stage.set(70);
      mustChange(watch, 70);
    }
    try (Watch again = client.watch(new Watch.Options().withToken(sixth), Stage.SYMBOL)) {
      for (int number = 7; number <= 10; number++) {
        mustChange(again, 50 + number);
      }
      mustChange(again, 70);
    }
    Repeats.tokens();
  }

  static void watchSilence(Stage stage) {
    Watch.Options options = new Watch.Options().withBookmarkInterval(Duration.ofSeconds(5));
    try (Watch watch = stage.client().watch(options, Stage.SYMBOL)) {
      mustBegin(watch);
      stage.set(61);
      mustChange(watch, 61);
      stage.control("/wire/mute");
      stage.set(62);
      double took = Stage.seconds(() -> mustChange(watch, 62));
      Stage.must(took >= 10 && took <= 30, "the change came after " + took + " s");
      stage.set(63);
      mustChange(watch, 63);
    }
  }

  private static void mustCountOne(Stage stage, String id) {
    String count = stage.control("/trades/count?user=" + stage.user() + "&trade=" + id);
    Stage.must(count.equals("1"), "the trade is recorded " + count + " times");
  }

  /** The next event; the watch is closed when it takes too long. */
  private static Watch.Event next(Watch watch) {
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            watch.close();
          }
        },
        PATIENCE.toMillis());
    try {
      Stage.must(watch.hasNext(), "nothing came");
      return watch.next();
    } finally {
      timer.cancel();
    }
  }

  private static void mustBegin(Watch watch) {
    Stage.must(next(watch) instanceof Watch.Snapshot snapshot && snapshot.thresholdSets().size() == 1, "no snapshot");
  }

  /** That the next event is the change to this rsi_threshold; its token. */
  private static String mustChange(Watch watch, int rsi) {
    Watch.Event event = next(watch);
    if (!(event instanceof Watch.Change change)) {
      throw new Stage.Fault("a snapshot where " + rsi + " was to come");
    }
    double got = change.change().getThresholdSet().getThresholdsOrThrow("rsi_threshold");
    Stage.must(got == rsi, got + " came where " + rsi + " was to come");
    return event.token();
  }
}
