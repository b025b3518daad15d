import Repository
import ThresholdCore

/// Gives outcomes their numbers within one transaction, for a decision's symbol and its user's global scope.
struct OutcomeLedger {
  private var scopes: [Key: ScopeRecord]
  private var bases: [Key: LearningBasis] = [:]
  private var touched: Set<Key> = []
  private var outcomes: [OutcomeRecord] = []
  private let configuration: EngineConfiguration

  /// - Parameter scopes: locked, with each symbol's global scope.
  init(scopes: [Key: ScopeRecord], configuration: EngineConfiguration) {
    self.scopes = scopes
    self.configuration = configuration
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
      guard try basis(of: scope, in: transaction) ?? .reported == .reported else {
        reason = NotLearned.otherBasis
        continue
      }
      let isKnown =
        try outcomes.contains { $0.scope == scope && $0.decisionID == decision.id }
        || !transaction.decisionsWithOutcome([decision.id], scope: scope, basis: .reported).isEmpty
      guard !isKnown else {
        reason = NotLearned.hasOutcome
        continue
      }
      record.outcomeCount += 1
      scopes[scope] = record
      touched.insert(scope)
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

  /// The basis that `scope` learns from: by policy, else that of its first outcome; `nil` before that.
  private mutating func basis(of scope: Key, in transaction: any ReadTransaction) throws -> LearningBasis? {
    if let known = bases[scope] { return known }
    guard let record = scopes[scope] else { return nil }
    let user = scopes[scope.global].map { configuration.thresholds.policy.overridden(by: $0.policy) }
    let policy = (user ?? configuration.thresholds.policy).overridden(by: record.policy)
    let basis =
      if let word = policy.basis { word } else if record.outcomeCount > 0 {
        try LearnerState(decoding: record.learner).basis
          ?? (try transaction.outcomes(of: scope, after: 0, limit: 1).first?.basis)
      } else { nil as LearningBasis? }
    bases[scope] = basis
    return basis
  }
}
