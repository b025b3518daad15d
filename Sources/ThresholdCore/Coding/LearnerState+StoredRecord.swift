extension LearnerState: StoredRecord {
  /// 2 added what the rule remembers, 3 what it was told of others, 4 what it takes to learn from prices. Format 1 knew one
  /// learner, which remembered nothing.
  package static let format: UInt8 = 4

  /// Reads a state of format 1 to 4; no bytes at all are a fresh one, as a scope has before its first cycle.
  package init(decoding bytes: [UInt8]) throws(CorruptRecord) {
    guard !bytes.isEmpty else {
      self = .fresh
      return
    }
    var reader = ByteReader(bytes)
    switch bytes[0] {
    case 1:
      _ = try reader.byte()
      try self.init(fromFirstFormat: &reader)
      if foldedThrough > 0 { rule = Learner.guardedGradient.rawValue }
    case 2:
      _ = try reader.byte()
      try self.init(fromSecondFormat: &reader)
    case 3:
      _ = try reader.byte()
      try self.init(fromThirdFormat: &reader)
    default:
      try reader.expect(format: Self.format, of: "LearnerState")
      try self.init(from: &reader)
    }
    try reader.expectEnd()
  }

  /// What a decision needs of a state: as `init(decoding:)`, but a fresh one where a newer program wrote it in a format that
  /// this one does not know.
  ///
  /// While replicas are replaced, the older ones thus go on answering. What a decision keeps of the learner is then that of
  /// a learner that knows nothing yet, which was known before the outcome like any other, so that bets on it stay fair.
  package static func forDecision(decoding bytes: [UInt8]) throws(CorruptRecord) -> LearnerState {
    if let first = bytes.first, first > format { return .fresh }
    return try LearnerState(decoding: bytes)
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(foldedThrough)
    writer.write(watermark) { $0.write($1) }
    writer.write(basis) { $0.write($1) }
    writer.write(position) { $0.write($1) { $0.write($1) } }
    writer.write(standing)
    writer.write(attempt)
    margin.write(to: &writer)
    market.write(to: &writer)
    writer.write(regret)
    writer.write(regretAtDemotion)
    writer.write(outcomes)
    writer.write(rejectedOutcomes)
    writer.write(outcomesSinceCycle)
    for instant in [lastCycle, restartedAt, measuredSince, cooldownUntil, cooldownEnded, heldUntil] {
      writer.write(instant) { $0.write($1) }
    }
    writer.write(moves) { writer, move in
      writer.write(move.at)
      writer.write(move.parameter)
      writer.write(move.from)
    }
    writer.write(weights) { $0.write($1) }
    writer.write(rule) { $0.write($1) }
    writer.write(prior) { $0.write($1) }
    writer.write(market.followed) { $0.write($1) }
    writer.write(market.positions) { writer, position in
      writer.write(position.z) { $0.write($1) { $0.write($1) } }
      writer.write(position.taught)
      writer.write(position.isExpected)
    }
    writer.write(market.books) { writer, book in
      writer.write(book.memory) { writer, memory in
        writer.write(memory.price)
        writer.write(memory.time)
        writer.write(memory.meanSize)
        writer.write(memory.steps)
      }
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    try self.init(fromThirdFormat: &reader)
    market.followed = try reader.array { reader throws(CorruptRecord) in try reader.instant() }
    let lessons = try reader.array { reader throws(CorruptRecord) in
      (
        z: try reader.optional { reader throws(CorruptRecord) in try reader.doubles() },
        taught: try reader.double(), isExpected: try reader.bool()
      )
    }
    let memories = try reader.array { reader throws(CorruptRecord) in
      try reader.optional { reader throws(CorruptRecord) in
        var memory = StepMemory(price: try reader.double(), time: try reader.instant())
        memory.meanSize = try reader.double()
        memory.steps = try reader.int()
        return memory
      }
    }
    guard lessons.count == market.positions.count, memories.count == market.books.count else {
      throw CorruptRecord("a LearnerState has lessons of other positions")
    }
    for (index, lesson) in lessons.enumerated() {
      market.positions[index].z = lesson.z
      market.positions[index].taught = lesson.taught
      market.positions[index].isExpected = lesson.isExpected
    }
    for (index, memory) in memories.enumerated() { market.books[index].memory = memory }
  }

  private init(fromThirdFormat reader: inout ByteReader) throws(CorruptRecord) {
    try self.init(fromSecondFormat: &reader)
    prior = try reader.array { reader throws(CorruptRecord) in try reader.double() }
  }

  private init(fromSecondFormat reader: inout ByteReader) throws(CorruptRecord) {
    try self.init(fromFirstFormat: &reader)
    weights = try reader.array { reader throws(CorruptRecord) in try reader.double() }
    rule = try reader.optional { reader throws(CorruptRecord) in try reader.string() }
  }

  /// Reads the fields that all formats begin with.
  private init(fromFirstFormat reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    foldedThrough = try reader.int()
    watermark = try reader.optionalInstant()
    basis = try reader.optional { reader throws(CorruptRecord) in try reader.enumeration() }
    position = try reader.optional { reader throws(CorruptRecord) in try reader.doubles() }
    standing = try reader.enumeration()
    attempt = try reader.int()
    margin = try MarginAccount(from: &reader)
    market = try MarketAccount(from: &reader)
    regret = try reader.double()
    regretAtDemotion = try reader.double()
    outcomes = try reader.int()
    rejectedOutcomes = try reader.int()
    outcomesSinceCycle = try reader.int()
    lastCycle = try reader.optionalInstant()
    restartedAt = try reader.optionalInstant()
    measuredSince = try reader.optionalInstant()
    cooldownUntil = try reader.optionalInstant()
    cooldownEnded = try reader.optionalInstant()
    heldUntil = try reader.optionalInstant()
    moves = try reader.array { reader throws(CorruptRecord) in
      ThresholdMove(
        at: try reader.instant(), parameter: try reader.enumeration(), from: try reader.double())
    }
  }
}

extension PayoffMoments {
  func write(to writer: inout ByteWriter) {
    writer.write(sum)
    writer.write(squares)
    writer.write(signals)
  }

  init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    sum = try reader.double()
    squares = try reader.double()
    signals = try reader.double()
  }
}

