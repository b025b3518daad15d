import Settings
import Testing
import ThresholdCore

@Suite("Effective settings")
struct EffectiveSettingsTests {
  private func read(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws(SettingsFaults) -> EffectiveSettings {
    try EffectiveSettings(flags: try CommandLineArguments(arguments).values, environment: environment)
  }

  private func faults(_ arguments: [String] = [], _ environment: [String: String] = [:]) -> [String] {
    do {
      _ = try read(arguments, environment)
      return []
    } catch { return error.faults }
  }

  @Test("Nothing said leaves the documented defaults")
  func defaults() throws {
    let values = try read().values
    #expect(values == ServerSettings())
    #expect(
      (values.host, values.port, values.grpcPort, values.metricsPort) == ("127.0.0.1", 5_000, 50_051, 8_000))
    #expect(values.database == .sqlite(path: "./data/adaptive-threshold.db"))
    #expect(values.thresholds == .standard)
    #expect(values.learning == LearningConfiguration())
  }

  @Test("A flag wins over the environment, the environment over the default")
  func precedence() throws {
    let settings = try read(["--port", "1", "--debug"], ["PORT": "2", "GRPC_PORT": "3", "METRICS_PORT": ""])
    #expect(settings.values.port == 1)
    #expect(settings.values.grpcPort == 3)
    #expect(settings.values.metricsPort == 8_000)
    #expect(settings.values.log.level == .debug)
    #expect(settings.origins == ["PORT": .flag, "GRPC_PORT": .environment, "DEBUG": .flag])
  }

  @Test("Every setting reads back what it writes", arguments: Setting.all.map(\.name))
  func roundTrip(name: String) throws {
    let setting = try #require(Setting.all.first { $0.name == name })
    if setting.defaultValue.isEmpty { return }
    let values = try read([setting.flag + "=" + setting.defaultValue]).values
    #expect(values == ServerSettings())
  }

