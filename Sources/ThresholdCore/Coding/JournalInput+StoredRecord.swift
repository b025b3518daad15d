extension JournalInput: StoredRecord {
  /// 2 added the reference learner's settings and 3 the pooled prior, at the end.
  package static let format: UInt8 = 3

  /// Reads an input of format 1 to 3.
  package init(decoding bytes: [UInt8]) throws(CorruptRecord) {
    var reader = ByteReader(bytes)
    switch bytes.first {
    case 1:
      _ = try reader.byte()
      try self.init(fromFirstFormat: &reader)
    case 2:
      _ = try reader.byte()
      try self.init(fromSecondFormat: &reader)
    default:
      try reader.expect(format: Self.format, of: "JournalInput")
      try self.init(from: &reader)
    }
    try reader.expectEnd()
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(at)
    command.write(to: &writer)
    writer.write(inherited) { $0.write($1) }
    policy.write(to: &writer)
    configuration.write(to: &writer)
    writer.write(recentTrades) { writer, trade in
      writer.write(trade.pnlPercent)
      writer.write(trade.closedAt)
    }
    writer.write(configuration.learningRate)
    writer.write(Int64(configuration.performanceWindow))
    writer.write(prior) { writer, prior in
      writer.write(prior.weights) { $0.write($1) }
      writer.write(Int64(prior.symbolUsers))
      writer.write(Int64(prior.users))
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    try self.init(fromSecondFormat: &reader)
    prior = try reader.optional { reader throws(CorruptRecord) in
      PooledPrior(
        weights: try reader.array { reader throws(CorruptRecord) in try reader.double() },
        symbolUsers: Int(try reader.int()), users: Int(try reader.int()))
    }
  }

  private init(fromSecondFormat reader: inout ByteReader) throws(CorruptRecord) {
    try self.init(fromFirstFormat: &reader)
    configuration.learningRate = try reader.double()
    configuration.performanceWindow = Int(try reader.int())
  }

  /// Reads the fields that all formats begin with.
  private init(fromFirstFormat reader: inout ByteReader) throws(CorruptRecord) {
    at = try reader.instant()
    command = try Command(from: &reader)
    inherited = try reader.doubles()
    policy = try EffectivePolicy(from: &reader)
    configuration = try LearningConfiguration(from: &reader)
    recentTrades = try reader.array { reader throws(CorruptRecord) in
      ClosedReturn(pnlPercent: try reader.double(), closedAt: try reader.instant())
    }
  }
}

extension Command: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(cause)
    switch self {
    case .set(let values): writer.write(values) { $0.write($1) { $0.write($1) } }
    case .rollback(let values):
      writer.write(values) { $0.write($1) { $0.write($1) } }
      writer.write(false)
    case .restore(let values):
      writer.write(values) { $0.write($1) { $0.write($1) } }
      writer.write(true)
    case .reset: break
    case .policy(let restartsLearning): writer.write(restartsLearning)
    case .adapt(let force): writer.write(force)
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    switch try reader.enumeration(Cause.self) {
    case .adaptation: self = .adapt(force: try reader.bool())
    case .set: self = .set(try reader.partialValues())
    case .reset: self = .reset
    case .rollback:
      let values = try reader.partialValues()
      self = try reader.bool() ? .restore(values) : .rollback(values)
    case .policy: self = .policy(restartsLearning: try reader.bool())
    case .lock: throw CorruptRecord("a lock is no command")
    }
  }
}

extension LearningConfiguration: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(Int64(window))
    writer.write(step)
    writer.write(Int64(outcomesMin))
    writer.write(intervalMin)
    writer.write(schedule)
    writer.write(cooldown)
    writer.write(stepMax)
    writer.write(dailyMax)
    writer.write(noiseFloor)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    self.init()
    window = Int(try reader.int())
    step = try reader.double()
    outcomesMin = Int(try reader.int())
    intervalMin = try reader.span()
    schedule = try reader.span()
    cooldown = try reader.span()
    stepMax = try reader.double()
    dailyMax = try reader.double()
    noiseFloor = try reader.double()
  }
}

extension ByteReader {
  /// A value for some of the parameters.
  package mutating func partialValues() throws(CorruptRecord) -> PartialValues {
    try perParameter { reader throws(CorruptRecord) in try reader.optionalDouble() }
  }
}
