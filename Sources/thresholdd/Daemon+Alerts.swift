import Alerts
import Engine
import Settings
import Telemetry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the alerts' rules, history and receivers hang together.
extension Daemon {
  /// The file with the history lies beside the metrics' one: both belong to this replica, whatever the repository.
  static func alertHistory(_ settings: ServerSettings) -> AlertHistoryFile? {
    guard case .file(let path) = settings.metricsHistory else { return nil }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return AlertHistoryFile(path: (folder + ["alerts.json"]).joined(separator: "/"))
  }

  /// The machine's name.
  static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count) == 0 else { return "unknown" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func alertSource(_ settings: ServerSettings) -> AlertSource {
    AlertSource(
      service: "adaptive-threshold", version: version, environment: settings.environment.rawValue, host: host)
  }

  static func alertWatch(
    _ settings: ServerSettings, engine: Engine, registry: MetricRegistry, log: AlertLog, sinks: AlertSinks,
    tracer: SpanTracer?
  ) -> AlertWatch {
    var diskPath: String?
    if case .sqlite(let path) = settings.database { diskPath = path }
    return AlertWatch(
      engine: engine, registry: registry, log: log, sinks: sinks, tracer: tracer,
      history: alertHistory(settings),
      interval: settings.alerts.checkInterval, diskPath: diskPath)
  }
}

extension AlertLimits {
  /// The lines that the settings draw; where they say never, a rule is out of force.
  init(_ settings: ServerSettings) {
    self.init()
    let alerts = settings.alerts
    cooldown = alerts.cooldown
    adaptationFailures =
      alerts.isOnAdaptationFailure && alerts.adaptationFailures > 0 ? alerts.adaptationFailures : nil
    if !alerts.isOnDatabaseFailure { storageAway = nil }
    stalenessMax = settings.stalenessMax
    performanceScoreMin = alerts.performanceScoreMin > 0 ? alerts.performanceScoreMin : nil
    watchLagMax = alerts.watchLagMax > .seconds(0) ? alerts.watchLagMax : nil
    diskFreeMin = alerts.diskFreeMin > 0 ? alerts.diskFreeMin : nil
    memoryMax = alerts.memoryMax > 0 ? alerts.memoryMax : nil
    errorRateMax = alerts.errorRateMax < 1 ? alerts.errorRateMax : nil
  }
}
