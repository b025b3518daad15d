/// What a simulated market rewards.
package enum MarketKind: String, Sendable, CaseIterable {
  /// One hidden optimum.
  case stationary
  /// An optimum that jumps half-way through.
  case shift
  /// An optimum that moves slowly from one place to another.
  case drift
  /// Nothing: every signal's expected outcome is zero, and whoever moves follows noise.
  case null
  /// The default thresholds are the optimum, with sharp edges: nothing can be gained by moving.
  case `default`
  /// What the defaults accept is worth nothing either way; what they reject mostly gains a little and now and then loses
  /// 12 to 30 percent, with a negative mean: loosening looks good until it is not.
  case crash
}
