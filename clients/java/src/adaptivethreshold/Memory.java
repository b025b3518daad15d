package adaptivethreshold;

import adaptivethreshold.v1.EvaluateResponse;
import adaptivethreshold.v1.ThresholdSet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the server last answered about each scope. Safe for any number of threads. */
final class Memory {
  /** Thresholds and how long ago the server knew them. */
  record Known(ThresholdSet set, Duration age) {}

  private record Scope(String user, String symbol) {}

  /** The set is null if the answer came with locks: it decides nothing. */
  private record Entry(ThresholdSet set, long atNanos) {}

  private static final int SCOPES_MAX = 10_000;

  private final Duration ageMax;
  /** In the order in which they came: oldest first. */
  private final Map<Scope, Entry> scopes = new LinkedHashMap<>();

  /** Thresholds older than {@code ageMax} are not recalled; with zero none are kept. */
  Memory(Duration ageMax) {
    this.ageMax = ageMax;
  }

  /** Remembers an answer to a question of that {@link System#nanoTime}; a stale answer is older by its age. */
  synchronized void keep(EvaluateResponse response, long askedNanos) {
    if (ageMax.isZero() || !response.hasThresholds()) {
      return;
    }
    ThresholdSet set = response.getThresholds();
    Scope scope = new Scope(set.getUserId(), set.getSymbol());
    long at = askedNanos - Durations.of(response.getAge()).toNanos();
    scopes.remove(scope);
    scopes.put(scope, new Entry(response.getLocksCount() == 0 ? set : null, at));
    if (scopes.size() > SCOPES_MAX) {
      scopes.remove(scopes.keySet().iterator().next());
    }
  }

  /** What is known of a scope, if that is young enough to decide from. */
  synchronized Optional<Known> recall(String user, String symbol) {
    Entry entry = scopes.get(new Scope(user, symbol));
    if (entry == null || entry.set() == null) {
      return Optional.empty();
    }
    Duration age = Duration.ofNanos(System.nanoTime() - entry.atNanos());
    return age.compareTo(ageMax) > 0 ? Optional.empty() : Optional.of(new Known(entry.set(), age));
  }
}
