import ArgumentParser
import Messages
import ThresholdClient

/// Shows how a user's trades went.
struct PerformanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "performance", abstract: "Shows the performance of recorded trades.")

  @Option(help: "The user.") var user: String
  @Option(help: "The symbol; without it, all.") var symbol = ""
  @Option(help: "How many days to look back, 1 to 3650.") var daysBack: Int32 = 30
  @OptionGroup var clock: ClockOptions
  @OptionGroup var options: ServerOptions

  func run() async throws {
    let request = V1.PerformanceRequest(
      userID: user, symbol: symbol, daysBack: daysBack, asOf: clock.asOf?.timestamp)
    let answer = try await options.withClient { client throws(CallFailure) in
      try await client.performance(request)
    }
    Terminal.show(PerformanceView(answer), asJSON: options.json)
  }
}
