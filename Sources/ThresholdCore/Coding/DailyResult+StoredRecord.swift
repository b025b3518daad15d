extension DailyResult: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(day.number)
    profits.write(to: &writer)
    percents.write(to: &writer)
    writer.write(growth)
    writer.write(best) { $0.write($1) }
    writer.write(worst) { $0.write($1) }
    writer.write(withoutProfit)
    open.write(to: &writer)
    writer.write(lastClosed) { $0.write($1) }
    writer.write(lastID)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init(day: UTCDay(number: try reader.int()))
    profits = try ResultTotals(from: &reader)
    percents = try ResultTotals(from: &reader)
    growth = try reader.double()
    best = try reader.optionalDouble()
    worst = try reader.optionalDouble()
    withoutProfit = try reader.int()
    open = try OpenTime(from: &reader)
    lastClosed = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
    lastID = try reader.string()
  }
}

extension ResultTotals {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(moments.count)
    for value in [moments.center, moments.squares, moments.magnitudeMax] { writer.write(value) }
    writer.write(wins)
    writer.write(losses)
    writer.write(gained)
    writer.write(lost)
    winning.write(to: &writer)
    losing.write(to: &writer)
  }

  fileprivate init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    moments.count = try reader.int()
    moments.center = try reader.double()
    moments.squares = try reader.double()
    moments.magnitudeMax = try reader.double()
    wins = try reader.int()
    losses = try reader.int()
    gained = try reader.double()
    lost = try reader.double()
    winning = try Streak(from: &reader)
    losing = try Streak(from: &reader)
  }
}

extension Streak {
  fileprivate func write(to writer: inout ByteWriter) {
    for value in [length, prefix, suffix, longest] { writer.write(value) }
  }

  fileprivate init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    length = try reader.int()
    prefix = try reader.int()
    suffix = try reader.int()
    longest = try reader.int()
  }
}

extension OpenTime {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(spans) { writer, span in
      writer.write(span.lowerBound)
      writer.write(span.upperBound)
    }
    writer.write(earlier) { writer, earlier in
      for value in [earlier.length, earlier.begin, earlier.end] { writer.write(value) }
    }
    writer.write(isUntold)
    writer.write(earliest) { $0.write($1) }
    writer.write(withoutOpening)
  }

  fileprivate init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    spans = try reader.array { reader throws(CorruptRecord) in
      let (lower, upper) = (try reader.int(), try reader.int())
      guard lower < upper else { throw CorruptRecord("a span ends at \(upper), before \(lower)") }
      return lower..<upper
    }
    earlier = try reader.optional { reader throws(CorruptRecord) in
      Earlier(length: try reader.int(), begin: try reader.int(), end: try reader.int())
    }
    isUntold = try reader.bool()
    earliest = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
    withoutOpening = try reader.int()
  }
}
