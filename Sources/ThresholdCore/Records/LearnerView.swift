/// What a learner must remember of a decision: where the signal lay and where it itself stood at that moment.
///
/// Bets and gradients use these values, never the learner's current ones: those have seen what came later.
package struct LearnerView: Sendable, Equatable {
  /// The signal's coordinates.
  package var z: PerParameter<Double>
  /// The virtual learner's thresholds.
  package var u: PerParameter<Double>
  /// The baseline's.
  package var baseline: PerParameter<Double>
  /// Whether the scope's live thresholds accepted the signal.
  package var liveAccepted: Bool
  /// Version of the scope's own set.
  package var version: Int64

  package init(
    z: PerParameter<Double>, u: PerParameter<Double>, baseline: PerParameter<Double>, liveAccepted: Bool,
    version: Int64
  ) {
    self.z = z
    self.u = u
    self.baseline = baseline
    self.liveAccepted = liveAccepted
    self.version = version
  }

  /// Whether the baseline accepts the signal.
  package var baselineAccepted: Bool { Parameter.allCases.allSatisfy { z[$0] >= baseline[$0] } }
}
