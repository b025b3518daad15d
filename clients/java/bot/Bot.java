import adaptivethreshold.CallException;
import adaptivethreshold.Client;
import adaptivethreshold.Decision;
import adaptivethreshold.Options;
import adaptivethreshold.Watch;
import adaptivethreshold.v1.Action;
import adaptivethreshold.v1.Intent;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.Trade;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The example bot: it takes signals from a made-up market, asks whether to trade each, trades on paper, records what became of
 * it, and shows its thresholds as they change.
 */
public final class Bot {
  private static final String SYMBOL = "BTCUSDT";
  private static final int ROUNDS = 40;
  /** Rounds that a position is held. */
  private static final int ROUNDS_HELD = 2;
  /** Percent, entry and exit together. */
  private static final double FEE = 0.2;

  /** A position on paper. */
  private record Position(String decision, double price, Instant opened, int round) {}

  private final Client client;
  private final Random random = new Random();
  private double price = 100;
  private Position position;
  private int recorded;

  private Bot(Client client) {
    this.client = client;
  }

  /** Runs for some seconds. THRESHOLD_TARGET, THRESHOLD_KEY and THRESHOLD_USER say where and as whom. */
  public static void main(String[] arguments) throws InterruptedException {
    Options options =
        new Options()
            .withKey(System.getenv().getOrDefault("THRESHOLD_KEY", ""))
            .withLastKnown(Options.LAST_KNOWN_MAX);
    try (Client client = new Client(System.getenv("THRESHOLD_TARGET"), System.getenv("THRESHOLD_USER"), options)) {
      Watch watch = client.watch(SYMBOL);
      Thread watcher = new Thread(() -> show(watch));
      watcher.start();
      Bot bot = new Bot(client);
      try {
        bot.run();
      } finally {
        watch.close();
        watcher.join();
      }
      System.out.println(bot.recorded + " trades recorded");
    }
  }

  private static void show(Watch watch) {
    try {
      while (watch.hasNext()) {
        Watch.Event event = watch.next();
        if (event instanceof Watch.Snapshot snapshot) {
          snapshot.thresholdSets().forEach(set -> System.out.println("thresholds are " + set.getThresholdsMap()));
        } else if (event instanceof Watch.Change change) {
          System.out.println("thresholds are now " + change.change().getThresholdSet().getThresholdsMap());
        }
      }
    } catch (CallException failure) {
      System.out.println("the watch has ended: " + failure.getMessage());
    }
  }

  private void run() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      double change = random.nextDouble(-5, 5);
      price *= 1 + change / 100;
      if (position == null) {
        considerEntry(change, round);
      } else if (round - position.round() >= ROUNDS_HELD) {
        considerExit();
      }
      Thread.sleep(50);
    }
  }

  private void considerEntry(double change, int round) {
    Decision decision =
        client.decide(SYMBOL, Action.ACTION_BUY, signal -> signal
            .setConfidence(random.nextDouble(0.7, 1))
            .setRsi(random.nextDouble(20, 80))
            .setMacd(Math.abs(change) / 10)
            .setVolume(5e9)
            .setChangePercent(change)
            .setPrice(price));
    if (decision.shouldTrade()) {
      System.out.printf("bought at %.2f: %s%n", price, decision.reason());
      position = new Position(decision.id(), price, Instant.now(), round);
    }
  }

  private void considerExit() {
    if (client.shouldTrade(SYMBOL, Action.ACTION_SELL, signal -> signal.setIntent(Intent.INTENT_EXIT))) {
      record(position);
      position = null;
    }
  }

  private void record(Position closed) {
    double percent = 100 * (price / closed.price() - 1) - FEE;
    Trade trade =
        Trade.newBuilder()
            .setTradeId("paper-" + UUID.randomUUID())
            .setSymbol(SYMBOL)
            .setDecisionId(closed.decision())
            .setSide(Action.ACTION_BUY)
            .setEntryPrice(closed.price())
            .setExitPrice(price)
            .setPnlPercent(percent)
            .setOpenedAt(timestamp(closed.opened()))
            .setClosedAt(timestamp(Instant.now()))
            .build();
    RecordResult result = client.recordTrades(List.of(trade)).get(0);
    if (result.hasError()) {
      throw new IllegalStateException(result.getError().getReason() + ": " + result.getError().getMessage());
    }
    recorded++;
    System.out.printf("sold at %.2f: %+.2f %%%n", price, percent);
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
  }
}
