import ArgumentParser
import Client
import Foundation
import GRPC
import ThresholdClient
import ThresholdCore

extension GRPCChannel: UnaryTransport {
  func unary(
    _ path: String, _ request: [UInt8], metadata: Metadata, timeout: Duration?
  ) async throws(Status) -> [UInt8] {
    try await unary(path, request, metadata: metadata, timeout: timeout, compresses: false)
  }
}

/// How to present oneself, and how long to wait.
struct CallOptions: ParsableArguments {
  @Option(help: "The API key; otherwise that of the environment's THRESHOLD_API_KEY.")
  var key: String?

  @Option(help: "How long one call may take.")
  var timeout = LengthOfTime(.seconds(10))

  /// The key to call with, if there is one.
  var effectiveKey: String? { key ?? ProcessInfo.processInfo.environment["THRESHOLD_API_KEY"] }

  /// A connection to the server at `address`.
  func connect(_ address: ServerAddress) async throws(CallFailure) -> GRPCChannel {
    var configuration = ClientConfiguration(host: address.host, port: address.port)
    configuration.connectTimeout = timeout.duration
    do throws(Status) { return try await GRPCChannel.connect(configuration) } catch {
      throw CallFailure(error)
    }
  }

  /// The service over `transport`.
  func client(_ transport: any UnaryTransport) -> ThresholdClient {
    ThresholdClient(transport, key: effectiveKey, timeout: timeout.duration)
  }
}

/// Which server, and how to call it.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The server.", valueName: "host:port"))
  var server = ServerAddress(host: "127.0.0.1", port: 50_051)

  @OptionGroup var call: CallOptions

  @Flag(help: "Answer in JSON, for programs.")
  var json = false

  /// Connects, calls, and tells a failure in the words of the server.
  func withClient<Answer>(
    _ body: (ThresholdClient) async throws(CallFailure) -> Answer
  ) async throws(CommandFailure) -> Answer {
    do throws(CallFailure) {
      let channel = try await call.connect(server)
      let answer = try await body(call.client(channel))
      await channel.close()
      return answer
    } catch { throw CommandFailure(error) }
  }
}
