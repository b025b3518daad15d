/// Waiting for a revision: until it is handed out, not for so long.
extension ChangeFeed {
  struct Waiter {
    var revision: Int64
    var continuation: CheckedContinuation<Void, any Error>
  }

  /// Returns when the feed has handed out `revision`.
  ///
  /// What was committed before the call is there after one read of the log. Only a revision that is not committed yet
  /// waits longer, for the feed to come by it.
  ///
  /// - Throws: a `Refusal` at the deadline; what the read of the log threw; `CancellationError`.
  package func wait(for revision: Int64, deadline: ContinuousClock.Instant?) async throws {
    guard ring.head < revision else { return }
    lastWaiter += 1
    let id = lastWaiter
    // Neither runs before the wait has begun: that suspends, and this actor with it, only then.
    Task { [self] in
      do { try await catchUp() } catch { fail(id, error) }
    }
    let timer = deadline.map { deadline in
      Task { [self] in
        try await Task.sleep(until: deadline, clock: .continuous)
        fail(id, Self.notReached)
      }
    }
    defer { timer?.cancel() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        waiters[id] = Waiter(revision: revision, continuation: continuation)
        if Task.isCancelled { fail(id, CancellationError()) }
      }
    } onCancel: {
      Task { await self.fail(id, CancellationError()) }
    }
  }

  /// Lets go of those whose revision is handed out.
  func resumeWaiters() {
    for (id, waiter) in waiters where waiter.revision <= ring.head {
      waiters[id] = nil
      waiter.continuation.resume()
    }
  }

  private func fail(_ id: Int, _ error: any Error) {
    waiters.removeValue(forKey: id)?.continuation.resume(throwing: error)
  }

  private static let notReached = Refusal(
    .deadlineExceeded, "TOKEN_NOT_REACHED", "this replica has not reached the token's revision yet")
}
