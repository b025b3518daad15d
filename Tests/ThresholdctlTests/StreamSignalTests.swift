import MarketStream
import Testing
import ThresholdCore

@Suite("A stream of signals")
struct StreamSignalTests {
  private static let header = StreamSignal.columns.joined(separator: ",") + "\n"

  private func read(_ text: String) throws -> [StreamSignal] {
    try StreamSignal.read(Array((Self.header + text).utf8))
  }

  @Test("is read with what is empty absent, not zero")
  func absent() throws {
    let signals = try read("1700000000,u,BTC,BUY,0.8,,-2.5,,0,1.25\n1700000000.5,u,BTC,SELL,,55,,1e9,,\n")
    #expect(
      signals[0].signal
        == Signal(symbol: Symbol("BTC"), action: .buy, confidence: 0.8, changePercent: -2.5, macd: 0))
    #expect(signals[0].pnlPercent == 1.25)
    #expect(signals[1].signal == Signal(symbol: Symbol("BTC"), action: .sell, rsi: 55, volume: 1e9))
    #expect(signals[1].pnlPercent == nil)
    #expect(signals.map(\.time.nanoseconds) == [1_700_000_000_000_000_000, 1_700_000_000_500_000_000])
    #expect(signals.map(\.line) == [2, 3])
  }

  @Test("is written as it was read")
  func roundTrip() throws {
    let lines = "1700000000,u,BTC,BUY,0.8054,37.83,-1.165,2563000000.0,-0.0405,0.4712\n"
    #expect(try read(lines).map(\.csv).joined() + "\n" == lines)
  }

  @Test("leaves what the API judges to the API: a number out of range, or none")
  func outOfRange() throws {
    let signal = try read("1,u,BTC,HOLD,nan,-1e300,inf,-5,0,0\n")[0].signal
    #expect(signal.confidence?.isNaN == true)
    #expect(signal.rsi == -1e300)
    #expect(signal.changePercent == .infinity)
  }

  @Test("is refused with every fault and its line")
  func faults() {
    let text = "1,u,B,BUY,x,,,,,\n9,u,B,buy,,,,,,0\n5,u,B,SELL,,,,,,zz\n1e300,u,B,SELL,,,,,,1\n"
    #expect(
      throws: MalformedInput(faults: [
        "line 2: confidence \"x\" is not a number", "line 3: action \"buy\" is not BUY, SELL or HOLD",
        "line 4: pnl_percent \"zz\" is not a number",
        "line 5: ts \"1e300\" is not a time in seconds since 1970",
        "line 4: ts goes back, a stream is in the order of time",
        "line 5: ts goes back, a stream is in the order of time",
      ])
    ) { try read(text) }
    #expect(throws: MalformedInput(faults: ["line 1: column pnl_percent is missing"])) {
      try StreamSignal.read(Array("ts,symbol,action\n1,B,BUY\n".utf8))
    }
  }

  /// The bytes of `printf 'ts,symbol,action,pnl_percent\n5,B,BUY,1\n' | gzip -n`.
  private static let gzipped: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0x29, 0xD6, 0x29,
    0xAE, 0xCC, 0x4D, 0xCA, 0xCF, 0xD1, 0x49, 0x4C, 0x2E, 0xC9, 0xCC, 0xCF, 0xD3, 0x29,
    0xC8, 0xCB, 0x89, 0x2F, 0x48, 0x2D, 0x4A, 0x4E, 0xCD, 0x2B, 0xE1, 0x32, 0xD5, 0x71,
    0xD2, 0x71, 0x0A, 0x8D, 0xD4, 0x31, 0xE4, 0x02, 0x00, 0xF6, 0xF1, 0x7E, 0x97, 0x27,
    0x00, 0x00, 0x00,
  ]

  @Test("may be gzipped, in several members; a damaged or cut file is refused")
  func gzip() throws {
    let plain = Array("ts,symbol,action,pnl_percent\n5,B,BUY,1\n".utf8)
    #expect(try Gunzip.decompress(Self.gzipped) == plain)
    #expect(try Gunzip.decompress(Self.gzipped + Self.gzipped) == plain + plain)
    #expect(try StreamSignal.read(Self.gzipped).map(\.pnlPercent) == [1])
    #expect(throws: MalformedInput(faults: ["the gzip file is cut off"])) {
      try Gunzip.decompress(Self.gzipped.dropLast(9))
    }
    var damaged = Self.gzipped
    damaged[damaged.count - 6] ^= 0xFF
    #expect(throws: MalformedInput(faults: ["the gzip file is damaged"])) { try Gunzip.decompress(damaged) }
  }
}
