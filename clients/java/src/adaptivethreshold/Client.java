package adaptivethreshold;

import adaptivethreshold.v1.Action;
import adaptivethreshold.v1.AdaptiveThresholdServiceGrpc;
import adaptivethreshold.v1.AdaptiveThresholdServiceGrpc.AdaptiveThresholdServiceBlockingStub;
import adaptivethreshold.v1.EvaluateRequest;
import adaptivethreshold.v1.EvaluateResponse;
import adaptivethreshold.v1.GetThresholdsRequest;
import adaptivethreshold.v1.Intent;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.Signal;
import adaptivethreshold.v1.ThresholdSet;
import adaptivethreshold.v1.Trade;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Acts for one user, over one connection, and one more for each watch. Any number of threads may share it. */
public final class Client implements AutoCloseable {
  private static final Duration RECORD_DEADLINE = Duration.ofSeconds(30);

  private final String target;
  private final String user;
  private final Options options;
  private final Connection connection;
  private final AdaptiveThresholdServiceBlockingStub stub;
  private final Memory memory;

  /**
   * Connects to {@code target}, such as 127.0.0.1:50051, in the background: a server that is away shows in the calls.
   *
   * @param user for whom it acts
   */
  public Client(String target, String user, Options options) {
    this.target = target;
    this.user = user;
    this.options = options;
    connection = new Connection(target, options);
    stub = AdaptiveThresholdServiceGrpc.newBlockingStub(connection.channel());
    memory = new Memory(options.lastKnown());
  }

  /** Every call as generated, with key and deadline on it; {@link CallException#of} reads what it throws. */
  public AdaptiveThresholdServiceBlockingStub service() {
    return stub;
  }

  /** For other stubs, such as those with futures; key and deadline are on their calls as well. */
  public Channel channel() {
    return connection.channel();
  }

  /** Ends the connection and every call on it. A watch is closed by itself. */
  @Override
  public void close() {
    connection.close();
  }

  /**
   * Effective thresholds of a symbol; of the user's global set if it is empty.
   *
   * @throws CallException if the server does not answer with them
   */
  public ThresholdSet thresholds(String symbol) {
    try {
      var request = GetThresholdsRequest.newBuilder().setUserId(user).setSymbol(symbol).build();
      return stub.getThresholds(request).getThresholdSet();
    } catch (StatusRuntimeException thrown) {
      throw failed(thrown);
    }
  }

  /**
   * Tells whether to trade a signal, within the deadline and whatever becomes of the server: while it cannot be asked, entries
   * are refused and exits allowed; see {@link Options#lastKnown}.
   *
   * <pre>{@code
   * if (client.shouldTrade("BTCUSDT", ACTION_BUY, signal -> signal.setConfidence(0.92).setRsi(41)))
   * }</pre>
   *
   * @param values sets what the bot saw; what it does not set is absent, not zero. The intent is an entry unless it says otherwise.
   * @throws CallException for what is the caller's to mend, such as a wrong key or a bad field
   */
  public boolean shouldTrade(String symbol, Action action, Consumer<Signal.Builder> values) {
    return decide(symbol, action, values).shouldTrade();
  }

  /** {@link #shouldTrade} with what the decision rests on. */
  public Decision decide(String symbol, Action action, Consumer<Signal.Builder> values) {
    Signal.Builder builder = Signal.newBuilder().setSymbol(symbol).setAction(action).setIntent(Intent.INTENT_ENTRY);
    values.accept(builder);
    Signal signal = builder.build();
    long end = System.nanoTime() + options.deadline().toNanos();
    try {
      EvaluateResponse response = evaluate(signal, end);
      return new Decision(response.getShouldTrade(), Source.SERVER, response.getReason(), response.getDecisionId(),
          Optional.of(response.getThresholds()), Optional.of(response));
    } catch (CallException failure) {
      if (!failure.isAway()) {
        throw failure;
      }
      return alone(signal, "the server cannot be asked: " + failure.getMessage());
    }
  }

  /** {@link #recordTrades(List, Duration)} within 30 s. */
  public List<RecordResult> recordTrades(List<Trade> trades) {
    return recordTrades(trades, RECORD_DEADLINE);
  }

  /**
   * Records closed trades, at most 1,000; what is answered is durable. A trade without a user is the client's user's.
   *
   * <p>It tries again while the server is away, until the deadline: a trade is known by its id, so that one whose answer got
   * lost comes back as ALREADY_RECORDED and counts once.
   *
   * @return what became of each, in order; a result with an error is the caller's to mend
   * @throws IllegalArgumentException for a trade without an id
   * @throws CallException if the deadline passes, or the server refuses
   */
  public List<RecordResult> recordTrades(List<Trade> trades, Duration deadline) {
    for (int index = 0; index < trades.size(); index++) {
      if (trades.get(index).getTradeId().isEmpty()) {
        throw new IllegalArgumentException(
            "trades[" + index + "] has no trade_id, and could not be repeated safely");
      }
    }
    List<Trade> owned =
        trades.stream().map(each -> each.getUserId().isEmpty() ? each.toBuilder().setUserId(user).build() : each).toList();
    return new Recorder(stub, connection, deadline).record(owned);
  }

  /** Watches symbols from a snapshot on; an empty one is the user's global set. */
  public Watch watch(String... symbols) {
    return watch(new Watch.Options(), symbols);
  }

  /** Watches symbols as the options say. */
  public Watch watch(Watch.Options watching, String... symbols) {
    return new Watch(() -> new Connection(target, options), user, List.of(symbols), watching);
  }

  /** Asks, and where nobody is there once more: the proxy may know a better replica. */
  private EvaluateResponse evaluate(Signal signal, long end) {
    EvaluateRequest request = EvaluateRequest.newBuilder().setUserId(user).setSignal(signal).build();
    for (boolean isFirst = true; ; isFirst = false) {
      long asked = System.nanoTime();
      try {
        EvaluateResponse response = stub.withDeadlineAfter(end - asked, TimeUnit.NANOSECONDS).evaluate(request);
        memory.keep(response, asked);
        return response;
      } catch (StatusRuntimeException thrown) {
        CallException failure = failed(thrown);
        Duration pause = Durations.between(Duration.ofMillis(20), Duration.ofMillis(50));
        boolean mayRepeat = isFirst && failure.code() == Status.Code.UNAVAILABLE;
        if (!mayRepeat || end - System.nanoTime() <= pause.toNanos() || !Durations.sleep(pause)) {
          throw failure;
        }
      }
    }
  }

  /** Decides without the server. */
  private Decision alone(Signal signal, String cause) {
    return memory
        .recall(user, signal.getSymbol())
        .map(known -> {
          String reason = String.format(
              Locale.ROOT, "by thresholds known for %.1f s, as %s", known.age().toMillis() / 1000.0, cause);
          return new Decision(Gates.pass(signal, known.set()), Source.LAST_KNOWN, reason, "",
              Optional.of(known.set()), Optional.empty());
        })
        .orElseGet(() -> new Decision(
            Gates.isExit(signal), Source.FALLBACK, cause, "", Optional.empty(), Optional.empty()));
  }

  private CallException failed(StatusRuntimeException thrown) {
    if (thrown.getStatus().getCode() == Status.Code.UNAVAILABLE) {
      connection.unavailable();
    }
    return CallException.of(thrown);
  }
}
