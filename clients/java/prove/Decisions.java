import adaptivethreshold.Client;
import adaptivethreshold.Decision;
import adaptivethreshold.Options;
import adaptivethreshold.Source;
import adaptivethreshold.v1.Action;
import adaptivethreshold.v1.Intent;
import adaptivethreshold.v1.Signal;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Items about decisions; each throws at its first fault. */
final class Decisions {
  private static final Set<String> PARAMETERS =
      Set.of("rsi_threshold", "confidence_threshold", "macd_threshold", "volume_threshold", "momentum_threshold");

  private Decisions() {}

  static void connect(Stage stage) {
    // A virtual machine that has just started is slow at everything that it does first.
    Options patient = new Options().withDeadline(Duration.ofSeconds(10));
    var thresholds = stage.client(patient).thresholds(Stage.SYMBOL).getThresholdsMap();
    Stage.must(thresholds.keySet().equals(PARAMETERS), thresholds);
  }

  static void shouldTrade(Stage stage) {
    Client client = stage.client();
    Stage.must(client.shouldTrade(Stage.SYMBOL, Action.ACTION_BUY, passing(30)), "a passing entry is refused");
    Decision refused = client.decide(Stage.SYMBOL, Action.ACTION_BUY, passing(99));
    Stage.must(!refused.shouldTrade() && refused.reason().toLowerCase(Locale.ROOT).contains("rsi"), refused);
    Stage.must(refused.source() == Source.SERVER && !refused.id().isEmpty(), refused);
  }

  static void fallback(Stage stage) {
    Options options = new Options().withDeadline(Duration.ofMillis(500));
    for (String path : List.of("/wire/cut", "/wire/stall")) {
      Client connected = stage.client(options);
      connected.thresholds(Stage.SYMBOL);
      stage.control(path);
      mustAnswer(connected, Source.FALLBACK, options, List.of(false, true, false));
      // And one that never was connected.
      mustAnswer(stage.client(options), Source.FALLBACK, options, List.of(false, true, false));
      stage.control("/restore");
    }
  }

  static void lastKnown(Stage stage) {
    Stage.mustRefuse("61 s", () -> new Options().withLastKnown(Duration.ofSeconds(61)));
    Options options = new Options().withLastKnown(Duration.ofSeconds(3));
    Client remembers = stage.client(options);
    Client forgets = stage.client();
    for (Client client : List.of(remembers, forgets)) {
      Decision decision = client.decide(Stage.SYMBOL, Action.ACTION_BUY, passing(30));
      Stage.must(decision.source() == Source.SERVER, decision);
    }
    // What the server says of these is what the client has to say by itself.
    List<Boolean> wanted = probe(remembers, Source.SERVER);
    long known = System.nanoTime();
    stage.control("/wire/cut");
    List<Boolean> said = probe(remembers, Source.LAST_KNOWN);
    Stage.must(said.equals(wanted), "the server said " + wanted + ", the client " + said);
    mustAnswer(remembers, Source.LAST_KNOWN, options, List.of(true, true, false));
    Decision failing = remembers.decide(Stage.SYMBOL, Action.ACTION_BUY, passing(99));
    Stage.must(failing.source() == Source.LAST_KNOWN && !failing.shouldTrade(), failing);
    Decision other = remembers.decide("ETHUSDT", Action.ACTION_BUY, passing(30));
    Stage.must(other.source() == Source.FALLBACK && !other.shouldTrade(), other);
    mustAnswer(forgets, Source.FALLBACK, options, List.of(false, true, false));
    waitUntil(known + options.lastKnown().toNanos());
    mustAnswer(remembers, Source.FALLBACK, options, List.of(false, true, false));
  }

  static void deadline(Stage stage) {
    Client client = stage.client(new Options().withDeadline(Duration.ofMillis(500)));
    client.thresholds(Stage.SYMBOL);
    stage.control("/wire/stall");
    double took =
        Stage.seconds(() -> Stage.mustFail(Status.Code.DEADLINE_EXCEEDED, "", () -> client.thresholds(Stage.SYMBOL)));
    Stage.must(took >= 0.4 && took <= 5, "took " + took + " s");
  }

  static void wrongKey(Stage stage) {
    Client client = stage.client(new Options().withKey("0123456789abcdef".repeat(4)));
    Stage.mustFail(Status.Code.UNAUTHENTICATED, "KEY_UNKNOWN",
        () -> client.shouldTrade(Stage.SYMBOL, Action.ACTION_BUY, passing(30)));
    Stage.mustFail(Status.Code.UNAUTHENTICATED, "KEY_UNKNOWN", () -> client.thresholds(Stage.SYMBOL));
  }

  /** Passes every gate of the defaults, with this rsi. */
  private static Consumer<Signal.Builder> passing(double rsi) {
    return signal -> signal.setConfidence(0.95).setRsi(rsi).setChangePercent(5).setVolume(5e9).setMacd(0.5);
  }

  /** The answers to signals of all kinds. */
  private static List<Boolean> probe(Client client, Source source) {
    Options options = new Options();
    List<Boolean> answers = new ArrayList<>();
    Consumer<Signal.Builder> passing = passing(30);
    ask(client, source, options, Action.ACTION_SELL,
        passing.andThen(signal -> signal.setRsi(99).setMacd(-0.5).setChangePercent(-5)), answers);
    ask(client, source, options, Action.ACTION_SELL, passing, answers);
    ask(client, source, options, Action.ACTION_BUY, passing.andThen(signal -> signal.setVolume(1)), answers);
    ask(client, source, options, Action.ACTION_BUY, passing.andThen(signal -> signal.setChangePercent(0.1)), answers);
    ask(client, source, options, Action.ACTION_BUY, passing.andThen(signal -> signal.clearConfidence()), answers);
    ask(client, source, options, Action.ACTION_BUY, signal -> signal.setConfidence(0.95), answers);
    ask(client, source, options, Action.ACTION_HOLD,
        passing.andThen(signal -> signal.setIntent(Intent.INTENT_EXIT)), answers);
    return answers;
  }

  /** That an entry, an exit and a hold are answered so, by that source, in time. */
  private static void mustAnswer(Client client, Source source, Options options, List<Boolean> wanted) {
    List<Boolean> answers = new ArrayList<>();
    ask(client, source, options, Action.ACTION_BUY, passing(30), answers);
    ask(client, source, options, Action.ACTION_SELL, signal -> signal.setIntent(Intent.INTENT_EXIT), answers);
    ask(client, source, options, Action.ACTION_HOLD, passing(30), answers);
    Stage.must(answers.equals(wanted), source + ": " + answers);
  }

  private static void ask(Client client, Source source, Options options, Action action,
      Consumer<Signal.Builder> values, List<Boolean> answers) {
    double took = Stage.seconds(() -> {
      Decision decision = client.decide(Stage.SYMBOL, action, values);
      Stage.must(decision.source() == source, action + ": " + decision);
      answers.add(decision.shouldTrade());
    });
    Stage.must(took < options.deadline().plusSeconds(4).toMillis() / 1000.0, action + " took " + took + " s");
  }

  private static void waitUntil(long nanoTime) {
    try {
      Thread.sleep(Math.max(0, nanoTime - System.nanoTime()) / 1_000_000 + 1);
    } catch (InterruptedException interrupted) {
      throw new Stage.Fault("interrupted");
    }
  }
}
