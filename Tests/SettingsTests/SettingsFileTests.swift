import Foundation
import Settings
import Testing

@Suite("Settings from a file")
struct SettingsFileTests {
  /// Settings with `yaml` as their file, and the file's path.
  private func read(
    _ yaml: String, _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> EffectiveSettings {
    let file = try Self.file(yaml)
    defer { try? FileManager.default.removeItem(at: file) }
    return try EffectiveSettings(
      flags: try CommandLineArguments(["--config", file.path] + arguments).values, environment: environment)
  }

  /// What is wrong, with FILE for the path.
  private func faults(_ yaml: String, _ environment: [String: String] = [:]) throws -> [String] {
    let file = try Self.file(yaml)
    defer { try? FileManager.default.removeItem(at: file) }
    do throws(SettingsFaults) {
      _ = try EffectiveSettings(
        flags: ["ML_SERVICE_CONFIG_FILE": file.path], environment: environment)
      return []
    } catch { return error.faults.map { $0.replacingOccurrences(of: file.path, with: "FILE") } }
  }

  private static func file(_ text: String) throws -> URL {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".yaml")
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test("Flags win over the environment, which wins over the file, which wins over defaults")
  func precedence() throws {
    let settings = try read(
      "port: 1\ngrpc_port: 2\nmetrics_port: 3\n", ["--port", "4"], ["GRPC_PORT": "5", "METRICS_PORT": ""])
    let values = settings.values
    #expect((values.port, values.grpcPort, values.metricsPort, values.host) == (4, 5, 3, "127.0.0.1"))
    #expect(
      settings.origins
        == [
          "PORT": .flag, "GRPC_PORT": .environment, "METRICS_PORT": .file, "ML_SERVICE_CONFIG_FILE": .flag,
        ])
    #expect(Usage.listing(of: settings).contains("METRICS_PORT=3  # file\n"))
  }

  @Test(
    "A key may be written in several ways",
    arguments: [
      "grpc_port: 7", "GRPC_PORT: 7", "grpc:\n  port: 7", "grpc: {PORT: '7'}", "# x\n\ngrpc_port: 7 # y",
    ])
  func spellings(yaml: String) throws {
    #expect(try read(yaml).values.grpcPort == 7)
  }

  @Test("Values are read as they are everywhere else")
  func values() throws {
    let values = try read(
      """
      volume_min_threshold: 2e8
      debug: yes
      outcome_horizon: 90m
      max_request_size: 2MiB
      cors_origins: [https://a.example, "http://localhost:3000"]
      metrics_history_path: "memory:"
      """
    ).values
    #expect(values.thresholds.policy.bounds.volume.lowest == 2e8)
    #expect(values.isDebug)
    #expect(values.log.level == .debug)
    #expect(values.thresholds.policy.horizon == .minutes(90))
    #expect(values.limits.requestSizeMax == 2 << 20)
    #expect(values.limits.corsOrigins == ["https://a.example", "http://localhost:3000"])
    #expect(values.metricsHistory == .memory)
    #expect(try read("cors_origins: []").values.limits.corsOrigins == [])
  }

  @Test(
    "A key without a value, and a file without keys, say nothing",
    arguments: [
      "", "\n", "# port: 1\n  # x\n", "admin_api_key:\n", "admin_api_key: null", "admin_api_key: ~",
    ])
  func nothing(yaml: String) throws {
    let settings = try read(yaml)
    #expect(settings.values.adminKey == nil)
    #expect(settings.origins == ["ML_SERVICE_CONFIG_FILE": .flag])
  }

  @Test("The file is found by its variable, too")
  func variable() throws {
    let file = try Self.file("port: 9")
    defer { try? FileManager.default.removeItem(at: file) }
    let settings = try EffectiveSettings(flags: [:], environment: ["ML_SERVICE_CONFIG_FILE": file.path])
    #expect(settings.values.port == 9)
  }

  @Test("A bad file is told with its path and its keys, beside everything else")
  func badFile() throws {
    let told = try faults(
      "port: x\nportt: 1\nlog: {level: loud, format: y}\nalert_cooldown: [1, 2]\ntls_cert: a.pem\nhost: 0.0.0.0",
      ["LEARNER_STEP": "-1"])
    #expect(told.count == 7)
    for start in [
      "FILE: port: \"x\" is not an integer", "FILE: portt is not a setting",
      "FILE: log.level: \"loud\" is not",
      "FILE: alert_cooldown: \"1,2\" is not a length of time", "TLS_CERT:", "HOST: 0.0.0.0", "LEARNER_STEP:",
    ] { #expect(told.contains { $0.hasPrefix(start) }, "\(start) in \(told)") }
  }

  @Test(
    "What is no YAML, or not of this form, is told without the line, which may hold a secret",
    arguments: [
      ("admin_api_key: \"hunter2\nport: 1", "FILE: "), ("port: 1\nadmin_api_key: hunter2: x", "FILE: 2:"),
      ("- hunter2", "FILE: "), ("port: 1\nport: 2", "FILE: "), ("cors_origins: [[hunter2]]", "FILE: "),
      ("PORT: 1\nport: 2", "FILE: PORT and port are the same"),
      ("ml_service_config_file: hunter2", "FILE: ml_service_config_file cannot be said in the file"),
      ("port: {a: hunter2}", "FILE: port.a is not a setting"),
      ("admin_api_key: [hunter2]\nport: x", "FILE: port: \"x\""),
      ("database_url: hunter2", "FILE: database_url: its value is not"),
    ])
  func malformed(yaml: String, start: String) throws {
    let told = try faults(yaml)
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix(start) == true, "\(told)")
    #expect(!told.joined().contains("hunter2"))
    #expect(!told.joined().contains("\n"))
  }

  @Test("A fault is told also where something stronger covers it")
  func covered() throws {
    let told = try faults("port: x", ["PORT": "y"])
    #expect(told.map { $0.prefix { $0 != "\"" } } == ["FILE: port: ", "PORT: "])
  }

  @Test("A file that cannot be read is named")
  func missing() {
    let error = #expect(throws: SettingsFaults.self) {
      _ = try EffectiveSettings(flags: ["ML_SERVICE_CONFIG_FILE": "/nonexistent/x.yaml"], environment: [:])
    }
    #expect(error?.faults == ["ML_SERVICE_CONFIG_FILE /nonexistent/x.yaml cannot be read"])
  }

  @Test("The Python service's names in a file are accepted and named")
  func otherNames() throws {
    let settings = try read(
      "flask_secret_key: s\nalert_poor_performance_threshold: 0.3", [], ["DB_ECHO": "1"])
    #expect(settings.ignoredNames == ["DB_ECHO", "FLASK_SECRET_KEY"])
    #expect(settings.values.alerts.performanceScoreMin == 0.3)
  }

  @Test("The example has every setting, and says what holds anyway")
  func example() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "config.example.yaml"), encoding: .utf8)
    for setting in Setting.all where setting.name != "ML_SERVICE_CONFIG_FILE" {
      #expect(text.contains("\n\(setting.name.lowercased()):"))
    }
    var values = try read(text).values
    values.configurationFile = nil
    #expect(values == ServerSettings())
  }
}
