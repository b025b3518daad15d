import ArgumentParser
import Messages
import ThresholdClient

/// Reads and writes a scope's policy.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Shows and sets the limits within which a scope learns.",
    subcommands: [Get.self, Set.self])

  struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the policy that holds, and what of it is the scope's own.")

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var options: ServerOptions

    func run() async throws {
      let request = V1.GetPolicyRequest(userID: scope.user, symbol: scope.symbol)
      let answer = try await options.withClient { client throws(CallFailure) in
        try await client.getPolicy(request)
      }
      Terminal.show(PolicyView(own: answer.own, effective: answer.effective), asJSON: options.json)
    }
  }

  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Replaces the scope's own policy.",
      discussion: "What is not given is inherited again, also if the scope had it of its own before.")

    @OptionGroup var scope: ScopeOptions
    @Option(help: "Bounds such as volume=1e6:1e9; once for each parameter.") var bounds: [BoundsAssignment] =
      []
    @Option(help: "A parameter that the learner never moves; once for each.") var pin: [ParameterName] = []
    @Option(help: "From decision to marked outcome.") var horizon: LengthOfTime?
    @Option(help: "Fee of entry and exit together, in percent.") var roundTripFeePercent: Double?
    @Option(help: "Largest loss or gain of one trade, in percent.") var maxLossPercent: Double?
    @Option(help: "Name of the learner.") var learner: String?
    @Option(help: "marked or reported.") var learningBasis: String?
    @Option(help: "Account size that realised pnl is measured against.") var startingBalance: Double?
    @Option(help: "Periods a year that daily figures are annualised with.") var periodsPerYear: Double?
    @Option(help: "A rule that locks entries, \(ProtectionAssignment.form); once for each.")
    var protection: [ProtectionAssignment] = []
    @Flag(help: "No protections, whatever would be inherited.") var noProtections = false
    @Option(help: "The same request again is answered again and done once.") var requestID = ""
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    func validate() throws {
      if noProtections, !protection.isEmpty {
        throw ValidationError("--no-protections and --protection exclude each other.")
      }
    }

    func run() async throws {
      let protections =
        protection.isEmpty && !noProtections ? nil : V1.Protections(rules: protection.map(\.message))
      let policy = V1.Policy(
        bounds: StringMap(bounds.map { ($0.name, .init(lowest: $0.lowest, highest: $0.highest)) }),
        pinned: pin.map(\.name), horizon: horizon?.message, roundTripFeePercent: roundTripFeePercent,
        maxLossPercent: maxLossPercent, learner: learner, learningBasis: learningBasis,
        startingBalance: startingBalance, periodsPerYear: periodsPerYear, protections: protections)
      let request = V1.SetPolicyRequest(
        userID: scope.user, symbol: scope.symbol, policy: policy, requestID: requestID,
        asOf: clock.asOf?.timestamp)
      let answer = try await options.withClient { client throws(CallFailure) in
        try await client.setPolicy(request)
      }
      Terminal.show(PolicyView(own: answer.own, effective: answer.effective), asJSON: options.json)
    }
  }
}
