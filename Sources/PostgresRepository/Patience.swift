internal import RelationalRepository

/// How long a transaction waits for its server.
struct Patience {
  /// The caller's own.
  let deadline: ContinuousClock.Instant
  /// Whether the caller has gone.
  let cancellation: Cancellation
  /// How long the server may take to say that it has stopped.
  let grace: Duration

  /// Whether the server is to be told to stop. A moment after the deadline, because it ends a statement at the
  /// deadline itself.
  func isOver(at now: ContinuousClock.Instant) -> Bool {
    cancellation.isRequested || stopsAt <= now
  }

  /// When the server is told to stop, unless the caller goes before.
  var stopsAt: ContinuousClock.Instant { deadline + grace / 8 }
}
