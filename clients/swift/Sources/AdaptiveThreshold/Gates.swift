/// The server's gates, for when only its last thresholds are at hand.
enum Gates {
  /// Why an entry does not pass; `nil` if it does.
  ///
  /// Each gate is written as "passes": comparisons with NaN are false, so that a NaN passes none.
  static func refusal(of signal: Signal, by thresholds: [String: Double]) -> String? {
    guard signal.action != .hold else { return "a hold is never traded" }
    guard let confidence = signal.confidence else { return "confidence is missing" }
    // Without its threshold a gate cannot be passed.
    func threshold(_ name: String) -> Double { thresholds[name + "_threshold"] ?? .nan }
    if signal.action == .buy, let rsi = signal.rsi, !(rsi <= threshold("rsi")) {
      return "RSI \(rsi) is above \(threshold("rsi"))"
    }
    let atLeast = [
      ("confidence", confidence), ("macd", signal.action == .sell ? signal.macd.map(-) : signal.macd),
      ("volume", signal.volume), ("momentum", signal.changePercent.map(abs)),
    ]
    for case (let name, let value?) in atLeast where !(value >= threshold(name)) {
      return "\(name) \(value) is below \(threshold(name))"
    }
    return nil
  }
}
