import Alerts
import Engine
import Gateway
import Logging
import MetricsHistory
import NIOCore
import Repository
import Server
import Settings
import Telemetry
import ThresholdRPC
import ThresholdService
import UnixSignals

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running server: storage, engine, edges, and the order in which they begin and end.
struct Daemon {
  static let version = "0.1.0"

  private let settings: ServerSettings
  private let reloader: Reloader
  private let logger: Logger
  private let engine: Engine
  private let health = Health()
  private let rpc: GRPCServer
  private let gateway: Gateway
  private let alerts: AlertWatch
  private let traces: TraceOutlet?
  private let redis: RedisOutlet?
  private let limiter: RateLimiter
  private let history: MetricsHistory
  private let healthWatch: HealthWatch

  /// Serves until a signal ends the process. Exits with 0 after an orderly end, with 1 if it cannot begin.
  static func run(_ effective: EffectiveSettings) async -> Never {
    let settings = effective.values
    let writer = Self.logWriter(settings.log)
    let lines = { @Sendable label in LineLogHandler(label: label, writer: writer) }
    let sinks = AlertSinks(
      settings.alerts, source: alertSource(settings), logger: Logger(label: "delivery", factory: lines))
    LoggingSystem.bootstrap { label in
      guard sinks.takesLogs else { return lines(label) }
      return MultiplexLogHandler([lines(label), SentryLogHandler(label: label, sinks: sinks)])
    }
    let logger = Logger(label: "thresholdd")
    // Whoever reads the log may go away; that ends a write, not the server.
    signal(SIGPIPE, SIG_IGN)
    // From here on a signal is an event: one that arrives during the start ends it in order.
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    logger.info("starting", metadata: metadata(of: effective))
    for name in effective.ignoredNames {
      logger.warning("setting is accepted but has no effect", metadata: ["name": "\(name)"])
    }
    let reloader = Reloader(effective, logger: logger)
    reloader.onChange(of: \.log.level) { writer.level = Self.level($0) }
    do {
      let daemon = try await Daemon(settings, reloader, log: writer, sinks: sinks, logger: logger)
      try await daemon.start()
      await daemon.serve(until: signals)
      writer.flush()
      // Everything is written. `exit` would now destroy what threads that still run (Dispatch's, SwiftNIO's) may use.
      fflush(nil)
      _exit(0)
    } catch {
      logger.critical("cannot start", metadata: ["cause": "\(Self.words(of: error))"])
      await sinks.close(within: .seconds(2))
      writer.flush()
      exit(1)
    }
  }

  private init(
    _ settings: ServerSettings, _ reloader: Reloader, log writer: LogWriter, sinks: AlertSinks, logger: Logger
  ) async throws {
    self.settings = settings
    self.reloader = reloader
    self.logger = logger
    let keys = try Keys.load(settings, logger: logger)
    Keys.follow(reloader, keys, logger: logger)
    var configuration = EngineConfiguration()
    configuration.thresholds = settings.thresholds
    configuration.learning = settings.learning
    configuration.performanceWeights = settings.performanceWeights
    configuration.samplePerSecond = settings.learnSamplePerKey
    configuration.cachedKeysMax = settings.memoryCacheSize
    configuration.stalenessMax = settings.stalenessMax
    configuration.retention.decisions = settings.retention.decisions
    configuration.retention.prices = settings.retention.prices
    configuration.retention.changes = settings.retention.changes
    configuration.retention.changesMin = settings.retention.changesMin
    let traces = TraceOutlet(settings, host: Self.host, version: Self.version)
    self.traces = traces
    let repository = try await Storage.open(settings)
    let redis = try await RedisOutlet(settings.redis, store: repository)
    self.redis = redis
    engine = try await Engine(
      repository: traces.map { TracedRepository(base: repository, tracer: $0.tracer) } ?? repository,
      configuration: configuration, cache: redis?.cache)
    let registry = MetricRegistry()
    redis?.add(to: registry)
    ServiceMetrics.add(
      engine: engine, storage: repository.name, health: health, log: writer, to: registry)
    let watch = HealthWatch(settings, engine: engine, health: health)
    reloader.onChange(of: \.alerts) { alerts in Task { await watch.setLimits(alerts) } }
    healthWatch = watch
    history = MetricsHistory(settings.metricsHistory, registry: registry, logger: logger)
    let log = AlertLog(limits: AlertLimits(settings), history: Self.alertHistory(settings)?.load() ?? [])
    reloader.onChange(of: \.alerts) { alerts in
      var changed = settings
      changed.alerts = alerts
      log.setLimits(AlertLimits(changed))
    }
    alerts = Self.alertWatch(
      settings, engine: engine, registry: registry, log: log, sinks: sinks, tracer: traces?.tracer)
    traces?.add(to: registry)
    let limiter = RateLimiter(callsPerMinute: settings.limits.callsPerMinuteInForce)
    self.limiter = limiter
    reloader.onChange(of: \.limits) { limiter.callsPerMinute = $0.callsPerMinuteInForce }
    let service = Service(engine: engine, keys: keys, health: health, alerts: log, limiter: limiter)
    let started = SystemClock.now
    let edge = RPCEdge(service: service, version: Self.version, startedAt: started.nanoseconds)
    let methods = traces.map { TracedMethods.tracing(edge.methods(), with: $0.tracer) } ?? edge.methods()
    var server = ServerConfiguration(host: settings.host, port: settings.grpcPort)
    server.eventLoops = settings.workers > 0 ? settings.workers : System.coreCount
    let calls = CallMetrics(methods: methods)
    calls.add(to: registry)
    rpc = GRPCServer(configuration: server, methods: methods, observer: calls.observer)
    let http = Gateway.Configuration(settings)
    reloader.onChange(of: \.limits.corsOrigins) { http.origins.replace(with: $0) }
    gateway = Gateway(
      configuration: http, service: service, version: Self.version,
      routes: StatsRoutes(service: service, history: history, version: Self.version, startedAt: started).all
        + MetricsExportRoutes(history: history).all,
      metrics: registry, tracer: traces?.tracer, logger: Logger(label: "http"), now: { SystemClock.now })
  }

