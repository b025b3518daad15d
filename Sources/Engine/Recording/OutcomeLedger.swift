import Repository
import ThresholdCore

/// Gives outcomes their numbers within one transaction, for a decision's symbol and its user's global scope.
struct OutcomeLedger {
  private var scopes: [Key: ScopeRecord]
  /// What each scope learns from; `nil` inside: nothing says.
  private var bases: [Key: LearningBasis?] = [:]
  /// Decisions that have an outcome, by scope.
  private var settled: [Key: Set<String>] = [:]
  private var touched: Set<Key> = []
  private var outcomes: [OutcomeRecord] = []
  private let clocks: [UserID: UserClock]
  private let configuration: EngineConfiguration

  /// - Parameter scopes: locked, with each symbol's global scope.
  init(scopes: [Key: ScopeRecord], clocks: [UserID: UserClock], configuration: EngineConfiguration) {
    self.scopes = scopes
    self.clocks = clocks
    self.configuration = configuration
  }

  /// Which of `decisions` may have an outcome already, and where: to be asked before `expect`.
  func settlements(of decisions: [Decision]) -> [Key: Set<String>] {
    var ids: [Key: Set<String>] = [:]
    for decision in decisions {
      for scope in scopes(of: decision) { ids[scope, default: []].insert(decision.id) }
    }
    return ids
  }

  /// Reads at once what `append` must know of `decisions`, each with the time of the call that brings its outcome: one by
  /// one, a long group would hold its locks for as many round trips.
  /// - Parameter settled: the answer to `settlements`.
  mutating func expect(
    _ decisions: [(decision: Decision, at: Instant)], settled: [Key: Set<String>],
    in transaction: any ReadTransaction
  ) throws {
    if decisions.isEmpty { return }
    self.settled = settled
    try findBases(decisions, in: transaction)
  }

  /// Appends an outcome to both journals that learn from `decision`, which was expected.
  /// - Returns: why neither did; `nil` if one did.
  mutating func append(
    _ decision: Decision, pnlPercent: Double, knownAt: Instant, reportPropensity: Double, executed: Bool
  ) -> String? {
    guard decision.symbolView != nil || decision.globalView != nil else { return NotLearned.notAnEntry }
    var reason: String?
    var learned = false
    for scope in scopes(of: decision) {
      guard let view = decision.view(for: scope) else { continue }
      guard (bases[scope] ?? nil) ?? .reported == .reported else {
        reason = NotLearned.otherBasis
        continue
      }
      guard settled[scope]?.contains(decision.id) != true else {
        reason = NotLearned.hasOutcome
        continue
      }
      scopes[scope]?.outcomeCount += 1
      touched.insert(scope)
      settled[scope, default: []].insert(decision.id)
      bases[scope] = .reported
      outcomes.append(
        OutcomeRecord(
          scope: scope, number: scopes[scope]?.outcomeCount ?? 0, decisionID: decision.id, basis: .reported,
          pnlPercent: pnlPercent, decidedAt: decision.decidedAt, knownAt: max(knownAt, decision.decidedAt),
          propensity: decision.propensity * reportPropensity, executed: executed, view: view))
      learned = true
    }
    return learned ? nil : reason
  }

  /// Writes everything that was appended.
  func commit(to transaction: any WriteTransaction) throws {
    guard !outcomes.isEmpty else { return }
    try transaction.insert(outcomes)
    try transaction.setOutcomeCounts(scopes.filter { touched.contains($0.key) }.mapValues(\.outcomeCount))
  }

  /// The locked scopes that may learn from `decision`.
  private func scopes(of decision: Decision) -> [Key] {
    let both = [decision.key.global, decision.key]
    return (decision.key.symbol.isGlobal ? [decision.key] : both).filter { scopes[$0] != nil }
  }

  /// The basis that each scope learns from: by policy, else that of its first outcome, else `marked` where the book has
  /// prices of the symbol of about now; nothing where it has none.
  private mutating func findBases(
    _ decisions: [(decision: Decision, at: Instant)], in transaction: any ReadTransaction
  ) throws {
    var unknown: [Key: PriceRange] = [:]
    for (decision, now) in decisions {
      for scope in scopes(of: decision) where bases[scope] == nil && unknown[scope] == nil {
        guard let record = scopes[scope] else { continue }
        let policy = policy(of: record)
        if let basis = try policy.basis ?? LearnerState.forDecision(decoding: record.learner).basis {
          bases[scope] = basis
        } else {
          unknown[scope] = PriceRange(
            owner: clocks[scope.user]?.bookOwner(scope.user), symbol: decision.key.symbol,
            after: now - policy.horizon, through: now)
        }
      }
    }
    let begun = unknown.keys.filter { scopes[$0]?.outcomeCount ?? 0 > 0 }
    if !begun.isEmpty {
      for (scope, basis) in try transaction.firstBases(of: begun) {
        bases[scope] = basis
        unknown[scope] = nil
      }
    }
    if unknown.isEmpty { return }
    let priced = try transaction.pricedRanges(Set(unknown.values))
    for (scope, range) in unknown {
      bases.updateValue(priced.contains(range) ? .marked : nil, forKey: scope)
    }
  }

  private func policy(of record: ScopeRecord) -> EffectivePolicy {
    let user = scopes[record.key.global].map { configuration.thresholds.policy.overridden(by: $0.policy) }
    return (user ?? configuration.thresholds.policy).overridden(by: record.policy)
  }
}

extension ScopeRecord {
  /// The basis of the scope's first outcome; `nil` before there is one.
  func learnedBasis(_ learner: LearnerState, in transaction: any ReadTransaction) throws -> LearningBasis? {
    if let basis = learner.basis { return basis }
    return outcomeCount > 0 ? try transaction.firstBases(of: [key])[key] : nil
  }
}

extension UserClock {
  /// Whose price book marks the decisions of `user`: its own if it is simulated, else the shared one.
  func bookOwner(_ user: UserID) -> UserID? {
    if case .simulated = self { user } else { nil }
  }
}
