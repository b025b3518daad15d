import Client
import EchoService
import GRPC
import Server
import Synchronization
import Testing

/// Starts an echo server, connects to it, and takes both away afterwards.
func withServer(
  _ configure: (inout ServerConfiguration) -> Void = { _ in },
  methods: MethodTable = .echo,
  observer: ServerObserver = ServerObserver(),
  _ body: (GRPCServer, GRPCServer.Address, GRPCChannel) async throws -> Void
) async throws {
  var configuration = ServerConfiguration(host: "127.0.0.1", port: 0)
  configure(&configuration)
  let server = GRPCServer(configuration: configuration, methods: methods, observer: observer)
  let address = try await server.start()
  let channel = try await GRPCChannel.connect(host: address.host, port: address.port)
  do {
    try await body(server, address, channel)
  } catch {
    await channel.disconnect()
    await server.drain(grace: .zero)
    throw error
  }
  await channel.disconnect()
  await server.drain(grace: .zero)
}

/// The status that a call throws, or OK.
func status(_ body: () async throws(Status) -> Void) async -> Status {
  do {
    try await body()
    return .ok
  } catch {
    return error
  }
}

/// Waits until `condition` holds, for at most a minute; returns whether it does.
func eventually(_ condition: () async -> Bool) async -> Bool {
  let end = ContinuousClock.now.advanced(by: .seconds(60))
  while ContinuousClock.now < end {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return await condition()
}

extension StreamingCall {
  /// All response messages.
  func collect() async throws(Status) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    for try await message in responses { messages.append(message) }
    return messages
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A number that any thread can add to.
final class Tally: Sendable {
  private let number = Atomic<Int>(0)
  var value: Int { number.load(ordering: .relaxed) }
  func add(_ difference: Int) { number.add(difference, ordering: .relaxed) }
}
