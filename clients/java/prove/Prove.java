import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Proves the client against the stage of Tests/Clients, item by item; clients/README.md lists them. */
public final class Prove {
  private Prove() {}

  /** Ends with 1 if an item fails. */
  public static void main(String[] arguments) {
    Map<String, Consumer<Stage>> items = new LinkedHashMap<>();
    items.put("connect", Decisions::connect);
    items.put("should_trade", Decisions::shouldTrade);
    items.put("fallback", Decisions::fallback);
    items.put("last_known", Decisions::lastKnown);
    items.put("deadline", Decisions::deadline);
    items.put("trade_once", Writes::tradeOnce);
    items.put("watch_resume", Writes::watchResume);
    items.put("watch_silence", Writes::watchSilence);
    items.put("wrong_key", Decisions::wrongKey);
    int failed = 0;
    for (var item : items.entrySet()) {
      try (Stage stage = new Stage(item.getKey())) {
        item.getValue().accept(stage);
        System.out.println("CHECK " + item.getKey() + " ok");
      } catch (RuntimeException fault) {
        failed++;
        System.out.println("CHECK " + item.getKey() + " FAILED " + fault + " " + fault.getStackTrace()[1]);
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }
}
