import Foundation
import Loopback
import Testing

@Suite("thresholdd's settings while it runs", .timeLimit(.minutes(5)))
struct ReloadTests {
  /// A folder with a file of settings, gone at the end.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    var config: URL { url.appendingPathComponent("config.yaml") }
    var keys: URL { url.appendingPathComponent("keys.json") }

    init(_ yaml: String) throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try write(yaml, to: config)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }
  }

  private func line(
    _ message: String, in server: ServerProcess, after count: Int = 0
  ) async throws -> ServerProcess.LogLine {
    try await server.eventually("the line \"\(message)\"") {
      server.log.dropFirst(count).first { $0.message == message }
    }
  }

  @Test("SIGHUP applies what is live, and says what waits for a restart")
  func signal() async throws {
    let folder = try Folder("log_level: info\nadmin_api_key: hunter2\n")
    let server = try ServerProcess(["--config", folder.config.path])
    _ = try await server.listening()
    try folder.write("log_level: debug\nadmin_api_key: hunter3\nworkers: 3\n", to: folder.config)
    server.signal(SIGHUP)
    let applied = try await line("settings are read again", in: server)
    #expect(applied.level == "notice")
    #expect(
      applied.metadata == ["cause": "SIGHUP", "LOG_LEVEL": "info -> debug", "ADMIN_API_KEY": "*** -> ***"])
    let waiting = try await line("settings wait for a restart", in: server)
    #expect(waiting.metadata == ["WORKERS": "0 -> 3"])
    // Debug messages are logged now: here, that the look at the file found nothing more, and nothing to warn of.
    try await server.eventually("a message of debug") { server.log.first { $0.level == "debug" } }
    #expect(server.log.filter { $0.message == "settings wait for a restart" }.count == 1)
    #expect(!server.errorText.contains("hunter"))
    server.signal(SIGTERM)
    #expect(try await server.exit() == 0)
  }

  @Test("A changed file is noticed")
  func fileChange() async throws {
    let folder = try Folder("alert_cooldown: 1m\n")
    let server = try ServerProcess(["--config", folder.config.path])
    _ = try await server.listening()
    try folder.write("alert_cooldown: 2m\n", to: folder.config)
    let line = try await line("settings are read again", in: server)
    #expect(line.metadata == ["cause": "file changed", "ALERT_COOLDOWN": "1m -> 2m"])
  }

  @Test("What changed is in force: origins of pages, who has a key, and how often")
  func inForce() async throws {
    let folder = try Folder("cors_origins: https://a.example\nadmin_api_key: hunter2\n")
    let server = try ServerProcess(["--config", folder.config.path])
    let port = try await server.listening().http
    func answer(_ key: String) async throws -> HTTPAnswer {
      try await HTTPAnswer.get(
        port: port, path: "/api/v1/thresholds/alice",
        headers: ["Origin": "https://b.example", "X-Admin-Key": key])
    }
    #expect(try await answer("hunter2").status == 200)
    #expect(try await answer("hunter2").header("Access-Control-Allow-Origin") == nil)
    try folder.write(
      "cors_origins: [https://b.example]\nadmin_api_key: hunter3\nrate_limit_per_minute: 1\n",
      to: folder.config)
    server.signal(SIGHUP)
    _ = try await line("settings are read again", in: server)
    #expect(try await answer("hunter2").status == 401)
    let allowed = try await answer("hunter3")
    #expect(allowed.status == 200)
    #expect(allowed.header("Access-Control-Allow-Origin") == "https://b.example")
    #expect(try await answer("hunter3").status == 429)
  }

  @Test("A bad file is refused whole, with all its faults in one line")
  func badFile() async throws {
    let folder = try Folder("log_level: info\n")
    let server = try ServerProcess(["--config", folder.config.path])
    _ = try await server.listening()
    try folder.write("log_level: debug\nport: x\nnope: 1\nadmin_api_key: [hunter2]\n", to: folder.config)
    server.signal(SIGHUP)
    let line = try await line("settings are refused, the old ones stay", in: server)
    #expect(line.level == "error")
    let faults = try #require(line.metadata["faults"])
    for fault in ["\(folder.config.path): port: \"x\"", "\(folder.config.path): nope is not a setting"] {
      #expect(faults.contains(fault))
    }
    #expect(!server.errorText.contains("hunter2"))
    // The old settings stayed: from them, this is the only change.
    try folder.write("log_level: notice\n", to: folder.config)
    server.signal(SIGHUP)
    let next = try await self.line("settings are read again", in: server)
    #expect(next.metadata["LOG_LEVEL"] == "info -> notice")
    #expect(next.metadata.count == 2)
  }

  @Test("Keys that change are in force at once, and a bad key file leaves the old ones")
  func keys() async throws {
    let folder = try Folder("log_level: info\n")
    func entry(_ name: String, _ digit: Character) -> String {
      #"{"name": "\#(name)", "sha256": "\#(String(repeating: digit, count: 64))", "users": ["*"], "rights": ["read"]}"#
    }
    try folder.write("[\(entry("a", "1"))]", to: folder.keys)
    let server = try ServerProcess([
      "--config", folder.config.path, "--api-keys-file", folder.keys.path,
    ])
    _ = try await server.listening()
    try folder.write("[\(entry("a", "1")), \(entry("b", "2"))]", to: folder.keys)
    #expect(try await line("keys are read again", in: server).metadata == ["keys": "2"])
    let count = server.log.count
    for bad in ["[]", "nonsense", "[\(entry("a", "x"))]"] {
      try folder.write(bad, to: folder.keys)
      server.signal(SIGHUP)
      let refusal = try await line("settings are refused, the old ones stay", in: server, after: count)
      #expect(refusal.metadata["faults"]?.contains("API_KEYS_FILE") == true)
    }
    #expect(!server.log.dropFirst(count).contains { $0.message == "keys are read again" })
  }
}
