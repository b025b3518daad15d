/// What closed a trade. Raw values are stored and on the wire: never renumber.
package enum ExitReason: Int, Sendable, CaseIterable {
  case signal = 1
  case takeProfit = 2
  case stopLoss = 3
  case trailingStopLoss = 4
  case stopLossOnExchange = 5
  case liquidation = 6

  /// The name in JSON and on the command line.
  package var name: String {
    switch self {
    case .signal: "signal"
    case .takeProfit: "take_profit"
    case .stopLoss: "stop_loss"
    case .trailingStopLoss: "trailing_stop_loss"
    case .stopLossOnExchange: "stop_loss_on_exchange"
    case .liquidation: "liquidation"
    }
  }

  package init?(name: String) {
    guard let reason = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = reason
  }

  /// Whether it is one that StoplossGuard counts.
  package var isStop: Bool {
    switch self {
    case .stopLoss, .trailingStopLoss, .stopLossOnExchange, .liquidation: true
    case .signal, .takeProfit: false
    }
  }
}
