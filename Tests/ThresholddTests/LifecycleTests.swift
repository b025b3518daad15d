import Foundation
import Loopback
import Testing

@Suite("thresholdd's life", .timeLimit(.minutes(5)))
struct LifecycleTests {
  @Test("It says where it listens, and is healthy there")
  func listening() async throws {
    let server = try ServerProcess()
    let ports = try await server.listening()
    #expect(ports.grpc > 0)
    #expect(server.outputText.contains(String(ports.grpc)))
    #expect(try await HTTPAnswer.get(port: ports.http, path: "/live").status == 200)
    #expect(try await HTTPAnswer.get(port: ports.http, path: "/ready").status == 200)
    let health = try await HTTPAnswer.get(port: ports.http, path: "/health")
    #expect(health.status == 200)
    let body = try health.json
    #expect(body["status"] as? String == "healthy")
    let metricsPort = try #require(ports.metrics)
    let metrics = try await HTTPAnswer.get(port: metricsPort, path: "/metrics")
    #expect(metrics.text.contains("process_resident_memory_bytes "))
  }

  @Test("One line at the start has the effective settings, secrets masked")
  func startLine() async throws {
    let server = try ServerProcess(
      environment: ["ADMIN_API_KEY": "hunter2", "FLASK_SECRET_KEY": "hunter3", "LEARNER_WINDOW": "900"])
    _ = try await server.listening()
    let line = try #require(server.log.first { $0.message == "starting" })
    #expect(line.metadata["LEARNER_WINDOW"] == "900")
    #expect(line.metadata["ADMIN_API_KEY"] == "***")
    #expect(line.metadata["DATABASE_URL"] == "memory:")
    #expect(server.log.filter { $0.metadata["name"] == "FLASK_SECRET_KEY" }.count == 1)
    #expect(!(server.errorText + server.outputText).contains("hunter"))
  }

  @Test("A signal ends it in order, with status 0", arguments: [SIGTERM, SIGINT])
  func signal(number: Int32) async throws {
    let server = try ServerProcess()
    let ports = try await server.listening()
    server.signal(number)
    #expect(try await server.exit() == 0)
    #expect(server.log.last?.message == "stopped")
    await #expect(throws: (any Error).self) { _ = try await HTTPAnswer.get(port: ports.http, path: "/live") }
  }

  @Test("A signal that arrives while it starts ends it, too")
  func earlySignal() async throws {
    let server = try ServerProcess()
    try await server.eventually("its first line") { server.log.isEmpty ? nil : true }
    server.signal(SIGTERM)
    #expect(try await server.exit() == 0)
  }

  @Test("A port that is taken stops the start and is named")
  func portTaken() async throws {
    let first = try ServerProcess()
    let ports = try await first.listening()
    for flag in ["--grpc-port", "--port", "--metrics-port"] {
      let second = try ServerProcess([flag, String(ports.http)])
      #expect(try await second.exit() == 1)
      #expect(second.log.last?.level == "critical")
      #expect(second.errorText.contains(String(ports.http)), "\(flag): \(second.errorText)")
    }
  }

  @Test("A reader of its log that goes away does not end it")
  func closedLog() async throws {
    let server = try ServerProcess(["--log-level", "debug"], readsErrors: false)
    // The log cannot say where it listens, but standard output does.
    let port = try await server.eventually("the port on standard output") {
      server.outputText.firstMatch(of: /HTTP (\d+)/).flatMap { Int($0.1) }
    }
    #expect(try await HTTPAnswer.get(port: port, path: "/live").status == 200)
    server.signal(SIGTERM)
    #expect(try await server.exit() == 0)
  }

  @Test("With SQLite it makes the file and its folder, and starts again on them")
  func sqlite() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("deep/threshold.db")
    for _ in 0..<2 {
      let server = try ServerProcess(["--database-url", "sqlite:\(file.path)"])
      _ = try await server.listening()
      #expect(FileManager.default.fileExists(atPath: file.path))
      server.signal(SIGTERM)
      #expect(try await server.exit() == 0)
    }
  }
}
