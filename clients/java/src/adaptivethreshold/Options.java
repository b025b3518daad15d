package adaptivethreshold;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import java.time.Duration;

/**
 * How a client behaves.
 *
 * @param key goes along with every call; empty for a server without keys
 * @param deadline of a call
 * @param lastKnown decide from the last known thresholds while the server cannot be asked, if they are no older than this; at
 *     most {@link #LAST_KNOWN_MAX}; zero: refuse such entries
 * @param credentials of the connection, such as those of {@code TlsChannelCredentials}
 */
public record Options(String key, Duration deadline, Duration lastKnown, ChannelCredentials credentials) {
  /** The server refuses older ones, too. */
  public static final Duration LAST_KNOWN_MAX = Duration.ofSeconds(60);

  /** Checks the age. */
  public Options {
    if (lastKnown.isNegative() || lastKnown.compareTo(LAST_KNOWN_MAX) > 0) {
      throw new IllegalArgumentException("lastKnown is " + lastKnown + "; it must be 0 to " + LAST_KNOWN_MAX);
    }
  }

  /** Plain text, no key, one second a call, nothing decided without the server. */
  public Options() {
    this("", Duration.ofSeconds(1), Duration.ZERO, InsecureChannelCredentials.create());
  }

  /** These with another key. */
  public Options withKey(String key) {
    return new Options(key, deadline, lastKnown, credentials);
  }

  /** These with another deadline. */
  public Options withDeadline(Duration deadline) {
    return new Options(key, deadline, lastKnown, credentials);
  }

  /** These with another age. */
  public Options withLastKnown(Duration lastKnown) {
    return new Options(key, deadline, lastKnown, credentials);
  }

  /** These with other credentials. */
  public Options withCredentials(ChannelCredentials credentials) {
    return new Options(key, deadline, lastKnown, credentials);
  }
}
