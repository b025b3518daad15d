import AdaptiveThresholdAPI

/// What became of one trade.
public struct Recorded: Sendable, Equatable {
  public var tradeID: String
  /// Whether it had been recorded before, as by an attempt whose answer was lost.
  public var isRepeated: Bool
  /// Why it was not recorded; `nil` if it is in the server's books, by this call or by an earlier one.
  public var error: ThresholdError?
  /// Whether the learner will see it.
  public var isLearned: Bool
  /// Why it will not, such as `DECISION_UNKNOWN`.
  public var notLearnedReason: String

  public var isRecorded: Bool { error == nil }

  init(_ result: AdaptiveThreshold_V1_RecordResult) {
    tradeID = result.id
    isRepeated = result.status == .alreadyRecorded
    error = result.hasError ? ThresholdError(result.error) : nil
    isLearned = result.learned
    notLearnedReason = result.notLearnedReason
  }
}
