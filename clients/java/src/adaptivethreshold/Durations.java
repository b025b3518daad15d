package adaptivethreshold;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Lengths of time. */
final class Durations {
  private Durations() {}

  static Duration of(com.google.protobuf.Duration duration) {
    return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
  }

  static com.google.protobuf.Duration message(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  /** A random one, so that many clients do not come at once. */
  static Duration between(Duration low, Duration high) {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(low.toNanos(), high.toNanos() + 1));
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Whether the whole time passed; false, with the thread's mark set again, if it was interrupted. */
  static boolean sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