  @Test("Every setting has a name, a flag and a summary of its own")
  func table() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    #expect(Set(Setting.all.map(\.flag)).count == Setting.all.count)
    #expect(Setting.all.allSatisfy { !$0.summary.isEmpty && Usage.help.contains($0.flag) })
  }

  @Test("All faults are told at once, each with where it was said")
  func allFaults() {
    let told = faults(
      ["--grpc-port", "70000"],
      ["PORT": "x", "LEARNER_STEP": "nan", "LOG_LEVEL": "loud", "HOST": "0.0.0.0", "RSI_MIN_THRESHOLD": "95"])
    #expect(told.count == 6)
    #expect(told.contains { $0.hasPrefix("--grpc-port: \"70000\" is not an integer from 0 to 65535") })
    #expect(told.contains { $0.hasPrefix("PORT: \"x\" is not") })
    #expect(told.contains { $0.hasPrefix("LEARNER_STEP: \"nan\" is not a number from 0.001 to 10") })
    #expect(told.contains { $0.hasPrefix("LOG_LEVEL: \"loud\" is not one of trace, debug") })
    #expect(told.contains { $0.hasPrefix("HOST: 0.0.0.0 can be reached") })
    #expect(told.contains { $0.hasPrefix("RSI_MIN_THRESHOLD must be less") })
  }

  @Test(
    "Values at the edges of what is allowed",
    arguments: [
      ("PORT", "0", true), ("PORT", "65535", true), ("PORT", "65536", false), ("PORT", "-1", false),
      ("PORT", "5000.0", false), ("OUTCOME_HORIZON", "1s", true), ("OUTCOME_HORIZON", "999ms", false),
      ("OUTCOME_HORIZON", "365d", true), ("OUTCOME_HORIZON", "366d", false),
      ("OUTCOME_HORIZON", "4 h", false),
      ("OUTCOME_HORIZON", "h", false), ("OUTCOME_HORIZON", "1e300", false), ("OUTCOME_HORIZON", "nan", false),
      ("MAX_ADAPTATION_PER_CYCLE", "1", true), ("MAX_ADAPTATION_PER_CYCLE", "1.01", false),
      ("DEFAULT_CONFIDENCE_THRESHOLD", "0.65", true), ("DEFAULT_CONFIDENCE_THRESHOLD", "0.1", false),
      ("VOLUME_MIN_THRESHOLD", "0", false), ("DEBUG", "TRUE", true), ("DEBUG", "2", false),
      ("LEARNER", "guarded_gradient", true), ("LEARNER", "magic", false), ("LEARNING_BASIS", "marked", true),
      ("LEARNING_BASIS", "both", false), ("ENVIRONMENT", "staging", true), ("ENVIRONMENT", "prod", false),
      ("DATABASE_URL", "memory:", true), ("DATABASE_URL", "mysql://h/d", false),
      ("DATABASE_URL", "sqlite:", false), ("RATE_LIMIT_PER_MINUTE", "0", true),
      ("RATE_LIMIT_PER_MINUTE", "-1", false), ("MAX_REQUEST_SIZE", "1048576", true),
      ("MAX_REQUEST_SIZE", "1KiB", true), ("MAX_REQUEST_SIZE", "1023", false),
      ("MAX_REQUEST_SIZE", "64MiB", true), ("MAX_REQUEST_SIZE", "65MiB", false),
      ("MAX_REQUEST_SIZE", "9999999999TiB", false), ("MAX_REQUEST_SIZE", "1 MiB", false),
      ("MAX_REQUEST_SIZE", "1MB", false), ("MAX_REQUEST_SIZE", "MiB", false),
      ("REQUEST_TIMEOUT", "100ms", true), ("REQUEST_TIMEOUT", "0", false), ("CORS_ORIGINS", "*", true),
      ("CORS_ORIGINS", "https://a.example, http://localhost:3000/", true),
      ("CORS_ORIGINS", "a.example", false),
      ("CORS_ORIGINS", "https://a.example/x", false), ("CORS_ORIGINS", "https://a.example,*", false),
      ("CORS_ORIGINS", "https://u@a.example", false), ("SLACK_WEBHOOK_URL", "https://h/services/x", true),
      ("SLACK_WEBHOOK_URL", "ftp://h/x", false), ("ALERT_WEBHOOK_URL", "http://127.0.0.1:9/x?y=z", true),
      ("ALERT_WEBHOOK_URL", "http:///x", false), ("ALERT_WEBHOOK_URL", "http://a b/", false),
      ("SENTRY_DSN", "https://k@h/1", true), ("SENTRY_DSN", "https://h/1", false),
      ("SENTRY_DSN", "https://k@h", false), ("SENTRY_DSN", "https://@h/1", false),
      ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", true),
      ("OTEL_EXPORTER_OTLP_ENDPOINT", "127.0.0.1:4318", false), ("OTEL_TRACES_SAMPLER_ARG", "1.01", false),
      ("ALERT_ERROR_RATE_MAX", "0", true), ("ALERT_DISK_FREE_MIN", "2GiB", true),
      ("METRICS_HISTORY_PATH", "memory:", true), ("METRICS_HISTORY_PATH", "a/b.db", true),
    ])
  func edges(name: String, value: String, isAllowed: Bool) {
    #expect(faults([], [name: value]).isEmpty == isAllowed)
  }

  @Test(
    "Lengths of time take a unit; without one the name says which",
    arguments: [
      ("OUTCOME_HORIZON", "90", 90), ("OUTCOME_HORIZON", "1.5h", 5_400), ("OUTCOME_HORIZON", "2d", 172_800),
      ("ADAPTATION_FREQUENCY_HOURS", "24", 86_400), ("ADAPTATION_FREQUENCY_HOURS", "30m", 1_800),
    ] as [(String, String, Double)])
  func durations(name: String, value: String, seconds: Double) throws {
    let values = try read([], [name: value]).values
    let span = name == "OUTCOME_HORIZON" ? values.thresholds.policy.horizon : values.learning.schedule
    #expect(span == .seconds(seconds))
  }

  @Test(
    "A host that is not loopback needs a key",
    arguments: [
      ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("localhost", true), ("0.0.0.0", false),
      ("::", false), ("10.0.0.1", false), ("example.com", false), ("127.0.0.1.example.com", false),
      ("127.0.0", false),
    ])
  func loopback(host: String, isLoopback: Bool) {
    #expect(faults(["--host", host]).isEmpty == isLoopback)
    #expect(faults(["--host", host], ["ADMIN_API_KEY": "k"]).isEmpty)
    #expect(faults(["--host", host, "--api-keys-file", "keys.json"]).isEmpty)
  }

  @Test(
    "Production refuses secrets that are missing or published",
    arguments: [
      (["ADMIN_API_KEY": "a-key-of-its-own"], true), (["API_KEYS_FILE": "keys.json"], true), ([:], false),
      (["ADMIN_API_KEY": "change-me-in-production"], false),
      (["ADMIN_API_KEY": "k", "DATABASE_URL": "postgresql://user:pass@localhost/trading_bot"], false),
      (["ADMIN_API_KEY": "k", "DATABASE_URL": "postgresql://user:Xk29@localhost/trading_bot"], true),
      (["ADMIN_API_KEY": "k", "DATABASE_URL": "postgresql://user@localhost/trading_bot"], true),
    ])
  func production(environment: [String: String], isAllowed: Bool) {
    let told = faults([], environment.merging(["ENVIRONMENT": "production"]) { $1 })
    #expect(told.count == (isAllowed ? 0 : 1), "\(told)")
    #expect(faults([], environment).isEmpty)
  }

  @Test("Weights of the performance score may be any, but not all 0")
  func weights() {
    let names = ["TOTAL_RETURN", "SHARPE_RATIO", "WIN_RATE", "MAX_DRAWDOWN", "VOLATILITY"]
    var environment = Dictionary(uniqueKeysWithValues: names.map { ("WEIGHT_" + $0, "0") })
    #expect(faults([], environment).count == 1)
    environment["WEIGHT_VOLATILITY"] = "-1"
    #expect(faults([], environment).isEmpty)
  }

  @Test("Ports that are taken twice are refused, free ones are not")
  func ports() {
    #expect(faults(["--port", "8000"]).count == 1)
    #expect(faults(["--port", "8000", "--enable-metrics=false"]).isEmpty)
    #expect(faults(["--port", "0", "--grpc-port", "0", "--metrics-port", "0"]).isEmpty)
  }

  @Test("Names without effect are accepted and named, TLS is refused, other variables are nobody's business")
  func otherNames() throws {
    let settings = try read(
      [], ["FLASK_SECRET_KEY": "s", "DB_ECHO": "true", "PATH": "/bin", "SENTRY_DSN": ""])
    #expect(settings.ignoredNames == ["DB_ECHO", "FLASK_SECRET_KEY"])
    #expect(faults([], ["TLS_CERT": "a.pem"]).count == 1)
  }

  @Test("Origins are read as browsers write them")
  func origins() throws {
    let values = try read([], ["CORS_ORIGINS": " https://a.example/ ,http://localhost:3000"]).values
    #expect(values.limits.corsOrigins == ["https://a.example", "http://localhost:3000"])
    #expect(try read(["--cors-origins="]).values.limits.corsOrigins == [])
  }

  @Test("The Python service's name for a setting is read where ours is not said")
  func formerName() throws {
    let former = "ALERT_POOR_PERFORMANCE_THRESHOLD"
    let settings = try read([], [former: "0.3"])
    #expect(settings.values.alerts.performanceScoreMin == 0.3)
    #expect(settings.origins == ["ALERT_PERFORMANCE_SCORE_MIN": .environment])
    let both = try read([], [former: "0.3", "ALERT_PERFORMANCE_SCORE_MIN": "0.4"])
    #expect(both.values.alerts.performanceScoreMin == 0.4)
  }

  @Test("Flags that do not exist or lack a value are all told")
  func flags() {
    #expect(faults(["--nope", "--grp-port=1", "x", "--port"]).count == 4)
  }

  @Test("--help and --check-config are recognised among other flags")
  func actions() throws {
    #expect(try CommandLineArguments(["--port", "1"]).action == .serve)
    #expect(try CommandLineArguments(["--port", "1", "--check-config"]).action == .checkConfiguration)
    #expect(try CommandLineArguments(["-h"]).action == .help)
  }
}
