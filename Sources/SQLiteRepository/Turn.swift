internal import RelationalRepository
internal import Repository
internal import Synchronization

/// One caller's place in a queue of blocking work: it waits until its turn comes, its deadline passes or it is
/// cancelled, whichever is first. Work whose caller has gone is not begun.
final class Turn<Result: Sendable>: Sendable {
  private enum State {
    case waiting(CheckedContinuation<Result, any Error>)
    case running(CheckedContinuation<Result, any Error>)
    case over
  }

  private let state: Mutex<State>
  /// Asked for when the caller goes while the work runs.
  let cancellation = Cancellation()
  /// Ends the wait at the deadline.
  private let timer = Mutex<Task<Void, any Error>?>(nil)

  private init(_ continuation: CheckedContinuation<Result, any Error>) {
    state = Mutex(.waiting(continuation))
  }

  /// Hands a turn to `enqueue`, which must have `run` called on it sooner or later, and waits for it.
  static func take(
    deadline: ContinuousClock.Instant?, _ enqueue: @escaping @Sendable (Turn) -> Void
  ) async throws -> Result {
    let place = Mutex<Turn?>(nil)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let turn = Turn(continuation)
        place.withLock { $0 = turn }
        if Task.isCancelled { turn.expire("cancelled") }
        guard let deadline else { return enqueue(turn) }
        if deadline <= .now { return turn.expire("the deadline has passed") }
        let timer = Task { [weak turn] in
          try await Task.sleep(until: deadline, clock: .continuous)
          turn?.expire("the deadline passed while waiting for the database")
        }
        turn.timer.withLock { $0 = timer }
        enqueue(turn)
      }
    } onCancel: {
      guard let turn = place.withLock({ $0 }) else { return }
      turn.cancellation.request()
      turn.expire("cancelled while waiting for the database")
    }
  }

  /// Runs `work`, unless its caller has gone.
  func run(_ work: () throws -> Result) {
    let caller = state.withLock { state -> CheckedContinuation<Result, any Error>? in
      guard case .waiting(let caller) = state else { return nil }
      state = .running(caller)
      return caller
    }
    guard let caller else { return }
    timer.withLock { $0?.cancel() }
    let result = Swift.Result { try work() }
    state.withLock { $0 = .over }
    caller.resume(with: result)
  }

  private func expire(_ reason: String) {
    let caller = state.withLock { state -> CheckedContinuation<Result, any Error>? in
      guard case .waiting(let caller) = state else { return nil }
      state = .over
      return caller
    }
    caller?.resume(throwing: RepositoryError(.deadlineExceeded, reason))
  }
}
