/// What became of one recorded item.
package struct RecordResult: Sendable {
  package enum Status: Sendable {
    case recorded
    /// The same had been recorded before.
    case alreadyRecorded
    case failed(Refusal)
  }

  /// The item's id.
  package var id: String
  package var status: Status
  /// Why no learner will see it; `nil` if one will.
  package var notLearnedReason: String?

  package init(id: String, status: Status, notLearnedReason: String? = nil) {
    self.id = id
    self.status = status
    self.notLearnedReason = notLearnedReason
  }
}
