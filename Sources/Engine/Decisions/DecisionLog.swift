package import Repository
import Synchronization
package import ThresholdCore

/// Decisions on their way to storage: Evaluate appends without waiting, one writer inserts them in batches.
///
/// A decision is durable within the flush interval. While storage is away they wait, up to a bound; beyond it the newest
/// are counted as lost, never guessed.
package final class DecisionLog: Sendable {
  /// A decision with the clock that its user had.
  struct Waiting: Sendable {
    var decision: Decision?
    var user: UserID
    var clock: UserClock
  }

  private struct State {
    var waiting: [Waiting] = []
    var lost: Int64 = 0
    var flushed: UInt64 = 0
    /// The flush that runs, for others to join.
    var flush: Task<Void, any Error>?
  }

  private let state = Mutex(State())
  private let repository: any Repository
  /// Told of users' clocks that storage knows better: another process may have moved one, or have been first to say
  /// what kind of user it is.
  private let corrected: @Sendable (UserID, UserClock) -> Void
  private let batch: Int
  private let waitingMax: Int

  package init(
    repository: any Repository, batch: Int, waitingMax: Int,
    corrected: @escaping @Sendable (UserID, UserClock) -> Void = { _, _ in }
  ) {
    self.corrected = corrected
    self.repository = repository
    self.batch = batch
    self.waitingMax = waitingMax
  }

  /// Decisions that were given up: storage was away too long, or refuses them for good.
  package var lost: Int64 { state.withLock { $0.lost } }

  /// Decisions that were made durable.
  package var flushed: UInt64 { state.withLock { $0.flushed } }

  /// Decisions that wait.
  package var depth: Int { state.withLock { $0.waiting.count } }

  /// Takes a decision (or only a user's moved clock) for the next batch.
  func append(_ entry: Waiting) {
    let isBatch = state.withLock { state in
      if state.waiting.count < waitingMax {
        state.waiting.append(entry)
      } else if entry.decision != nil {
        state.lost += 1
      }
      return state.waiting.count == batch && state.flush == nil
    }
    // A full batch need not wait for the interval. A failure leaves it waiting for the next one.
    if isBatch { Task { try? await flush() } }
  }

  /// Returns when everything appended before the call is durable. Throws if storage fails; nothing is lost then.
  package func flush() async throws {
    // A flush that runs already may have begun before our caller appended: its end is not ours.
    _ = await state.withLock { $0.flush }?.result
    let mine = state.withLock { state -> Task<Void, any Error>? in
      if let running = state.flush { return running }
      guard !state.waiting.isEmpty else { return nil }
      let task = Task { [self] in
        defer { self.state.withLock { $0.flush = nil } }
        try await writeAll()
      }
      state.flush = task
      return task
    }
    try await mine?.value
  }

  private func writeAll() async throws {
    var left = state.withLock { $0.waiting.count }
    while left > 0 {
      let entries = state.withLock { state in
        let count = min(batch, state.waiting.count)
        let taken = Array(state.waiting.prefix(count))
        state.waiting.removeFirst(count)
        return taken
      }
      guard !entries.isEmpty else { return }
      left -= entries.count
      do {
        let refused = try await write(entries[...])
        // If storage refuses all of them, it is storage that is at fault, and they wait until that is mended.
        if refused.count == entries.count, let first = refused.first { throw first.cause }
        state.withLock {
          $0.lost += Int64(refused.count)
          $0.flushed += UInt64(
            entries.count { $0.decision != nil } - refused.count { $0.entry.decision != nil })
        }
      } catch {
        state.withLock { $0.waiting.insert(contentsOf: entries, at: 0) }
        throw error
      }
    }
  }

  /// Writes in one transaction. Of entries that storage refuses, each half is tried for itself, so that the others do
  /// not wait behind the one that is at fault.
  ///
  /// - Returns: those that were refused alone, with the reason.
  private func write(_ entries: ArraySlice<Waiting>) async throws -> [(
    entry: Waiting, cause: RepositoryError
  )] {
    do {
      let better = try await repository.write(deadline: .now + .seconds(30)) { transaction in
        try Self.insert(entries, into: transaction)
      }
      for (user, clock) in better { corrected(user, clock) }
      return []
    } catch let error as RepositoryError where error.kind == .rejected {
      guard entries.count > 1 else { return entries.map { ($0, error) } }
      let half = entries.count / 2
      return try await write(entries.prefix(half)) + write(entries.dropFirst(half))
    }
  }

  /// Moves the clocks of the users, then inserts the decisions.
  ///
  /// - Returns: the clocks that were not moved, because storage knows better.
  private static func insert(
    _ entries: ArraySlice<Waiting>, into transaction: any WriteTransaction
  ) throws -> [UserID: UserClock] {
    var better: [UserID: UserClock] = [:]
    var clocks: [UserID: UserClock] = [:]
    for entry in entries {
      // Two threads may have appended in another order than they moved the clock.
      switch (clocks[entry.user] ?? .undecided, entry.clock) {
      case (.undecided, let new) where new != .undecided: clocks[entry.user] = new
      case (.simulated(let known), .simulated(let new)) where new > known: clocks[entry.user] = entry.clock
      default: break
      }
    }
    for (id, clock) in clocks.sorted(by: { $0.key < $1.key }) {
      if clock == .real, try transaction.user(id)?.clock == .real { continue }
      var user = try transaction.lockUser(id)
      switch (user.clock, clock) {
      case (.undecided, _): break
      case (.simulated(let known), .simulated(let new)) where new > known: break
      // Another call was first to say what kind of user this is, or has gone further.
      default:
        if user.clock != clock { better[id] = user.clock }
        continue
      }
      user.clock = clock
      try transaction.put(user)
    }
    try transaction.insert(entries.compactMap(\.decision))
    return better
  }
}
