package import ThresholdCore

/// How a scope's newest entry decisions came out, and which gates stood in the way.
///
/// Rejected decisions beyond LEARN_SAMPLE_PER_KEY a second are stored with a known probability; each counts for as many
/// as it stands for, so every count but `sampled` is an estimate, and exact where nothing was sampled.
package struct GateTally: Sendable, Equatable {
  /// Decisions looked at.
  package private(set) var sampled = 0
  package private(set) var accepted = 0.0
  package private(set) var rejected = 0.0
  /// Rejections that this gate had a part in; a decision can fail several.
  package private(set) var failed = PerParameter<Double>(repeating: 0)
  /// Rejections that this gate alone caused.
  package private(set) var failedAlone = PerParameter<Double>(repeating: 0)
  /// Rejections that no gate explains: storage was away too long, or the decision is older than this record.
  package private(set) var unexplained = 0.0
  /// Time of the oldest and the newest decision looked at.
  package private(set) var from: Instant?
  package private(set) var through: Instant?

  /// - Parameter decisions: newest first.
  package init(_ decisions: [Decision]) {
    through = decisions.first?.decidedAt
    from = decisions.last?.decidedAt
    for decision in decisions { count(decision) }
  }

  private mutating func count(_ decision: Decision) {
    let weight = 1 / decision.propensity
    sampled += 1
    guard !decision.accepted else {
      accepted += weight
      return
    }
    rejected += weight
    let gates = Parameter.allCases.filter { decision.refusedBy[$0] }
    for gate in gates { failed[gate] += weight }
    if gates.count == 1 { failedAlone[gates[0]] += weight }
    if gates.isEmpty { unexplained += weight }
  }
}
