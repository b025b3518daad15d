import ArgumentParser
import MarketStream
import Messages
import ThresholdCore

/// A protection on the command line: `RULE[,NAME=VALUE...]`, such as `stoploss_guard,lookback=4h,trade_limit=3,only_per_pair`.
///
/// The names are the API's; whether the rule knows of them, and the values' limits, are for the server to say.
struct ProtectionAssignment: ExpressibleByArgument {
  var message: V1.Protection

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard let rule = parts.first, Protection.Rule(name: rule) != nil else { return nil }
    message = V1.Protection(rule: rule)
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard take(pair[0], pair.count == 2 ? pair[1] : nil) else { return nil }
    }
  }

  /// Whether the parameter is known and its value is of its type.
  private mutating func take(_ name: String, _ value: String?) -> Bool {
    switch (name, value) {
    case ("only_per_pair", nil): message.onlyPerPair = true
    case ("only_per_side", nil): message.onlyPerSide = true
    case ("unlock_at", let value?): message.unlockAt = value
    case ("calculation", let value?): message.calculation = value
    case ("lookback", let value?):
      message.lookback = LengthOfTime(argument: value)?.message
      return message.lookback != nil
    case ("stop_duration", let value?):
      message.stopDuration = LengthOfTime(argument: value)?.message
      return message.stopDuration != nil
    case ("trade_limit", let value?):
      message.tradeLimit = Int32(value)
      return message.tradeLimit != nil
    case ("required_profit_percent", let value?):
      message.requiredProfitPercent = Double(value)
      return message.requiredProfitPercent != nil
    case ("max_drawdown_percent", let value?):
      message.maxDrawdownPercent = Double(value)
      return message.maxDrawdownPercent != nil
    default: return false
    }
    return true
  }

  static let form = "such as stoploss_guard,lookback=4h,stop_duration=2h,trade_limit=3,only_per_pair"
}
