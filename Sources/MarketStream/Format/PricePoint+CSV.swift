package import ThresholdCore

extension PricePoint {
  /// The columns of a file of prices, in the order they are written.
  package static let columns = ["ts", "symbol", "price"]

  /// Reads a file of prices, plain or gzipped: columns as `columns` says, in any order, others ignored.
  ///
  /// `ts` is in seconds since 1970 and never goes back; a price is more than 0.
  /// - Throws: `MalformedInput` with everything that is not so.
  package static func read(_ bytes: [UInt8]) throws(MalformedInput) -> [PricePoint] {
    let table = try CSVTable(Gunzip.isCompressed(bytes) ? Gunzip.decompress(bytes) : bytes)
    let places = columns.map { table.place(of: $0) }
    let missing = zip(columns, places).filter { $1 == nil }.map { "line 1: column \($0.0) is missing" }
    guard missing.isEmpty, let ts = places[0], let symbol = places[1], let value = places[2] else {
      throw MalformedInput(faults: missing)
    }
    var faults: [String] = []
    var prices: [PricePoint] = []
    for row in table.rows {
      let time = Double(row.fields[ts]).flatMap { $0.magnitude < 9.2e9 ? $0 : nil }
      let price = Double(row.fields[value]).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      if time == nil {
        faults.append(
          "line \(row.line): ts \(row.fields[ts].debugDescription) is not a time in seconds since 1970")
      }
      if price == nil {
        faults.append("line \(row.line): price \(row.fields[value].debugDescription) is not a number above 0")
      }
      guard let time, let price else { continue }
      let point = PricePoint(symbol: Symbol(row.fields[symbol]), price: price, time: Instant(seconds: time))
      if let last = prices.last, point.time < last.time {
        faults.append("line \(row.line): ts goes back, prices are in the order of time")
      }
      prices.append(point)
    }
    if let malformed = MalformedInput(found: faults) { throw malformed }
    return prices
  }

  /// The line of this price, without its end, with as few digits as give it back exactly.
  package var csv: String {
    let whole = time.nanoseconds % 1_000_000_000 == 0
    return "\(whole ? "\(time.nanoseconds / 1_000_000_000)" : "\(time.seconds)"),\(symbol.value),\(price)"
  }
}
