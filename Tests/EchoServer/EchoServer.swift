import Dispatch
import EchoService
import GRPC
import Server

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server of methods that need no message format, for foreign clients, load tools and profilers.
///
///     EchoServer [port] [event loops]
///
/// Prints `listening on HOST:PORT`, and drains at SIGTERM.
@main
struct EchoServer {
  static func main() throws {
    // Before there are other threads, which inherit it.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)

    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    var configuration = ServerConfiguration(host: "127.0.0.1", port: arguments.first ?? 0)
    configuration.eventLoops = arguments.dropFirst().first ?? 1
    var methods = MethodTable.echo
    // SERVING, for proxies that ask.
    methods.register("/grpc.health.v1.Health/Check", .unary { _, _ in .reply([0x08, 0x01]) })
    let server = GRPCServer(configuration: configuration, methods: methods)
    wait {
      do {
        let address = try await server.start()
        print("listening on \(address.host):\(address.port)")
        fflush(nil)
      } catch {
        print("cannot listen: \(error)")
        exit(1)
      }
    }
    var signal: Int32 = 0
    sigwait(&signals, &signal)
    wait { await server.drain(grace: .seconds(5)) }
  }

  private static func wait(_ work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task {
      await work()
      done.signal()
    }
    done.wait()
  }
}
