import ArgumentParser
import Messages
import ThresholdClient

/// Runs one learning cycle.
struct AdaptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapt", abstract: "Runs one learning cycle and shows what each safeguard said.")

  @OptionGroup var scope: ScopeOptions
  @Flag(help: "Skip what the schedule asks for, and no safeguard.") var force = false
  @Flag(help: "Compute and answer, but write nothing.") var validateOnly = false
  @Option(help: "The same request again is answered again and done once.") var requestID = ""
  @OptionGroup var clock: ClockOptions
  @OptionGroup var options: ServerOptions

  func run() async throws {
    let request = V1.AdaptRequest(
      userID: scope.user, symbol: scope.symbol, force: force, validateOnly: validateOnly,
      requestID: requestID, asOf: clock.asOf?.timestamp)
    let answer = try await options.withClient { client throws(CallFailure) in
      try await client.adapt(request)
    }
    Terminal.show(AdaptationView(answer), asJSON: options.json)
  }
}
