import MarketStream
import Messages
import Testing

@testable import thresholdctl

@Suite("A file of trades")
struct TradeFileTests {
  private func read(_ text: String, user: String? = nil) throws -> [TradeFile.Entry] {
    try TradeFile(Array(text.utf8), user: user).entries
  }

  @Test("is JSON lines or CSV, and means the same")
  func formats() throws {
    let json = """

      {"trade_id":"t1","user_id":"a","symbol":"B","side":"BUY","pnl_percent":0.1,"closed_at":"2023-11-14T22:13:20Z",\
      "signal":{"action":"ACTION_BUY","rsi":55}}
      """
    let csv = """
      closed_at,trade_id,user_id,symbol,side,pnl_percent,signal.action,signal.rsi,pnl
      1700000000,t1,a,B,buy,0.1,BUY,55,
      """
    let expected = V1.Trade(
      tradeID: "t1", userID: "a", symbol: "B", side: .buy, pnlPercent: 0.1,
      closedAt: GoogleProtobuf.Timestamp(seconds: 1_700_000_000),
      signal: V1.Signal(symbol: "B", action: .buy, rsi: 55))
    #expect(try read(json) == [TradeFile.Entry(line: 2, trade: expected)])
    #expect(try read(csv) == [TradeFile.Entry(line: 2, trade: expected)])
  }

  @Test("keeps ids of digits as they are written, and takes true for no number")
  func digits() throws {
    let json = "{\"trade_id\":123,\"decision_id\":9007199254740993,\"pnl\":1.5}\n"
    let trade = try #require(try read(json).first?.trade)
    #expect(trade.tradeID == "123" && trade.decisionID == "9007199254740993" && trade.pnl == 1.5)
    #expect(
      throws: MalformedInput(faults: ["line 1: pnl is not a field of a trade, or not text or a number"])
    ) { try read("{\"trade_id\":\"1\",\"pnl\":true}\n") }
  }

  @Test("takes the user of the command for trades that do not say")
  func user() throws {
    let csv = "trade_id,user_id\n1,\n2,b\n"
    #expect(try read(csv, user: "a").map(\.trade.userID) == ["a", "b"])
  }

  @Test(
    "is refused with every fault and its line",
    arguments: [
      (
        "{\"trade_id\":\"1\",\"pnl\":\"x\",\"sied\":\"BUY\",\"pnl_percent\":[1]}\n{oops\n",
        [
          "line 1: pnl_percent is not a field of a trade, or not text or a number",
          "line 1: sied is not a field of a trade, or not text or a number", "line 2: not a JSON object",
          "line 1: pnl \"x\" is not a number",
        ]
      ),
      (
        "trade_id,when,side,closed_at\n1,,up,yesterday\n",
        [
          "line 1: there is no column when", "line 2: side \"up\" is not BUY or SELL",
          "line 2: closed_at \"yesterday\" is not a time in RFC 3339 or seconds since 1970",
        ]
      ),
    ])
  func faults(text: String, faults: [String]) {
    #expect(throws: MalformedInput(faults: faults)) { try read(text) }
  }

  @Test(
    "has times in RFC 3339 or in seconds",
    arguments: [
      ("0", 0, 0), ("1700000000", 1_700_000_000, 0), ("1700000000.25", 1_700_000_000, 250_000_000),
      ("-1.5", -2, 500_000_000), ("2023-11-14T22:13:20Z", 1_700_000_000, 0),
      ("2023-11-14T22:13:20.5Z", 1_700_000_000, 500_000_000),
      ("2023-11-15T00:13:20+02:00", 1_700_000_000, 0),
    ] as [(String, Int64, Int32)])
  func times(text: String, seconds: Int64, nanos: Int32) {
    #expect(TimeText.parse(text) == GoogleProtobuf.Timestamp(seconds: seconds, nanos: nanos), "\(text)")
  }
}
