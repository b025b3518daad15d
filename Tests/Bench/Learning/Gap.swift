/// What was gained of what could have been, over several independent units, such as streams.
struct Gap {
  /// Of each unit, beside the user's own thresholds.
  private let gains: [Double]
  /// What the oracle gains of each.
  private let rooms: [Double]

  init(gains: [Double], rooms: [Double]) {
    precondition(gains.count == rooms.count)
    self.gains = gains
    self.rooms = rooms
  }

  private var room: Double { rooms.reduce(0, +) }

  /// `nil` if there is nothing to gain.
  var value: Double? { room > 1e-6 * Double(rooms.count) ? gains.reduce(0, +) / room : nil }

  /// Standard error, by the delta method over units; `nil` for fewer than two.
  var error: Double? {
    guard let value, gains.count > 1 else { return nil }
    let count = Double(gains.count)
    let squares = zip(gains, rooms).reduce(0) { sum, unit in
      let rest = unit.0 - value * unit.1
      return sum + rest * rest
    }
    return (squares / (count - 1) / count).squareRoot() / (room / count)
  }

  /// Both figures, as a line of text has them.
  var text: String {
    "\(value.map(LearningTable.figure) ?? "-") +- \(error.map(LearningTable.figure) ?? "-")"
  }
}
