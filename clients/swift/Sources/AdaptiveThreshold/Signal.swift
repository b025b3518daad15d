import AdaptiveThresholdAPI
import Foundation
import SwiftProtobuf

/// What a bot saw. An absent number is absent, not zero.
public struct Signal: Sendable, Equatable {
  public enum Action: Sendable { case buy, sell, hold }

  /// Whether a signal opens or reduces a position.
  public enum Intent: Sendable { case entry, exit }

  /// The instrument, such as BTCUSDT.
  public var symbol: String
  public var action: Action
  public var intent: Intent
  /// The bot's own, 0 to 1. Required for an entry to pass.
  public var confidence: Double?
  /// Relative strength index, 0 to 100.
  public var rsi: Double?
  /// Change of price over the bot's look-back, in percent.
  public var changePercent: Double?
  /// Traded volume of 24 hours in quote currency.
  public var volume: Double?
  /// 100 * MACD / close.
  public var macd: Double?
  /// At which the bot would trade.
  public var price: Double?
  /// When the bot made the signal.
  public var time: Date?

  public init(
    _ symbol: String, _ action: Action, intent: Intent = .entry, confidence: Double? = nil,
    rsi: Double? = nil,
    changePercent: Double? = nil, volume: Double? = nil, macd: Double? = nil, price: Double? = nil,
    time: Date? = nil
  ) {
    self.symbol = symbol
    self.action = action
    self.intent = intent
    self.confidence = confidence
    self.rsi = rsi
    self.changePercent = changePercent
    self.volume = volume
    self.macd = macd
    self.price = price
    self.time = time
  }

  var message: AdaptiveThreshold_V1_Signal {
    .with {
      $0.symbol = symbol
      $0.action = action.message
      $0.intent = intent == .entry ? .entry : .exit
      if let confidence { $0.confidence = confidence }
      if let rsi { $0.rsi = rsi }
      if let changePercent { $0.changePercent = changePercent }
      if let volume { $0.volume = volume }
      if let macd { $0.macd = macd }
      if let price { $0.price = price }
      if let time { $0.signalTime = Google_Protobuf_Timestamp(date: time) }
    }
  }
}

extension Signal.Action {
  var message: AdaptiveThreshold_V1_Action {
    switch self {
    case .buy: .buy
    case .sell: .sell
    case .hold: .hold
    }
  }
}
