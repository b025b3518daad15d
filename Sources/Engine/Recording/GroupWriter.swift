import Repository
import ThresholdCore

/// Writes the calls of a group in one transaction, and tells memory what was committed.
struct GroupWriter: Sendable {
  let repository: any Repository
  let storage: StorageWatch
  let table: SnapshotTable
  let configuration: EngineConfiguration
  let metrics: EngineMetrics
  let feed: ChangeFeed
  let unguarded: UnguardedScopes
  private let realUsers = RealUsers(capacity: 100_000)

  init(
    repository: any Repository, storage: StorageWatch, table: SnapshotTable,
    configuration: EngineConfiguration, metrics: EngineMetrics, feed: ChangeFeed, unguarded: UnguardedScopes
  ) {
    self.repository = repository
    self.storage = storage
    self.table = table
    self.configuration = configuration
    self.metrics = metrics
    self.feed = feed
    self.unguarded = unguarded
  }

  /// - Returns: each call's answer, in order. If nobody knows the fate of the commit, or storage is away, everybody's.
  func write(_ calls: [RecordCall], deadline: ContinuousClock.Instant?) async -> [GroupCommit.Answer] {
    let known = unguarded.generation
    let step = RecordTransaction(
      calls: calls, configuration: configuration, realUsers: realUsers, unguarded: unguarded)
    do {
      let committed = try await repository.write(deadline: deadline) { try step.run(in: $0) }
      metrics.recording.count(.committed)
      realUsers.committed(committed.clocks)
      unguarded.found(committed.unguarded, since: known)
      for (user, clock) in committed.clocks { table.written(user, clock: clock) }
      if !committed.locked.isEmpty { await took(committed) }
      let revision = committed.revision ?? feed.head
      return committed.results.map { .success(Engine.Recorded(results: $0, revision: revision)) }
    } catch  where calls.count > 1 && Self.mayBeOfOneCall(error) {
      // Each half is tried for itself, so that the others do not fail with the one that is at fault.
      metrics.recording.count(.split)
      let half = calls.count / 2
      let first = await write(Array(calls.prefix(half)), deadline: deadline)
      return first + (await write(Array(calls.dropFirst(half)), deadline: deadline))
    } catch {
      metrics.recording.count(.failed)
      let refusal = Engine.refusal(error, storage)
      return calls.map { _ in .failure(refusal) }
    }
  }

  private func took(_ committed: RecordTransaction.Committed) async {
    for scope in committed.locked {
      // What cannot be read is left to the next load, which will say so.
      if let facts = try? ScopeFacts(scope) {
        table.written(scope.key, facts: facts)
      } else {
        table.forget(scope.key)
      }
    }
    for lock in committed.locksMade { metrics.countMade(lock) }
    await feed.committed(committed.changes)
  }

  /// Whether others may succeed without the call that `error` is about.
  private static func mayBeOfOneCall(_ error: any Error) -> Bool {
    guard let error = error as? RepositoryError else { return !(error is CancellationError) }
    switch error.kind {
    case .rejected, .conflict, .corrupt: return true
    case .unavailable, .commitUnknown, .exhausted, .deadlineExceeded: return false
    }
  }
}
