import Engine
package import GRPC
import Repository
import ThresholdClient
import ThresholdRPC
import ThresholdService

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A whole server without a network: the messages, checks, service and engine of the real one over memory.
///
/// A replay in here and one through a socket therefore differ in the transport and the repository alone.
package final class InProcessServer: UnaryTransport {
  private let methods: MethodTable
  private let connection = ConnectionContext(id: 0, peer: Peer(address: "in-process", isLoopback: true))

  /// Starts with an empty store.
  package init() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let service = Service(
      engine: engine, keys: KeyRing(adminKey: nil, principals: [:]), health: ThresholdService.Health())
    methods = RPCEdge(service: service, version: "in-process", startedAt: Self.wallNanoseconds()).methods()
  }

  package func unary(
    _ path: String, _ request: [UInt8], metadata: Metadata, timeout: Duration?
  ) async throws(Status) -> [UInt8] {
    guard case .unary(let method) = methods.handler(of: path) else {
      throw Status(.unimplemented, "there is no unary method \(path)")
    }
    let context = CallContext(
      method: path, metadata: metadata, deadline: timeout.map { .now + $0 }, connection: connection,
      receivedAt: Self.wallNanoseconds(), number: 0)
    switch request.withUnsafeBytes({ method($0, context) }) {
    case .reply(let response): return response
    case .fail(let status): throw status
    case .later(let work): return try await work().get()
    }
  }

  private static func wallNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
