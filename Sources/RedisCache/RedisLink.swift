/// Whether to try to reach Redis now: a state machine without a clock or a socket.
///
///     down ──mayTry──▶ trying ──succeeded──▶ up
///       ▲                 │ failed: the next attempt waits, twice as long each time, up to `backoffMax`
///       └─────────────────┴──────────failed──┘
package struct RedisLink {
  package static let backoffMin = Duration.milliseconds(100)
  package static let backoffMax = Duration.seconds(5)

  /// Attempts that failed since the last that did not.
  private var failures = 0
  /// No attempt before it.
  private var retryAt: ContinuousClock.Instant?

  package init() {}

  /// Whether the last attempt succeeded, or none was made yet.
  package var isUp: Bool { failures == 0 }

  /// Whether somebody may try at `now`.
  package func mayTry(at now: ContinuousClock.Instant) -> Bool { retryAt.map { now >= $0 } ?? true }

  /// - Returns: whether it was down before, which is worth a word in the log.
  package mutating func succeeded() -> Bool {
    defer {
      failures = 0
      retryAt = nil
    }
    return failures > 0
  }

  /// - Parameter jitter: from 0 to 1, spreads the attempts of many.
  /// - Returns: whether it was up before, which is worth a word in the log.
  package mutating func failed(at now: ContinuousClock.Instant, jitter: Double) -> Bool {
    let backoff = min(Self.backoffMax, Self.backoffMin * (1 << min(failures, 10)))
    retryAt = now + backoff * (0.5 + jitter / 2)
    failures += 1
    return failures == 1
  }
}
