import Testing
import ThresholdCore

@Suite("Records as storage keeps them")
struct StoredRecordTests {
  static let policy = Policy(
    bounds: PerParameter(
      rsi: Bounds(55, 85), confidence: nil, macd: nil, volume: Bounds(1e6, 1e9), momentum: nil),
    pinned: PerParameter(rsi: true, confidence: false, macd: true, volume: false, momentum: false),
    horizon: .hours(1), roundTripFeePercent: 0.1, maxLossPercent: 20, learner: "guarded_gradient",
    basis: .reported, startingBalance: 1_234.5, periodsPerYear: 252)
  static let view = LearnerView(
    z: PerParameter(
      rsi: 0.1, confidence: Position.neverFails, macd: -0.0, volume: .leastNonzeroMagnitude, momentum: 1 / 3),
    u: PerParameter(repeating: 0.5), baseline: PerParameter(repeating: 0.25), liveAccepted: true, version: 7)
  static let signal = Signal(
    symbol: Symbol("BTCUSDT"), action: .sell, intent: .exit, confidence: 0.9, rsi: nil, changePercent: -3.1,
    volume: 1e9, macd: nil, price: 101.25, time: Instant(nanoseconds: -1))
  static let updates = [
    ThresholdUpdate(
      parameter: .volume, oldValue: 1e9, newValue: 9e8, reason: "1e9 -> 9e8, größer", confidence: 0.95)
  ]
  static let verdicts = [
    SafeguardVerdict(safeguard: .gate, blocked: true, detail: "E 3 below 20"),
    SafeguardVerdict(safeguard: .step, blocked: false, parameter: .macd, detail: ""),
  ]

  @Test("a record comes back as it went")
  func roundTrips() throws {
    #expect(try Policy(decoding: Self.policy.encoded()) == Self.policy)
    #expect(try Policy(decoding: Policy.inherited.encoded()) == .inherited)
    #expect(try LearnerView(decoding: Self.view.encoded()) == Self.view)
    #expect(try Signal(decoding: Self.signal.encoded()) == Self.signal)
    #expect(try [ThresholdUpdate](decoding: Self.updates.encoded()) == Self.updates)
    #expect(try [SafeguardVerdict](decoding: Self.verdicts.encoded()) == Self.verdicts)
    #expect(try [SafeguardVerdict](decoding: [SafeguardVerdict]().encoded()).isEmpty)
    let effective = ThresholdConfiguration.standard.policy
    #expect(try EffectivePolicy(decoding: effective.encoded()) == effective)
  }

  @Test("a negative zero and a NaN keep their bits")
  func doublesKeepBits() throws {
    let payload = Double(bitPattern: 0x7ff8_0000_dead_beef)
    var view = Self.view
    view.z.confidence = payload
    let read = try LearnerView(decoding: view.encoded())
    #expect(read.z.macd.sign == .minus)
    #expect(read.z.confidence.bitPattern == payload.bitPattern)
  }

  @Test("every proper prefix, one byte more, and another format are refused")
  func damageIsRefused() {
    func check<Record: StoredRecord>(_ record: Record) {
      let bytes = record.encoded()
      for count in 0..<bytes.count {
        #expect(throws: CorruptRecord.self, "\(Record.self) cut to \(count) bytes") {
          try Record(decoding: Array(bytes.prefix(count)))
        }
      }
      #expect(throws: CorruptRecord.self) { try Record(decoding: bytes + [0]) }
      #expect(throws: CorruptRecord.self) { try Record(decoding: [Record.format + 1] + bytes.dropFirst()) }
    }
    check(Self.policy)
    check(Self.view)
    check(Self.signal)
    check(Self.updates[0])
    check(Self.verdicts[0])
    #expect(throws: CorruptRecord.self) { try [SafeguardVerdict](decoding: []) }
  }

  @Test("a count that the bytes cannot hold asks for no memory")
  func wildCountsAreRefused() {
    var writer = ByteWriter()
    writer.write(ThresholdUpdate.format)
    writer.write(Int64.max)
    #expect(throws: CorruptRecord.self) { try [ThresholdUpdate](decoding: writer.bytes) }
  }
}
