import ThresholdCore

/// One call to RecordTrades or RecordOutcomes, as it waits to be written with others.
struct RecordCall: Sendable {
  enum Items: Sendable {
    case trades([Trade])
    case outcomes([ReportedOutcome])
  }

  var items: Items
  var moment: Moment

  var count: Int {
    switch items {
    case .trades(let trades): trades.count
    case .outcomes(let outcomes): outcomes.count
    }
  }

  /// Whose items these are; a user may come more than once.
  var users: [UserID] {
    switch items {
    case .trades(let trades): trades.map(\.key.user)
    case .outcomes(let outcomes): outcomes.map(\.user)
    }
  }
}
