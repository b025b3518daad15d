import AdaptiveThresholdAPI
import Foundation
import SwiftProtobuf

/// A closed trade.
public struct Trade: Sendable, Equatable {
  /// A long, or a short.
  public enum Side: Sendable { case long, short }

  /// What closed it. StoplossGuard, one of the server's protections, counts the last four.
  public enum ExitReason: Sendable, CaseIterable {
    /// The bot's own signal.
    case signal
    /// A target was reached.
    case takeProfit
    /// A stop at a fixed loss.
    case stopLoss
    /// A stop that had followed the price.
    case trailingStopLoss
    /// A stop that lay on the exchange.
    case stopLossOnExchange
    /// The exchange closed it.
    case liquidation

    var message: AdaptiveThreshold_V1_ExitReason {
      switch self {
      case .signal: .signal
      case .takeProfit: .takeProfit
      case .stopLoss: .stopLoss
      case .trailingStopLoss: .trailingStopLoss
      case .stopLossOnExchange: .stopLossOnExchange
      case .liquidation: .liquidation
      }
    }
  }

  /// Yours, unique per user, and the same when the trade is sent again.
  public var id: String
  public var symbol: String
  public var side: Side
  /// Realised profit in percent of the position, net of fee.
  public var pnlPercent: Double
  public var closedAt: Date
  /// Of the decision it came from, so that the service learns from it.
  public var decisionID: String
  public var openedAt: Date?
  /// Size in base currency.
  public var quantity: Double?
  public var entryPrice: Double?
  public var exitPrice: Double?
  /// Realised profit in account currency, net of fee.
  public var pnl: Double?
  /// What it was decided on, when there is no `decisionID`.
  public var signal: Signal?
  /// StoplossGuard does not count a trade that does not say.
  public var exitReason: ExitReason?

  public init(
    id: String, symbol: String, side: Side, pnlPercent: Double, closedAt: Date, decisionID: String = "",
    openedAt: Date? = nil, quantity: Double? = nil, entryPrice: Double? = nil, exitPrice: Double? = nil,
    pnl: Double? = nil, signal: Signal? = nil, exitReason: ExitReason? = nil
  ) {
    self.id = id
    self.symbol = symbol
    self.side = side
    self.pnlPercent = pnlPercent
    self.closedAt = closedAt
    self.decisionID = decisionID
    self.openedAt = openedAt
    self.quantity = quantity
    self.entryPrice = entryPrice
    self.exitPrice = exitPrice
    self.pnl = pnl
    self.signal = signal
    self.exitReason = exitReason
  }

  func message(of user: String) -> AdaptiveThreshold_V1_Trade {
    .with {
      $0.tradeID = id
      $0.userID = user
      $0.symbol = symbol
      $0.side = side == .long ? .buy : .sell
      $0.pnlPercent = pnlPercent
      $0.closedAt = Google_Protobuf_Timestamp(date: closedAt)
      $0.decisionID = decisionID
      if let openedAt { $0.openedAt = Google_Protobuf_Timestamp(date: openedAt) }
      if let quantity { $0.quantity = quantity }
      if let entryPrice { $0.entryPrice = entryPrice }
      if let exitPrice { $0.exitPrice = exitPrice }
      if let pnl { $0.pnl = pnl }
      if let signal { $0.signal = signal.message }
      if let exitReason { $0.exitReason = exitReason.message }
    }
  }
}
