import ArgumentParser
import Foundation
import MarketStream
import Replay
import ThresholdClient
import ThresholdCore

/// Plays a market stream to the engine in this process or to a server.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Plays a market stream to a learner, on the stream's own clock.",
    discussion: """
      Without --server a whole server runs in this process, over memory. For each signal, in order: outcomes that are \
      known by then are reported, Adapt is called if it is due, and the signal is evaluated. With --prices, prices are \
      recorded instead and the server marks outcomes itself. The calls need the rights read, trade, replay, and with \
      --prices also prices.
      """)

  @Argument(
    help: "A stream: \(StreamSignal.columns.joined(separator: ",")), plain or gzipped; - for standard input.")
  var stream: String

  @Option(help: ArgumentHelp("Play to this server.", valueName: "host:port"))
  var server: ServerAddress?

  @Option(help: "From a signal until its outcome is known.")
  var horizon = LengthOfTime(.hours(4))

  @Option(help: "From one learning cycle to the next.")
  var adaptEvery = LengthOfTime(.hours(24))

  @Option(
    help: "Prices, \(PricePoint.columns.joined(separator: ",")), plain or gzipped: learn on basis marked.")
  var prices: String?

  @Option(help: "The simulated user; otherwise a new one, replay:UUID.")
  var user: String?

  @Flag(help: "Record accepted signals as trades, so that the protections of the user's policy see them.")
  var protections = false

  @Option(
    help:
      "Set this protection for the user first, \(ProtectionAssignment.form); once for each. Implies --protections."
  )
  var protection: [ProtectionAssignment] = []

  @Option(help: "Write each decision with the thresholds in force, as CSV.")
  var decisions: String?

  @OptionGroup var call: CallOptions

  @Flag(help: "Answer in JSON, for programs.")
  var json = false

  func validate() throws {
    if protections, protection.isEmpty, server == nil || user == nil {
      throw ValidationError(
        "--protections: a new user has none; name them with --protection, or a --user of a --server that has some"
      )
    }
    if stream != "-", decisions == stream { throw ValidationError("--decisions would overwrite the stream") }
  }

  func run() async throws {
    let signals: [StreamSignal]
    let bytes = try InputFile.read(stream)
    do throws(MalformedInput) { signals = try StreamSignal.read(bytes) } catch {
      throw CommandFailure("\(stream) is not a stream:\n\(error)")
    }
    var points: [PricePoint] = []
    if let prices {
      let bytes = try InputFile.read(prices)
      do throws(MalformedInput) { points = try PricePoint.read(bytes) } catch {
        throw CommandFailure("\(prices) is not a file of prices:\n\(error)")
      }
      if points.isEmpty { throw CommandFailure("\(prices) has no prices") }
    }
    let transport: any UnaryTransport
    if let server {
      transport = try await call.connect(server)
    } else {
      transport = try await InProcessServer()
    }
    let plan = ReplayPlan(
      user: user ?? "replay:\(UUID().uuidString.lowercased())", horizon: horizon.span,
      adaptEvery: adaptEvery.span, prices: points, trades: protections || !protection.isEmpty,
      protections: protection.map(\.message))
    let report = try await play(signals, plan, call.client(transport))
    Terminal.show(ReplayView(report, plan), asJSON: json)
  }

  private func play(
    _ signals: [StreamSignal], _ plan: ReplayPlan, _ client: ThresholdClient
  ) async throws -> ReplayReport {
    var file: OutputFile? = nil
    if let decisions {
      file = try OutputFile(decisions)
      try file?.append(ReplayDecision.csvHeader)
    }
    var progress = ProgressLine(total: signals.count)
    do {
      let report = try await Replay.run(signals, plan: plan, client: client) { decision in
        try file?.append(decision.csv)
        progress.advance()
      }
      progress.finish()
      try file?.flush()
      return report
    } catch let failure as ReplayFailure {
      progress.finish()
      throw CommandFailure(failure)
    }
  }
}
