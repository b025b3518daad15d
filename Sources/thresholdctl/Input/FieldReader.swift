import Messages
import ThresholdCore

/// Turns the text of one trade's fields into values and notes what does not fit.
struct FieldReader {
  private(set) var faults: [String] = []
  private let line: Int
  private let fields: [String: String]

  init(line: Int, fields: [String: String]) {
    self.line = line
    self.fields = fields
  }

  mutating func trade(user: String?) -> V1.Trade {
    V1.Trade(
      tradeID: fields["trade_id"] ?? "", userID: fields["user_id"] ?? user ?? "",
      symbol: fields["symbol"] ?? "", decisionID: fields["decision_id"] ?? "",
      side: value("side", "BUY or SELL", V1.Action.init(argument:)) ?? .unspecified,
      quantity: number("quantity"), entryPrice: number("entry_price"), exitPrice: number("exit_price"),
      pnl: number("pnl"), pnlPercent: number("pnl_percent"), openedAt: time("opened_at"),
      closedAt: time("closed_at"), signal: signal(),
      exitReason: value("exit_reason", "one of \(Self.exitReasons)", Self.exitReason) ?? .unspecified)
  }

  private static let exitReasons = ExitReason.allCases.map(\.name).joined(separator: ", ")

  private static func exitReason(_ name: String) -> V1.ExitReason? {
    ExitReason(name: name).map { V1.ExitReason(rawValue: Int32($0.rawValue)) }
  }

  /// The signal, if any of its fields is there.
  private mutating func signal() -> V1.Signal? {
    guard fields.keys.contains(where: { $0.hasPrefix("signal.") }) else { return nil }
    return V1.Signal(
      symbol: fields["symbol"] ?? "",
      action: value("signal.action", "BUY, SELL or HOLD", V1.Action.init(argument:)) ?? .unspecified,
      intent: value("signal.intent", "ENTRY or EXIT", V1.Intent.init(argument:)) ?? .unspecified,
      confidence: number("signal.confidence"), rsi: number("signal.rsi"),
      changePercent: number("signal.change_percent"), volume: number("signal.volume"),
      macd: number("signal.macd"), price: number("signal.price"))
  }

  private mutating func number(_ name: String) -> Double? { value(name, "a number") { Double($0) } }

  private mutating func time(_ name: String) -> GoogleProtobuf.Timestamp? {
    value(name, "a time in RFC 3339 or seconds since 1970", TimeText.parse)
  }

  private mutating func value<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) -> Value? {
    guard let text = fields[name] else { return nil }
    if let value = parse(text) { return value }
    faults.append("line \(line): \(name) \(text.debugDescription) is not \(expected)")
    return nil
  }
}
