import Messages
import Testing

@Suite("The memory of one decoding")
struct ArenaLimitTests {
  @Test("1,000 trades with the longest ids fit, and so do 4 MiB of text or bytes")
  func fitsLargeMessages() throws {
    let id = String(repeating: "i", count: 128)
    let signal = V1.Signal(
      symbol: id, action: .buy, intent: .entry, confidence: 0.9, rsi: 30, changePercent: 1, volume: 1e9,
      macd: 1,
      price: 1, signalTime: .init(seconds: 1, nanos: 1))
    let trade = V1.Trade(
      tradeID: id, userID: id, symbol: id, decisionID: id, side: .buy, quantity: 1, entryPrice: 1,
      exitPrice: 2,
      pnl: 1, pnlPercent: 1, openedAt: .init(seconds: 1), closedAt: .init(seconds: 2), signal: signal)
    let trades = V1.RecordTradesRequest(trades: Array(repeating: trade, count: 1000))
    #expect(try V1.RecordTradesRequest(decoding: trades.encoded()) == trades)

    let text = V1.Scope(userID: String(repeating: "x", count: 4 << 20))
    #expect(try V1.Scope(decoding: text.encoded()) == text)

    let bytes = GoogleProtobuf.AnyMessage(value: Array(repeating: 7, count: 4 << 20))
    #expect(try GoogleProtobuf.AnyMessage(decoding: bytes.encoded()) == bytes)
  }

  @Test("4 MiB of tiny fields, known or unknown, that would need many times as much are refused")
  func refusesAmplification() {
    let unknown: [UInt8] = [0x78, 0x00]
    let emptyRequest: [UInt8] = [0x0a, 0x00]
    for pattern in [unknown, emptyRequest] {
      let bytes = Array(repeating: pattern, count: 2 << 20).flatMap { $0 }
      #expect(throws: DecodingFault.tooLarge) { try V1.BatchEvaluateRequest(decoding: bytes) }
    }
  }

  @Test("A message after a refused one is read")
  func recovers() throws {
    let bytes = Array(repeating: [0x0a, 0x00] as [UInt8], count: 2 << 20).flatMap { $0 }
    #expect(throws: DecodingFault.tooLarge) { try V1.BatchEvaluateRequest(decoding: bytes) }
    #expect(try V1.BatchEvaluateRequest(decoding: [0x0a, 0x00]).requests == [V1.EvaluateRequest()])
  }

  @Test("Messages of every size around the scratch space and the chunks are read and written")
  func crossesChunks() throws {
    for size in [
      0, 1, 7, 8, 900, 1016, 1017, 1024, 1025, 4079, 4080, 4081, 8192, 70_000, 1 << 20, (1 << 20) + 1,
    ] {
      let scopes = (0..<3).map { V1.Scope(userID: String(repeating: "u", count: size), symbol: "s\($0)") }
      let request = V1.WatchThresholdsRequest(scopes: scopes)
      #expect(try V1.WatchThresholdsRequest(decoding: request.encoded()) == request, "size \(size)")
    }
  }
}
