import ThresholdCore

extension StreamSignal {
  /// The columns of a stream, in the order they are written.
  package static let columns = [
    "ts", "user", "symbol", "action", "confidence", "rsi", "change_percent", "volume", "macd", "pnl_percent",
  ]

  private static let requiredColumns = ["ts", "symbol", "action", "pnl_percent"]

  /// Reads a stream, plain or gzipped: columns as `columns` says, in any order, others ignored.
  ///
  /// `ts` is in seconds since 1970, whole or with a fraction, and never goes back; `action` is BUY, SELL or HOLD. An empty
  /// value is absent. Whether a number is in the range that the API allows is for the API to say.
  /// - Throws: `MalformedInput` with everything that is not so.
  package static func read(_ bytes: [UInt8]) throws(MalformedInput) -> [StreamSignal] {
    let table = try CSVTable(Gunzip.isCompressed(bytes) ? Gunzip.decompress(bytes) : bytes)
    let missing = requiredColumns.filter { table.place(of: $0) == nil }
    if !missing.isEmpty {
      throw MalformedInput(faults: missing.map { "line 1: column \($0) is missing" })
    }
    var reader = RowReader(table)
    let signals = table.rows.map { reader.signal(of: $0) }
    for (earlier, later) in zip(signals, signals.dropFirst()) where later.time < earlier.time {
      reader.faults.append("line \(later.line): ts goes back, a stream is in the order of time")
    }
    if let malformed = MalformedInput(found: reader.faults) { throw malformed }
    return signals
  }

  /// The line of this signal, without its end. A number is written with as few digits as give it back exactly.
  package var csv: String {
    let whole = time.nanoseconds % 1_000_000_000 == 0
    let numbers = [
      signal.confidence, signal.rsi, signal.changePercent, signal.volume, signal.macd, pnlPercent,
    ].map { $0.map { "\($0)" } ?? "" }
    let start = [
      whole ? "\(time.nanoseconds / 1_000_000_000)" : "\(time.seconds)", user, signal.symbol.value,
      signal.action.name,
    ]
    return (start + numbers).joined(separator: ",")
  }
}

/// Reads the fields of rows by column and notes what is wrong with them.
private struct RowReader {
  var faults: [String] = []
  private let places: [String: Int]

  init(_ table: CSVTable) {
    places = Dictionary(
      StreamSignal.columns.compactMap { name in table.place(of: name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func signal(of row: CSVTable.Row) -> StreamSignal {
    StreamSignal(
      line: row.line, time: time(row), user: text("user", row),
      signal: Signal(
        symbol: Symbol(text("symbol", row)), action: action(row), confidence: number("confidence", row),
        rsi: number("rsi", row), changePercent: number("change_percent", row), volume: number("volume", row),
        macd: number("macd", row)),
      pnlPercent: number("pnl_percent", row))
  }

  private func text(_ column: String, _ row: CSVTable.Row) -> String {
    places[column].map { row.fields[$0] } ?? ""
  }

  private mutating func number(_ column: String, _ row: CSVTable.Row) -> Double? {
    let text = text(column, row)
    guard !text.isEmpty else { return nil }
    guard let value = Double(text) else {
      faults.append("line \(row.line): \(column) \(text.debugDescription) is not a number")
      return nil
    }
    return value
  }

  private mutating func time(_ row: CSVTable.Row) -> Instant {
    let text = text("ts", row)
    // Whole seconds exactly; a Double would lose digits only from the year 287,000 on, but a fraction is rarer still.
    if let seconds = Int64(text) {
      let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      if !overflow { return Instant(nanoseconds: nanoseconds) }
    } else if let seconds = Double(text), seconds.magnitude < 9.2e9 {
      return Instant(seconds: seconds)
    }
    faults.append("line \(row.line): ts \(text.debugDescription) is not a time in seconds since 1970")
    return Instant(nanoseconds: 0)
  }

  private mutating func action(_ row: CSVTable.Row) -> Action {
    let text = text("action", row)
    if let action = Action(name: text) { return action }
    faults.append("line \(row.line): action \(text.debugDescription) is not BUY, SELL or HOLD")
    return .hold
  }
}

extension Action {
  /// As streams write it.
  package var name: String {
    switch self {
    case .buy: "BUY"
    case .sell: "SELL"
    case .hold: "HOLD"
    }
  }

  /// The action that streams write so.
  package init?(name: String) {
    switch name {
    case "BUY": self = .buy
    case "SELL": self = .sell
    case "HOLD": self = .hold
    default: return nil
    }
  }
}
