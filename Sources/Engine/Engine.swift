import Logging
package import Repository
package import ThresholdCore

/// The service's state and its use cases, in domain terms.
///
/// Reading is not asking: `evaluate` answers from the snapshot table on the caller's thread. Everything that changes
/// something is one transaction, then the table, then the change feed.
package actor Engine {
  nonisolated package let configuration: EngineConfiguration
  nonisolated package let feed: ChangeFeed
  nonisolated package let storage: StorageWatch
  nonisolated package let decisions: DecisionLog
  nonisolated let repository: any Repository
  nonisolated let cache: (any ScopeCache)?
  nonisolated let table: SnapshotTable
  nonisolated let decisionIDs: DecisionID
  nonisolated package let metrics: EngineMetrics
  nonisolated package let retention: Retention
  nonisolated let decisionTicks: DecisionTicks
  /// Scopes whose trades no protection looks at.
  nonisolated let unguarded: UnguardedScopes
  /// Calls that record, on their way to transactions that they share.
  nonisolated let recordings: GroupCommit
  nonisolated let lenders: LenderCache
  /// Scopes whose scheduled cycles failed here.
  nonisolated let failedCycles: FailedCycles
  nonisolated package let lockCensus: LockCensus
  /// Reads of keys that run, for others to join.
  var loads: [Key: Task<Void, any Error>] = [:]

  static let logger = Logger(label: "engine")

  /// Opens the engine on a repository whose schema is current.
  /// - Parameter cache: a copy of scopes that replicas share, if there is one.
  package init(
    repository: any Repository, configuration: EngineConfiguration = EngineConfiguration(),
    cache: (any ScopeCache)? = nil
  ) async throws {
    self.repository = repository
    self.cache = cache
    self.configuration = configuration
    storage = StorageWatch()
    let table = SnapshotTable(
      capacity: configuration.cachedKeysMax, configuration: configuration.thresholds)
    self.table = table
    decisions = DecisionLog(
      repository: repository, batch: configuration.decisionBatch,
      waitingMax: configuration.decisionsWaitingMax, corrected: { table.written($0, clock: $1) })
    decisionIDs = DecisionID(process: .random(in: 0 ... .max))
    metrics = EngineMetrics()
    retention = Retention(repository: repository, configuration: configuration)
    lockCensus = LockCensus(repository: repository)
    decisionTicks = DecisionTicks()
    failedCycles = FailedCycles(times: CycleTimes(configuration.learning))
    let unguarded = UnguardedScopes(capacity: 100_000)
    self.unguarded = unguarded
    feed = try await ChangeFeed(
      repository: repository, storage: storage, table: table, configuration: configuration,
      metrics: metrics, recalls: cache != nil, unguarded: unguarded)
    lenders = LenderCache(
      repository: repository, freshness: .nanoseconds(configuration.lendersFreshness.nanoseconds))
    let writer = GroupWriter(
      repository: repository, storage: storage, table: table, configuration: configuration,
      metrics: metrics, feed: feed, unguarded: unguarded)
    var limits = configuration.recording
    limits.groupsMax = max(1, min(limits.groupsMax, repository.writersMax))
    recordings = GroupCommit(limits: limits, metrics: metrics.recording, write: writer.write)
  }

  /// Follows the change log, writes decisions, removes what is past its time, and counts locks, until the task is
  /// cancelled.
  /// - Parameter now: the server's clock.
  package nonisolated func run(now: @escaping @Sendable () -> Instant) async {
    await withTaskGroup { group in
      group.addTask { await self.feed.run(now: now) }
      group.addTask { await self.writeDecisions() }
      group.addTask { await self.retention.run(now: now) }
      group.addTask { await self.lockCensus.run(now: now) }
    }
  }

  /// Writes what waits and lets go of storage. If storage is away, tries for `patience`, and says in the log what is lost.
  package nonisolated func close(patience: Duration = .seconds(5)) async {
    let end = ContinuousClock.now + patience
    while true {
      do {
        try await decisions.flush()
        break
      } catch {
        guard ContinuousClock.now < end else {
          Self.logger.error(
            "decisions are lost: storage is away at the end",
            metadata: ["decisions": "\(decisions.depth)", "cause": "\(error)"])
          break
        }
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
    await repository.close()
  }

  private nonisolated func writeDecisions() async {
    let interval = Duration.nanoseconds(configuration.decisionFlushInterval.nanoseconds)
    while !Task.isCancelled {
      try? await Task.sleep(for: interval)
      // A failure leaves the decisions waiting; the feed's poll tells the storage watch.
      try? await decisions.flush()
    }
  }

  /// Reads, with errors as callers may see them.
  nonisolated func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws(Refusal) -> Result {
    do { return try await repository.read(deadline: deadline, body) } catch { throw refusal(error) }
  }

  /// Reads what may lag behind what was written, with errors as callers may see them.
  nonisolated func readHistory<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws(Refusal) -> Result {
    do { return try await repository.readHistory(deadline: deadline, body) } catch { throw refusal(error) }
  }

  /// Writes, with errors as callers may see them.
  nonisolated func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws(Refusal) -> Result {
    do { return try await repository.write(deadline: deadline, body) } catch { throw refusal(error) }
  }

  /// Waits until what Evaluate decided so far is durable.
  nonisolated func flushDecisions() async throws(Refusal) {
    do { try await decisions.flush() } catch { throw refusal(error) }
  }

  /// Waits until storage has the clocks that Evaluate moved, before a write that checks those of `users` there.
  nonisolated func storeClocks(of users: [UserID], at moment: Moment) async throws(Refusal) {
    guard moment.asOf != nil || users.contains(where: table.isSimulated) else { return }
    try await flushDecisions()
  }

  nonisolated func refusal(_ error: any Error) -> Refusal { Self.refusal(error, storage) }

  /// What a caller is told of `error`; the log has the rest, and the storage watch hears of an outage.
  static func refusal(_ error: any Error, _ storage: StorageWatch) -> Refusal {
    switch error {
    case let refusal as Refusal: return refusal
    case let error as RepositoryError:
      if error.kind == .unavailable { storage.failed() }
      logger.error(
        "storage failed",
        metadata: ["what": "\(error.message)", "cause": "\(error.cause.map { "\($0)" } ?? "-")"])
      return Refusal(error)
    case is CancellationError: return Refusal(.cancelled, "CANCELLED", "the caller went away")
    default:
      logger.critical("unexpected error", metadata: ["cause": "\(error)"])
      return Refusal(.internalError, "INTERNAL", "this should not have happened; the log has the cause")
    }
  }
}