extension MarginAccount {
  func write(to writer: inout ByteWriter) {
    writer.write(wealth)
    writer.write(reserve)
    moments.write(to: &writer)
    writer.write(bets) { writer, bet in
      writer.write(bet.decisionID)
      writer.write(bet.decidedAt)
      writer.write(bet.stake)
      writer.write(bet.delta)
      writer.write(bet.margin)
    }
  }

  init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    wealth = try reader.double()
    reserve = try reader.double()
    moments = try PayoffMoments(from: &reader)
    bets = try reader.array { reader throws(CorruptRecord) in
      Bet(
        decisionID: try reader.string(), decidedAt: try reader.instant(), stake: try reader.double(),
        delta: try reader.double(), margin: try reader.double())
    }
  }
}

extension MarketAccount {
  func write(to writer: inout ByteWriter) {
    writer.write(wealth)
    moments.write(to: &writer)
    writer.write(positions) { writer, position in
      writer.write(position.symbol.value)
      writer.write(position.side)
      writer.write(position.delta)
      writer.write(position.decidedAt)
      writer.write(position.entry) { writer, entry in
        writer.write(entry.price)
        writer.write(entry.time)
      }
    }
    writer.write(books) { writer, book in
      writer.write(book.symbol.value)
      writer.write(book.price)
      writer.write(book.time)
      writer.write(book.worstStep)
    }
  }

  init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    wealth = try reader.double()
    moments = try PayoffMoments(from: &reader)
    positions = try reader.array { reader throws(CorruptRecord) in
      Position(
        symbol: Symbol(try reader.string()), side: try reader.double(), delta: try reader.double(),
        decidedAt: try reader.instant(),
        entry: try reader.optional { reader throws(CorruptRecord) in
          Position.Entry(price: try reader.double(), time: try reader.instant())
        })
    }
    books = try reader.array { reader throws(CorruptRecord) in
      Book(
        symbol: Symbol(try reader.string()), price: try reader.double(), time: try reader.instant(),
        worstStep: try reader.double())
    }
  }
}

extension ByteReader {
  /// An instant that may be absent.
  package mutating func optionalInstant() throws(CorruptRecord) -> Instant? {
    try optional { reader throws(CorruptRecord) in try reader.instant() }
  }
}
