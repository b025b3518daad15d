package adaptivethreshold;

import adaptivethreshold.v1.Scope;
import adaptivethreshold.v1.ThresholdSet;
import adaptivethreshold.v1.WatchThresholdsRequest;
import adaptivethreshold.v1.WatchThresholdsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Shows the thresholds of symbols and then every change, once and in order, over any number of connections. Made by {@link
 * Client#watch}; one thread reads it, any may close it.
 *
 * <pre>{@code
 * while (watch.hasNext()) {
 *   if (watch.next() instanceof Watch.Change change) ...
 * }
 * }</pre>
 */
public final class Watch implements Iterator<Watch.Event>, AutoCloseable {
  /**
   * How to watch.
   *
   * @param token of the last event seen: go on after it, without a snapshot; empty for a snapshot first
   * @param conflate let a reader that is too slow have the latest change of each scope instead of every one
   * @param bookmarkInterval 5 to 60 s; after three of them without a message the watch reconnects
   */
  public record Options(String token, boolean conflate, Duration bookmarkInterval) {
    private static final Duration INTERVAL_MIN = Duration.ofSeconds(5);
    private static final Duration INTERVAL_MAX = Duration.ofSeconds(60);

    /** Makes of the interval what the server makes of it; otherwise silence would be misjudged. */
    public Options {
      bookmarkInterval = Durations.shorter(Durations.longer(bookmarkInterval, INTERVAL_MIN), INTERVAL_MAX);
    }

    /** From a snapshot on, every change, 15 s. */
    public Options() {
      this("", false, Duration.ofSeconds(15));
    }

    /** These with another token. */
    public Options withToken(String token) {
      return new Options(token, conflate, bookmarkInterval);
    }

    /** These with or without conflation. */
    public Options withConflate(boolean conflate) {
      return new Options(token, conflate, bookmarkInterval);
    }

    /** These with another interval. */
    public Options withBookmarkInterval(Duration bookmarkInterval) {
      return new Options(token, conflate, bookmarkInterval);
    }
  }

  /** A snapshot or a change. */
  public sealed interface Event {
    /** Goes on after this event, in any process and on any replica. */
    String token();
  }

  /** The state of all watched scopes: at the beginning, and again if the log was compacted past the watch. */
  public record Snapshot(List<ThresholdSet> thresholdSets, String token) implements Event {}

  /** A change of one scope. */
  public record Change(WatchThresholdsResponse.Change change, String token) implements Event {}

  /** Before another connection, unless the server asks for longer. */
  private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);

  private final Supplier<Connection> connect;
  private final WatchThresholdsRequest request;
  private final Duration silenceMax;
  private String token;
  /** What has come of a snapshot that is not complete, else null; until it is, tokens do not stand for the whole. */
  private List<ThresholdSet> partial;
  private Event next;

  /** Guarded by this, as is {@code isClosed}. */
  private WatchStream stream;
  private boolean isClosed;

  Watch(Supplier<Connection> connect, String user, List<String> symbols, Options options) {
    this.connect = connect;
    token = options.token();
    silenceMax = options.bookmarkInterval().multipliedBy(3);
    List<Scope> scopes = new ArrayList<>();
    for (String symbol : symbols) {
      scopes.add(Scope.newBuilder().setUserId(user).setSymbol(symbol).build());
    }
    request =
        WatchThresholdsRequest.newBuilder()
            .addAllScopes(scopes)
            .setConflate(options.conflate())
            .setAutoResnapshot(true)
            .setBookmarkInterval(Durations.message(options.bookmarkInterval()))
            .build();
  }

  /**
   * Waits for the next event; false once the watch is closed, or the thread interrupted.
   *
   * @throws CallException if another connection would not mend it
   */
  @Override
  public boolean hasNext() {
    try {
      for (WatchStream open = open(); next == null && open != null; open = open()) {
        // The peer is gone after so much silence, though no packet may ever say so.
        WatchThresholdsResponse message = open.read(silenceMax);
        if (message == null) {
          lost(open.failure());
        } else {
          next = take(message);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
    }
    return next != null;
  }

  @Override
  public Event next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the watch is closed");
    }
    Event event = next;
    next = null;
    return event;
  }

  /** Goes on after the last event, or after a bookmark that followed it; empty before the first snapshot. The reader's. */
  public String token() {
    return token;
  }

  /** Ends {@link #hasNext} at once, also from another thread. */
  @Override
  public synchronized void close() {
    isClosed = true;
    disconnect();
    notifyAll();
  }

  /** The stream, a new one if need be; null once the watch is closed. */
  private synchronized WatchStream open() {
    if (stream == null && !isClosed) {
      partial = null;
      // Its own connection, and a new one each time: what was lost may be half-open, and would swallow the next stream too.
      stream = new WatchStream(connect.get(), request.toBuilder().setResumeToken(token).build());
    }
    return stream;
  }

  /** The event that a message makes, or null. */
  private Event take(WatchThresholdsResponse message) throws InterruptedException {
    switch (message.getEventCase()) {
      case SNAPSHOT -> {
        partial = partial == null ? new ArrayList<>() : partial;
        partial.addAll(message.getSnapshot().getThresholdSetsList());
      }
      case SNAPSHOT_COMPLETE -> {
        token = message.getResumeToken();
        List<ThresholdSet> sets = partial == null ? List.of() : List.copyOf(partial);
        partial = null;
        return new Snapshot(sets, token);
      }
      case CHANGE -> {
        token = message.getResumeToken();
        return new Change(message.getChange(), token);
      }
      case BOOKMARK -> token = partial == null ? message.getResumeToken() : token;
      case GOING_AWAY -> {
        disconnect();
        pause(Durations.of(message.getGoingAway().getReconnectAfter()));
      }
      case EVENT_NOT_SET -> {}
    }
    return null;
  }

  /** Ends the stream and waits, if another one may help. */
  private void lost(CallException failure) throws InterruptedException {
    disconnect();
    if (isClosed()) {
      return;
    }
    // After REVISION_COMPACTED it begins again with a snapshot.
    if (!failure.isAway() && !failure.reason().equals("REVISION_COMPACTED")) {
      throw failure;
    }
    pause(Durations.longer(RECONNECT_DELAY, failure.retryAfter().orElse(Duration.ZERO)));
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  private synchronized void disconnect() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  /** Waits, unless the watch is closed. */
  private synchronized void pause(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toMillis(); !isClosed && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }
}
