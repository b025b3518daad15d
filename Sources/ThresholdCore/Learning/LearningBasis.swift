/// Where the outcomes of a key come from; a key learns from one, because mixing them biases the learner.
package enum LearningBasis: Int, Sendable {
  /// Marked by the server from prices, accepted and rejected decisions alike.
  case marked = 1
  /// Reported by RecordTrades and RecordOutcomes.
  case reported = 2

  /// The name on the wire and in configuration.
  package var name: String {
    switch self {
    case .marked: "marked"
    case .reported: "reported"
    }
  }

  package init?(name: String) {
    switch name {
    case "marked": self = .marked
    case "reported": self = .reported
    default: return nil
    }
  }
}
