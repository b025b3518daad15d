import EchoService
import GRPC
import Loopback
import Server
import Testing

@Suite("A client that is not ours")
struct ForeignClientTests {
  @Test(
    "grpcio finds every kind of call as gRPC promises it",
    .enabled(if: PythonClient.isPrepared, "make test prepares .venv"), .timeLimit(.minutes(5)))
  func grpcio() async throws {
    var configuration = ServerConfiguration(host: "127.0.0.1", port: 0)
    configuration.eventLoops = 2
    let server = GRPCServer(configuration: configuration, methods: .echo)
    let address = try await server.start()
    let result = try await PythonClient.run(
      "Tests/Interop/interop.py", ["127.0.0.1:\(address.port)"], within: .seconds(240))
    await server.drain(grace: .seconds(1))
    #expect(result.status == 0, "\(result.output)")
  }
}
