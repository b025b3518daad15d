import AdaptiveThresholdAPI

/// Whether to trade, and who said so.
public struct Decision: Sendable, Equatable {
  /// Who decided.
  public enum Source: Sendable {
    case server
    /// The client, by thresholds that the server had answered with a moment before.
    case lastKnown
    /// The client, since the server could not be asked: exits are allowed, entries are not.
    case fallback
  }

  public var shouldTrade: Bool
  /// In one sentence, for people.
  public var reason: String
  /// For the trade that follows; empty unless the server decided.
  public var id = ""
  /// What it rests on, such as `rsi_threshold`; empty for a fallback.
  public var thresholds: [String: Double] = [:]
  public var source: Source
}

extension Decision {
  init(_ answer: AdaptiveThreshold_V1_EvaluateResponse) {
    self.init(
      shouldTrade: answer.shouldTrade, reason: answer.reason, id: answer.decisionID,
      thresholds: answer.thresholds.thresholds, source: .server)
  }
}
