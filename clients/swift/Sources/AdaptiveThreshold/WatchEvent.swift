import AdaptiveThresholdAPI
import Foundation

/// The thresholds in force for one symbol.
public struct ThresholdSet: Sendable, Equatable {
  public var user: String
  /// Empty for the user's global set.
  public var symbol: String
  /// By parameter, such as `rsi_threshold`.
  public var values: [String: Double]
  /// Of the newest change that contributed; 0 if none did.
  public var revision: Int64

  init(_ message: AdaptiveThreshold_V1_ThresholdSet) {
    user = message.userID
    symbol = message.symbol
    values = message.thresholds
    revision = message.revision
  }
}

/// What a watch hands out.
public struct WatchEvent: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The state of some of the watched symbols, at the beginning.
    case snapshot([ThresholdSet])
    /// The state of all symbols has been handed out; changes follow.
    case snapshotComplete
    case change(Change)
  }

  /// The thresholds of one symbol have changed.
  public struct Change: Sendable, Equatable {
    public enum Cause: Sendable { case adaptation, set, reset, rollback, policy, other }

    /// The whole set after the change.
    public var set: ThresholdSet
    /// The values before it.
    public var previous: [String: Double]
    public var cause: Cause
    public var changedAt: Date
    /// How many older changes were left out before it; 0 unless the watch was to conflate.
    public var conflatedCount: Int64

    init(_ message: AdaptiveThreshold_V1_WatchThresholdsResponse.Change) {
      set = ThresholdSet(message.thresholdSet)
      previous = message.previous
      cause =
        switch message.cause {
        case .adaptation: .adaptation
        case .set: .set
        case .reset: .reset
        case .rollback: .rollback
        case .policy: .policy
        case .unspecified, .UNRECOGNIZED: .other
        }
      changedAt = message.changedAt.date
      conflatedCount = message.conflatedCount
    }
  }

  public var kind: Kind
  /// A watch that begins with it goes on after this event.
  public var token: String
}
