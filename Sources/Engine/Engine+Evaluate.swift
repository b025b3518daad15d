import Telemetry
package import ThresholdCore

extension Engine {
  /// What Evaluate found.
  package enum Answer: Sendable {
    case decided(DecisionReport)
    /// The key is not in memory: `load` it, then ask again.
    case missing
  }

  /// Decides on a signal from memory: no suspension, no I/O. The decision goes to the decision log.
  ///
  /// - Throws: a `Refusal` if the user's clock and the call's do not agree.
  nonisolated package func evaluate(_ signal: Signal, for user: UserID, at moment: Moment) throws(Refusal)
    -> Answer
  {
    let stopwatch = Stopwatch()
    let key = Key(user: user, symbol: signal.symbol)
    guard case .hit(let snapshot, let moved) = try table.lookup(key, at: moment) else { return .missing }
    let gates = Gates(signal, against: snapshot.effective.values)
    let staleFor = storage.staleFor(at: moment.received)
    let tooOld =
      signal.intent == .entry && signal.action != .hold
      && (staleFor.map { $0 > configuration.stalenessMax } ?? false)
    let locks = snapshot.locks(against: signal, at: moment.now)
    let report = DecisionReport(
      id: decisionIDs.make(decisionTicks.next(at: moment.received), for: user),
      shouldTrade: gates.shouldTrade && !tooOld && locks.isEmpty, signal: signal,
      snapshot: snapshot, gates: gates, locks: locks, staleFor: staleFor, refusedAsStale: tooOld,
      evaluatedAt: moment.now)
    log(report, moved: moved)
    metrics.count(report)
    metrics.evaluate.observe(stopwatch.nanoseconds)
    return .decided(report)
  }

  /// Sends what storage should keep of a decision to the log: every accepted one, and a sample of the rejected.
  nonisolated private func log(_ report: DecisionReport, moved: UserClock) {
    let user = report.snapshot.key.user
    var propensity = 1.0
    if !report.shouldTrade {
      let rank = report.snapshot.countRejected(at: report.evaluatedAt)
      if rank >= configuration.samplePerSecond { propensity = Self.sampleProbability }
    }
    guard propensity == 1 || DecisionID.fraction(of: report.id) < propensity else {
      if moved != .undecided { decisions.append(.init(decision: nil, user: user, clock: moved)) }
      return
    }
    let isLearnable = report.signal.intent == .entry && report.signal.action != .hold
    decisions.append(
      .init(
        decision: Decision(
          id: report.id, key: report.snapshot.key, action: report.signal.action, intent: report.signal.intent,
          accepted: report.shouldTrade, decidedAt: report.evaluatedAt, price: report.signal.price,
          propensity: propensity,
          symbolView: isLearnable ? report.snapshot.symbolStand.view(of: report.signal) : nil,
          globalView: isLearnable ? report.snapshot.globalStand.view(of: report.signal) : nil,
          refusedBy: report.shouldTrade
            ? PerParameter(repeating: false) : report.gates.checks.map { $1.refuses }),
        user: user, clock: moved))
  }

  /// The probability that a rejected decision beyond the sample of its second is kept.
  static let sampleProbability = 0.1

  /// Brings a key into memory; callers for the same key share one read.
  package func load(_ key: Key) async throws {
    if let running = loads[key] { return try await running.value }
    // Many callers wait for it, so that the deadline of none of them may end it; each one's own ends its call.
    let task = Task { try await readIntoTable(key, deadline: .now + .seconds(30)) }
    loads[key] = task
    defer { loads[key] = nil }
    try await task.value
  }

  private func readIntoTable(_ key: Key, deadline: ContinuousClock.Instant?) async throws {
    let first = table.beginLoad(of: key.user)
    if let (symbol, global) = await cachedFacts(of: key),
      table.install(key, clock: .real, symbol: symbol, global: global, generation: first)
    {
      return
    }
    // A write to the shard between reading and installing makes the read worthless; such writes are rare and short.
    for _ in 0..<100 {
      let generation = table.beginLoad(of: key.user)
      let keys = key.symbol.isGlobal ? [key] : [key.global, key]
      let isCached = cache != nil
      let (user, scopes, revision) = try await read(deadline: deadline) { transaction in
        (
          try transaction.user(key.user), try transaction.scopes(keys),
          isCached ? try transaction.identity().head : 0
        )
      }
      let global = try scopes[key.global].map(ScopeFacts.init) ?? .absent
      let symbol = key.symbol.isGlobal ? nil : try scopes[key].map(ScopeFacts.init) ?? .absent
      if table.install(
        key, clock: user?.clock ?? .undecided, symbol: symbol, global: global, generation: generation)
      {
        keep(scopes, of: keys, at: revision, clock: user?.clock ?? .undecided)
        return
      }
    }
    throw Refusal(.aborted, "CONCURRENT_WRITES", "\(key) was written too often to be read; try again")
  }
}
