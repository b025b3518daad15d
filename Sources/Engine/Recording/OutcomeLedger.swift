import Repository
import ThresholdCore

/// Gives outcomes their numbers within one transaction, for a decision's symbol and its user's global scope.
struct OutcomeLedger {
  private var scopes: [Key: ScopeRecord]
  /// What each scope learns from, where that was looked up; `nil` inside: nothing says.
  private var bases: [Key: LearningBasis?] = [:]
  /// Decisions that were asked for at once, and those of them that have an outcome, by scope.
  private var expected: Set<String> = []
  private var settled: [Key: Set<String>] = [:]
  private var touched: Set<Key> = []
  private var outcomes: [OutcomeRecord] = []
  private let clocks: [UserID: UserClock]
  private let now: Instant
  private let configuration: EngineConfiguration

  /// - Parameter scopes: locked, with each symbol's global scope.
  init(
    scopes: [Key: ScopeRecord], clocks: [UserID: UserClock], now: Instant, configuration: EngineConfiguration
  ) {
    self.scopes = scopes
    self.clocks = clocks
    self.now = now
    self.configuration = configuration
  }

  /// Reads at once which of `decisions` have an outcome already: one by one, a long call would hold its locks for as many
  /// round trips.
  mutating func expect(_ decisions: [Decision], in transaction: any ReadTransaction) throws {
    var ids: [Key: [String]] = [:]
    for decision in decisions {
      expected.insert(decision.id)
      for scope in Set([decision.key.global, decision.key]) where scopes[scope] != nil {
        ids[scope, default: []].append(decision.id)
      }
    }
    for (scope, ids) in ids.sorted(by: { $0.key < $1.key }) {
      settled[scope] = try transaction.decisionsWithOutcome(ids, scope: scope, basis: .reported)
    }
  }

  /// Appends an outcome to both journals that learn from `decision`.
  /// - Returns: why neither did; `nil` if one did.
  mutating func append(
    _ decision: Decision, pnlPercent: Double, knownAt: Instant, reportPropensity: Double, executed: Bool,
    in transaction: any ReadTransaction
  ) throws -> String? {
    guard decision.symbolView != nil || decision.globalView != nil else { return NotLearned.notAnEntry }
    var reason: String?
    var learned = false
    for scope in [decision.key.global, decision.key] {
      guard let view = decision.view(for: scope), var record = scopes[scope] else { continue }
      guard try basis(of: scope, symbol: decision.key.symbol, in: transaction) ?? .reported == .reported
      else {
        reason = NotLearned.otherBasis
        continue
      }
      guard try !hasOutcome(decision.id, scope, in: transaction) else {
        reason = NotLearned.hasOutcome
        continue
      }
      record.outcomeCount += 1
      scopes[scope] = record
      touched.insert(scope)
      settled[scope, default: []].insert(decision.id)
      bases[scope] = .reported
      outcomes.append(
        OutcomeRecord(
          scope: scope, number: record.outcomeCount, decisionID: decision.id, basis: .reported,
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
    for key in touched.sorted() { if let record = scopes[key] { try transaction.put(record) } }
  }

  private func hasOutcome(_ id: String, _ scope: Key, in transaction: any ReadTransaction) throws -> Bool {
    if settled[scope]?.contains(id) == true { return true }
    if expected.contains(id) { return false }
    return try !transaction.decisionsWithOutcome([id], scope: scope, basis: .reported).isEmpty
  }

  /// The basis that `scope` learns from: by policy, else that of its first outcome, else `marked` where the book has prices
  /// of the symbol; `nil` where it has none.
  private mutating func basis(
    of scope: Key, symbol: Symbol, in transaction: any ReadTransaction
  ) throws -> LearningBasis? {
    if let known = bases[scope] { return known }
    guard let record = scopes[scope] else { return nil }
    let user = scopes[scope.global].map { configuration.thresholds.policy.overridden(by: $0.policy) }
    let policy = (user ?? configuration.thresholds.policy).overridden(by: record.policy)
    let basis =
      try policy.basis ?? record.learnedBasis(LearnerState(decoding: record.learner), in: transaction)
      ?? (hasPrices(Key(user: scope.user, symbol: symbol), policy, in: transaction) ? .marked : nil)
    bases.updateValue(basis, forKey: scope)
    return basis
  }

  /// Whether the book knows the symbol's price of about now.
  private func hasPrices(_ key: Key, _ policy: EffectivePolicy, in transaction: any ReadTransaction) throws
    -> Bool
  {
    try !transaction.prices(
      of: key.symbol, owner: clocks[key.user]?.bookOwner(key.user), after: now - policy.horizon, through: now,
      limit: 1
    ).isEmpty
  }
}

extension ScopeRecord {
  /// The basis of the scope's first outcome; `nil` before there is one.
  func learnedBasis(_ learner: LearnerState, in transaction: any ReadTransaction) throws -> LearningBasis? {
    if let basis = learner.basis { return basis }
    return outcomeCount > 0 ? try transaction.outcomes(of: key, after: 0, limit: 1).first?.basis : nil
  }
}

extension UserClock {
  /// Whose price book marks the decisions of `user`: its own if it is simulated, else the shared one.
  func bookOwner(_ user: UserID) -> UserID? {
    if case .simulated = self { user } else { nil }
  }
}
