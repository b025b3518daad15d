import ArgumentParser
import Messages
import ThresholdClient

/// Reads and writes a scope's thresholds.
struct ThresholdsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholds", abstract: "Shows, sets and resets the thresholds of a user.",
    subcommands: [Get.self, Set.self, Reset.self])

  struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the thresholds in force.")

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var options: ServerOptions

    func run() async throws {
      let request = V1.GetThresholdsRequest(userID: scope.user, symbol: scope.symbol)
      let answer = try await options.withClient { client throws(CallFailure) in
        try await client.getThresholds(request)
      }
      Terminal.show(ThresholdSetView(answer.thresholdSet), asJSON: options.json)
    }
  }

  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes values of the scope's own set; they become its baseline.")

    @Argument(help: "Values such as rsi=65 confidence=0.8; what the learner found for others is given up.")
    var values: [ThresholdAssignment]
    @OptionGroup var scope: ScopeOptions
    @Option(help: "Write only if the set has this version.") var expectedVersion: Int64?
    @Option(help: "The same request again is answered again and done once.") var requestID = ""
    @Option(help: "For the audit.") var reason = ""
    @Flag(help: "Check and answer, but write nothing.") var validateOnly = false
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    func run() async throws {
      let request = V1.SetThresholdsRequest(
        userID: scope.user, symbol: scope.symbol, values: StringMap(values.map { ($0.name, $0.value) }),
        expectedVersion: expectedVersion, requestID: requestID, validateOnly: validateOnly, reason: reason,
        asOf: clock.asOf?.timestamp)
      let answer = try await options.withClient { client throws(CallFailure) in
        try await client.setThresholds(request)
      }
      let view = ThresholdSetView(answer.thresholdSet, resumeToken: answer.resumeToken)
      Terminal.show(view, asJSON: options.json)
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Empties the scope's own set, so that it inherits again.")

    @OptionGroup var scope: ScopeOptions
    @Option(help: "The same request again is answered again and done once.") var requestID = ""
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    func run() async throws {
      let request = V1.ResetThresholdsRequest(
        userID: scope.user, symbol: scope.symbol, requestID: requestID, asOf: clock.asOf?.timestamp)
      let answer = try await options.withClient { client throws(CallFailure) in
        try await client.resetThresholds(request)
      }
      let view = ThresholdSetView(answer.thresholdSet, resumeToken: answer.resumeToken)
      Terminal.show(view, asJSON: options.json)
    }
  }
}
