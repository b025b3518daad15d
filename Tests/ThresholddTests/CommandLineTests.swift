import Foundation
import Loopback
import Testing

@Suite("thresholdd's command line", .timeLimit(.minutes(5)))
struct CommandLineTests {
  @Test("--help names every flag and ends")
  func help() async throws {
    let server = try ServerProcess(["--help"])
    #expect(try await server.exit() == 0)
    for flag in ["--grpc-port", "--database-url", "--admin-api-key", "--check-config"] {
      #expect(server.outputText.contains(flag))
    }
  }

  @Test("--check-config prints the effective settings without their secrets, and touches nothing")
  func checkConfiguration() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let server = try ServerProcess(
      ["--check-config", "--workers", "3", "--database-url", "sqlite:\(folder.path)/x.db"],
      environment: ["ADMIN_API_KEY": "hunter2"])
    #expect(try await server.exit() == 0)
    #expect(server.outputText.contains("WORKERS=3  # flag\n"))
    #expect(server.outputText.contains("ADMIN_API_KEY=***  # environment\n"))
    #expect(server.outputText.contains("MAX_STALENESS=1m  # default\n"))
    #expect(!(server.outputText + server.errorText).contains("hunter2"))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("--check-config shows who said what, and what has no effect")
  func origins() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data("workers: 2\nlog_level: debug\nslack_webhook_url: https://h/hunter2\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let server = try ServerProcess(
      ["--check-config", "--config", file.path, "--workers", "3"],
      environment: ["FLASK_SECRET_KEY": "hunter3", "LEARNER_WINDOW": "900"])
    #expect(try await server.exit() == 0)
    for line in [
      "WORKERS=3  # flag", "LOG_LEVEL=debug  # file", "LEARNER_WINDOW=900  # environment",
      "SLACK_WEBHOOK_URL=***  # file", "MAX_STALENESS=1m  # default",
    ] { #expect(server.outputText.contains(line + "\n")) }
    #expect(server.errorText == "thresholdd: FLASK_SECRET_KEY is accepted and has no effect\n")
    #expect(!server.outputText.contains("hunter"))
  }

  @Test("--check-config finds what is wrong with the key file, too")
  func checkedKeys() async throws {
    let server = try ServerProcess(["--check-config", "--api-keys-file", "/nonexistent-folder/keys.json"])
    #expect(try await server.exit() == 2)
    #expect(server.errorText.contains("/nonexistent-folder/keys.json"))
  }

  @Test("Every fault is told at once, with status 2")
  func faults() async throws {
    let server = try ServerProcess(
      ["--grpc-port", "x", "--host", "0.0.0.0"], environment: ["LEARNER_STEP": "-1"])
    #expect(try await server.exit() == 2)
    let lines = server.errorText.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.contains { $0.contains("--grpc-port: \"x\" is not an integer") })
    #expect(lines.contains { $0.contains("LEARNER_STEP") })
    #expect(lines.contains { $0.contains("HOST: 0.0.0.0 can be reached from other machines") })
  }

  @Test("A key file that cannot be read, or says nonsense, stops the start")
  func keyFile() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let missing = try ServerProcess(["--api-keys-file", file.path])
    #expect(try await missing.exit() == 1)
    #expect(missing.errorText.contains(file.lastPathComponent))

    try Data(#"[{"name": "a", "sha256": "00", "users": [], "rights": ["fly"]}]"#.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let nonsense = try ServerProcess(["--api-keys-file", file.path])
    #expect(try await nonsense.exit() == 1)
    for fault in ["no user", "fly", "64 hexadecimal digits"] { #expect(nonsense.errorText.contains(fault)) }
  }

  @Test("A log file that cannot be written stops the start")
  func logFile() async throws {
    let server = try ServerProcess(["--log-file-path", "/nonexistent-folder/x.log"])
    #expect(try await server.exit() == 1)
    #expect(server.errorText.contains("/nonexistent-folder/x.log"))
  }

  @Test("A database that cannot be opened stops the start, and its password is not told")
  func database() async throws {
    let server = try ServerProcess(["--database-url", "postgresql://u:hunter2@127.0.0.1:1/d"])
    #expect(try await server.exit() == 1)
    #expect(server.log.contains { $0.level == "critical" })
    #expect(!server.errorText.contains("hunter2"))
  }
}