  private func start() async throws {
    engine.storage.answered(at: SystemClock.now)
    await healthWatch.look()
    let address = try await rpc.start()
    let ports = try await gateway.start()
    logger.info(
      "listening",
      metadata: [
        "host": "\(settings.host)", "grpc": "\(address.port)", "http": "\(ports.http)",
        "metrics": "\(ports.metrics.map { "\($0)" } ?? "off")",
      ])
    Console.output(
      """
      thresholdd \(Self.version) listens on \(settings.host): gRPC \(address.port), HTTP \(ports.http)\
      \(ports.metrics.map { ", metrics \($0)" } ?? "").
      Try: curl -s http://\(settings.host):\(ports.http)/api/v1/evaluate/alice -H 'Content-Type: application/json' \
      \(settings.hasKeys ? #"-H "X-API-Key: $KEY" "# : "")\
      -d '{"signal":{"symbol":"BTCUSDT","action":"buy","confidence":0.8}}'
      """)
  }

  /// Runs until the first signal, then ends in order: callers are told, running calls end, buffers are written. A second
  /// signal ends the process at once.
  private func serve(until signals: UnixSignalsSequence) async {
    let (engine, healthWatch, history) = (engine, healthWatch, history)
    let work = Task { await engine.run(now: { SystemClock.now }) }
    let learning = Task { await engine.schedule.run(now: { SystemClock.now }) }
    let watch = Task { await healthWatch.run() }
    let sampling = Task { await history.run() }
    let alerting = Task { [alerts] in await alerts.run() }
    let reloader = reloader
    let reloads = Task { await reloader.run() }
    let tracing = Task { [traces] in await traces?.run() }
    let sharing = Task { [redis, limiter] in await redis?.share(limiter) }
    let (first, announce) = AsyncStream.makeStream(of: UnixSignal.self)
    let listener = Task {
      var hasBegun = false
      for await signal in signals {
        if signal == .sighup {
          reloader.request(.signal)
          continue
        }
        if hasBegun { exit(1) }
        hasBegun = true
        announce.yield(signal)
      }
    }
    for await signal in first {
      logger.info("stopping", metadata: ["signal": "\(signal)"])
      break
    }
    health.drain()
    // Other replicas go on with the scopes that this one had taken on.
    learning.cancel()
    // Whoever asks for health hears it now, and new calls that are on their way are still welcome.
    try? await Task.sleep(for: .nanoseconds(reloader.settings.drainDelay.nanoseconds))
    reloads.cancel()
    await rpc.drain(grace: .nanoseconds(reloader.settings.drainTimeout.nanoseconds))
    await gateway.stop(within: .seconds(1))
    sharing.cancel()
    await redis?.close()
    await learning.value
    work.cancel()
    watch.cancel()
    sampling.cancel()
    await sampling.value
    await history.close()
    alerting.cancel()
    await alerting.value
    await alerts.sinks.close(within: .seconds(3))
    tracing.cancel()
    await traces?.close(within: .seconds(3))
    await engine.close()
    listener.cancel()
    logger.info("stopped")
  }

  private static func logWriter(_ settings: ServerSettings.LogSettings) -> LogWriter {
    let format: LogFormat = settings.isJSON ? .json : .text
    do throws(LogFileError) {
      let writer =
        if let path = settings.path { try LogWriter(format: format, path: path) } else {
          LogWriter(format: format)
        }
      writer.level = level(settings.level)
      return writer
    } catch {
      Console.error("\(error)")
      exit(1)
    }
  }

  private static func level(_ level: ServerSettings.LogSettings.Level) -> Logger.Level {
    Logger.Level(rawValue: level.rawValue) ?? .info
  }

  private static func metadata(of settings: EffectiveSettings) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["version": "\(version)"]
    for (setting, value, _) in settings.shown { metadata[setting.name] = "\(value)" }
    return metadata
  }

  /// What stopped the start, in words and with the storage's own, for the log.
  private static func words(of error: any Error) -> String {
    guard let error = error as? RepositoryError else { return "\(error)" }
    return error.cause.map { "\(error.message): \($0)" } ?? error.message
  }
}
