import ArgumentParser
import Messages
import ThresholdClient

/// Asks whether to trade one signal.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Asks whether to trade a signal, and shows every gate.",
    discussion: "A value that is not given is absent: its gate is skipped and says so.")

  @Option(help: "The user.") var user: String
  @Option(help: "The instrument, such as BTCUSDT.") var symbol: String
  @Option(help: "buy, sell or hold.") var action: V1.Action
  @Option(help: "entry (the default) or exit.") var intent: V1.Intent?
  @Option(help: "The bot's own confidence, 0 to 1; an entry needs it.") var confidence: Double?
  @Option(help: "Relative strength index, 0 to 100.") var rsi: Double?
  @Option(help: "Change of price in percent, signed.") var changePercent: Double?
  @Option(help: "Volume of 24 hours in quote currency.") var volume: Double?
  @Option(help: "MACD in percent of price, signed.") var macd: Double?
  @Option(help: "The price at which the bot would trade.") var price: Double?
  @OptionGroup var clock: ClockOptions
  @OptionGroup var options: ServerOptions

  func run() async throws {
    let signal = V1.Signal(
      symbol: symbol, action: action, intent: intent ?? .entry, confidence: confidence, rsi: rsi,
      changePercent: changePercent, volume: volume, macd: macd, price: price)
    let request = V1.EvaluateRequest(
      userID: user, signal: signal, explain: true, asOf: clock.asOf?.timestamp)
    let answer = try await options.withClient { client throws(CallFailure) in
      try await client.evaluate(request)
    }
    Terminal.show(DecisionView(answer), asJSON: options.json)
  }
}
