import Messages

/// What became of recorded trades.
struct RecordTally: View {
  /// A trade that was not recorded.
  struct Refused {
    var line: Int
    var id: String
    var error: V1.ItemError

    var text: String {
      // With faults, the message says the same again in one line.
      let why = error.faults.isEmpty ? ": \(error.message)" : ""
      let head = "line \(line): trade \(id) refused (\(error.reason))\(why)"
      return ([head] + error.faults.map { "  \($0.field) \($0.description)" }).joined(separator: "\n")
    }
  }

  private var recorded = 0
  private var alreadyRecorded = 0
  private var notLearned: [String: Int] = [:]
  private(set) var refused: [Refused] = []

  /// Trades that the server said something of.
  var answered: Int { recorded + alreadyRecorded + refused.count }

  mutating func add(_ entry: TradeFile.Entry, _ result: V1.RecordResult) {
    if let error = result.error {
      refused.append(Refused(line: entry.line, id: entry.trade.tradeID, error: error))
      return
    }
    if result.status == .alreadyRecorded { alreadyRecorded += 1 } else { recorded += 1 }
    if !result.learned { notLearned[result.notLearnedReason, default: 0] += 1 }
  }

  private var reasons: [(key: String, value: Int)] { notLearned.sorted { $0.key < $1.key } }

  var text: String {
    let reasons = reasons.map { "\n\($0.value) not learned from: \($0.key)" }.joined()
    return "\(recorded) recorded, \(alreadyRecorded) already recorded, \(refused.count) refused" + reasons
  }

  var json: JSON {
    .object([
      ("recorded", .integer(Int64(recorded))), ("already_recorded", .integer(Int64(alreadyRecorded))),
      ("not_learned", .object(reasons.map { ($0.key, .integer(Int64($0.value))) })),
      ("refused", .list(refused.map(Self.json))),
    ])
  }

  private static func json(_ refused: Refused) -> JSON {
    .object([
      ("line", .integer(Int64(refused.line))), ("trade_id", .text(refused.id)),
      ("reason", .text(refused.error.reason)), ("message", .text(refused.error.message)),
      (
        "faults",
        .list(
          refused.error.faults.map {
            .object([("field", .text($0.field)), ("description", .text($0.description))])
          })
      ),
    ])
  }
}
