/// Where a learner stands in front of the gate. Raw values are stored: never renumber.
///
///     trial ---- E reaches its level ----> promoted
///       ^                                     |
///       | live is back at the baseline        | R reaches its limit, or a rollback
///       +------------ demoted <---------------+
///                     demoted ---- E reaches the next level ----> promoted
///
/// A command that restarts learning leads to `trial` from everywhere.
package enum Standing: Int, Sendable {
  /// The live thresholds are the baseline's; evidence is being gathered.
  case trial = 1
  /// The live thresholds walk towards the virtual learner's.
  case promoted = 2
  /// The live thresholds walk back to the baseline; evidence for the next attempt is being gathered.
  case demoted = 3
}
