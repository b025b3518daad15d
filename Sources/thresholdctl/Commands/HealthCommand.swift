import ArgumentParser
import Messages
import ThresholdClient

/// Asks whether the server serves.
struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Asks whether the server serves; ends with 0 only if it does.",
    discussion: "Needs no key, so it can be a container's HEALTHCHECK.")

  @Option(help: "The service asked for, such as adaptive_threshold.v1.Writes; without it, the whole server.")
  var service = ""
  @OptionGroup var options: ServerOptions

  func run() async throws {
    let request = Health.HealthCheckRequest(service: service)
    let answer = try await options.withClient { client throws(CallFailure) in
      try await client.checkHealth(request)
    }
    let json = JSON.object([("service", .text(service)), ("status", .text(answer.status.name))])
    Terminal.say(options.json ? json.text : answer.status.name)
    if answer.status != .serving { throw ExitCode(1) }
  }
}
