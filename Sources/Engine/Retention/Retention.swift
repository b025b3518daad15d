import Logging
import Repository
import Synchronization
import Telemetry
package import ThresholdCore

/// Removes what is past its time, counts trades that wait for it, and prepares storage for what comes. Of all replicas on one store, one does it at a time.
package final class Retention: Sendable {
  /// What is removed.
  package enum Kind: String, CaseIterable, Sendable {
    case decisions, prices, changes
  }

  private let repository: any Repository
  private let limits: RetentionConfiguration
  /// From a decision until prices can make no outcome of it any more, under the server's own policy.
  let settling: Span
  private let removed = Kind.allCases.map { _ in Counter() }
  private let unseen = Counter()
  private let failures = Counter()
  private let completedAt = Gauge()

  private static let logger = Logger(label: "retention")
  private static let interval = Duration.seconds(600)
  /// Rows that one transaction removes or writes: on SQLite, all other writers wait for it.
  private static let rowsAtOnce = 2_000
  private static let scopesAtOnce = 256
  private static let tradesAtOnce = 500
  private static let changesAtOnce: Int64 = 10_000
  /// How often the state of a scope that goes on learning is kept, once evidence is being removed.
  private static let checkpointInterval = Span.days(7)

  init(repository: any Repository, configuration: EngineConfiguration) {
    self.repository = repository
    let horizon = configuration.thresholds.policy.horizon
    settling = Span(nanoseconds: horizon.nanoseconds + horizon.nanoseconds / 20 + Span.minutes(5).nanoseconds)
    var limits = configuration.retention
    // No decision goes before it has an outcome, and no price before the decisions that it would mark.
    limits.decisions = max(
      limits.decisions, Span(nanoseconds: settling.nanoseconds + Span.days(1).nanoseconds))
    limits.prices = max(limits.prices, limits.decisions)
    self.limits = limits
  }

  /// Works every ten minutes until the task is cancelled.
  func run(now: @Sendable () -> Instant) async {
    while !Task.isCancelled {
      do { try await work(at: now()) } catch  where !Task.isCancelled {
        failures.increment()
        Self.logger.warning("retention failed; it is tried again", metadata: ["cause": "\(error)"])
      } catch {}
      try? await Task.sleep(for: Self.interval)
    }
  }

  /// Removes everything that is past its time at `now`.
  ///
  /// - Returns: `false` if another replica is at it.
  @discardableResult
  package func work(at now: Instant) async throws -> Bool {
    let limits = limits
    let begun: Bool? = try await claimed { transaction in
      try transaction.makeRoom(at: now)
      try transaction.removeRequests(recordedBefore: now - limits.requests)
      return try transaction.hasRecords(
        ofDecisionsBefore: now - limits.decisions, ofPricesBefore: now - limits.prices)
    }
    guard let hasOldRecords = begun, try await compactChanges(at: now), try await countTrades() else {
      return false
    }
    if hasOldRecords {
      // First, so that journals can be replayed from here on without what is removed then.
      guard try await keepCheckpoints(at: now), try await removeEvidence(at: now) else { return false }
    }
    completedAt.set(now.seconds)
    return true
  }

  /// Counts the trades that wait for it, until none does.
  private func countTrades() async throws -> Bool {
    while true {
      guard let any = try await claimed({ try $0.countTrades(of: nil, limit: Self.tradesAtOnce) }) else {
        return false
      }
      if !any { return true }
    }
  }

  private func keepCheckpoints(at now: Instant) async throws -> Bool {
    while true {
      let count: Int? = try await claimed { transaction in
        let scopes = try transaction.scopesWithoutCheckpoint(
          since: now - Self.checkpointInterval, limit: Self.scopesAtOnce)
        try transaction.insert(scopes.map { Checkpoint(of: $0, recordedAt: now) })
        return scopes.count
      }
      guard let count else { return false }
      if count < Self.scopesAtOnce { return true }
    }
  }

  private func removeEvidence(at now: Instant) async throws -> Bool {
    let decisions = RemovalLimits(
      before: now - limits.decisions, heldUntil: now - limits.decisions - limits.decisions,
      settling: settling,
      rows: Self.rowsAtOnce)
    let prices = RemovalLimits(
      before: now - limits.prices, heldUntil: now - limits.prices, settling: settling, rows: Self.rowsAtOnce)
    guard try await remove(.decisions, decisions, { try $0.removeDecisions($1) }) else { return false }
    return try await remove(.prices, prices) { try $0.removePrices($1) }
  }

  private func remove(
    _ kind: Kind, _ limits: RemovalLimits,
    _ next: @escaping @Sendable (any WriteTransaction, RemovalLimits) throws -> Removal
  ) async throws -> Bool {
    var limits = limits
    var total = Removal()
    while true {
      let part = limits
      guard let removal = try await claimed({ try next($0, part) }) else { return false }
      removed[kind].increment(by: UInt64(removal.rows))
      unseen.increment(by: UInt64(removal.unseen))
      total.rows += removal.rows
      total.unseen += removal.unseen
      limits.cursor = removal.cursor
      if removal.cursor == nil { break }
    }
    if total.rows > 0 {
      Self.logger.info(
        "removed what is past its time",
        metadata: ["what": "\(kind)", "rows": "\(total.rows)", "unseen": "\(total.unseen)"])
    }
    return true
  }

  private func compactChanges(at now: Instant) async throws -> Bool {
    let oldest = now - limits.changes
    let least = Int64(limits.changesMin)
    while true {
      let step: (count: Int64, isLast: Bool)? = try await claimed { transaction in
        let identity = try transaction.identity()
        let last = try Self.lastChange(
          recordedBefore: oldest, after: identity.compacted, through: identity.head - least, in: transaction)
        let through = min(last, identity.compacted + Self.changesAtOnce)
        guard through > identity.compacted else { return (0, true) }
        try transaction.compactChanges(through: through)
        return (through - identity.compacted, through == last)
      }
      guard let step else { return false }
      removed[.changes].increment(by: UInt64(step.count))
      if step.isLast { return true }
    }
  }

  /// The newest revision in a range whose change was recorded before `instant`; `first` if none was. Revisions rise with
  /// time, so that a few are looked at.
  private static func lastChange(
    recordedBefore instant: Instant, after first: Int64, through last: Int64,
    in transaction: any ReadTransaction
  ) throws -> Int64 {
    var (low, high) = (first, max(first, last))
    while low < high {
      let middle = low + (high - low + 1) / 2
      let change = try transaction.changes(after: middle - 1, limit: 1).first
      if let change, change.recordedAt < instant { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Runs a part of the work in a transaction; `nil` if another replica is at it.
  private func claimed<Result: Sendable>(
    _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result? {
    // Counting a period's rows takes long with many of them, and holds nobody up.
    try await repository.write(deadline: .now + .seconds(600)) { transaction in
      try transaction.claimUpkeep() ? body(transaction) : nil
    }
  }

  /// What was removed since the start.
  package func total(_ kind: Kind) -> UInt64 { removed[kind].value }

  func add(to registry: MetricRegistry) {
    registry.add(.retentionRemoved, .counter) { [removed] in
      Kind.allCases.map { SeriesReading([MetricLabel("what", $0.rawValue)], .whole(removed[$0].value)) }
    }
    registry.counterReading(.retentionUnseen) { [unseen] in unseen.value }
    registry.counterReading(.retentionFailures) { [failures] in failures.value }
    registry.gaugeReading(.retentionCompleted) { [completedAt] in completedAt.value }
  }
}

extension [Counter] {
  fileprivate subscript(_ kind: Retention.Kind) -> Counter {
    switch kind {
    case .decisions: self[0]
    case .prices: self[1]
    case .changes: self[2]
    }
  }
}
