import ArgumentParser
import Client
import GRPC
import Messages
import ThresholdClient

/// Shows changes of thresholds as they happen.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Shows thresholds and then every change of them, until interrupted.")

  @Option(help: "The user.") var user: String
  @Option(help: "A symbol to watch; once for each. Without any, the user's global set.") var symbol:
    [String] = []
  @Option(help: "Go on after the message that carried this token.") var resumeToken = ""
  @Flag(help: "Reconnect when the server leaves or the connection is lost, and miss nothing.") var follow =
    false
  @Flag(inversion: .prefixedNo, help: "When reading too slowly, get the latest of each scope, not an error.")
  var conflate = true
  @OptionGroup var options: ServerOptions

  private static let firstPause = Duration.seconds(1)
  private static let pauseMax = Duration.seconds(30)
  /// A watch sends a bookmark every 15 s, a tenth sooner or later. Nothing for three of them: the peer is gone, and no
  /// packet may ever say so. Source: watch.md, rule 10.
  private static let silenceMax = Duration.seconds(50)

  /// How a watch ended.
  private enum End {
    /// The server left, and says how long to wait.
    case leaving(Duration)
    case failed(CallFailure)
  }

  func run() async throws {
    var token = resumeToken
    var pause = Self.firstPause
    while true {
      let before = token
      let end = await watch(&token)
      // Whatever arrived shows that the server is well.
      if token != before { pause = Self.firstPause }
      switch end {
      case .leaving(let wait) where follow: try await Task.sleep(for: max(wait, .milliseconds(100)))
      case .leaving: throw CommandFailure("the server is leaving; --follow would reconnect")
      case .failed(let failure) where follow && failure.code == .unavailable:
        Terminal.complain("\(failure)\nagain in \(pause.components.seconds) s")
        try await Task.sleep(for: pause)
        pause = min(pause * 2, Self.pauseMax)
      case .failed(let failure): throw CommandFailure(failure)
      }
    }
  }

  /// Watches on one connection until it ends, and keeps the token of the last message.
  private func watch(_ token: inout String) async -> End {
    let channel: GRPCChannel
    do throws(CallFailure) { channel = try await options.call.connect(options.server) } catch {
      return .failed(error)
    }
    let end = await read(channel, &token)
    await channel.disconnect()
    return end
  }

  private func read(_ channel: GRPCChannel, _ token: inout String) async -> End {
    let symbols = symbol.isEmpty ? [""] : symbol
    let request = V1.WatchThresholdsRequest(
      scopes: symbols.map { V1.Scope(userID: user, symbol: $0) }, resumeToken: token, conflate: conflate,
      autoResnapshot: follow)
    let call = channel.stream(
      ThresholdClient.service + "WatchThresholds",
      metadata: ThresholdClient.metadata(key: options.call.effectiveKey))
    do throws(Status) {
      try await call.send(request.encoded())
      call.finishSending()
      let silence = Silence(longest: Self.silenceMax) { call.cancel() }
      defer { silence.end() }
      for try await bytes in call.responses {
        silence.broken()
        guard let message = try? V1.WatchThresholdsResponse(decoding: bytes) else {
          return .failed(CallFailure(Status(.internal, "a message of the watch cannot be read")))
        }
        if !message.resumeToken.isEmpty { token = message.resumeToken }
        let view = WatchView(message)
        if options.json || view.isForPeople { Terminal.show(view, asJSON: options.json) }
        if case .goingAway(let event) = message.event { return .leaving(Self.wait(event.reconnectAfter)) }
      }
      return .failed(CallFailure(Status(.unavailable, "the server ended the watch")))
    } catch {
      return .failed(
        CallFailure(error.code == .cancelled ? Status(.unavailable, "the server has fallen silent") : error))
    }
  }

  private static func wait(_ duration: GoogleProtobuf.Duration?) -> Duration {
    duration.map { .seconds($0.seconds) + .nanoseconds(Int64($0.nanos)) } ?? firstPause
  }
}
