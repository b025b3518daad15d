import Engine
import Settings
import Telemetry
import ThresholdCore
import ThresholdService

/// Looks at everything that /health shows: storage once a second, what changes slowly every ten.
actor HealthWatch {
  private static let slowInterval = 10

  private let engine: Engine
  private let health: Health
  private var rules: HealthRules
  /// What is written to.
  private let files: [String]
  private let memoryAllowed = MemoryLimit.bytes
  private let beganAt = SystemClock.now
  private var cycles: RecentGrowth
  private var failedCycles: RecentGrowth
  private var exhausted: RecentGrowth

  init(engine: Engine, health: Health, limits: HealthLimits, files: [String]) {
    self.engine = engine
    self.health = health
    self.files = files
    rules = HealthRules(limits)
    cycles = RecentGrowth(within: limits.memoryOfFailures)
    failedCycles = RecentGrowth(within: limits.memoryOfFailures)
    exhausted = RecentGrowth(within: limits.memoryOfFailures)
  }

  /// Looks until the task is cancelled.
  func run() async {
    var round = 0
    while !Task.isCancelled {
      lookAtStorage()
      if round % Self.slowInterval == 0 { await lookAround() }
      round += 1
      try? await Task.sleep(for: .seconds(1))
    }
  }

  /// From the next look on, alerts' limits are these.
  func setLimits(_ alerts: AlertSettings) { rules.limits.draw(from: alerts) }

  /// One look at all.
  func look() async {
    lookAtStorage()
    await lookAround()
  }

  private func lookAtStorage() {
    let now = SystemClock.now
    let stale = engine.storage.staleFor(at: now)
    report(rules.database(staleFor: stale), at: now)
    report(rules.freshness(staleFor: stale), at: now)
    report(rules.changeFeed(lag: engine.feed.lag(at: now)), at: now)
    let pool = engine.pool
    report(
      rules.pool(
        pool.map { .init(inUse: $0.inUse, limit: $0.limit, waiting: $0.waiting) },
        exhausted: exhausted.take(pool?.exhausted ?? 0, at: now)), at: now)
  }

  private func lookAround() async {
    let spaces = await DiskSpace.measure(files)
    let now = SystemClock.now
    report(rules.disk(spaces), at: now)
    report(rules.memory(resident: ProcessMetrics.residentBytes, allowed: memoryAllowed), at: now)
    report(
      rules.learner(
        cycles: cycles.take(engine.metrics.cycleCount, at: now),
        failed: failedCycles.take(engine.metrics.total(.failed), at: now),
        // Before the first look, since the server began to look around.
        unlooked: engine.schedule.isOn
          ? now - (engine.metrics.schedule.lookedAt ?? beganAt) : nil), at: now)
  }

  private func report(_ finding: HealthFinding, at now: Instant) {
    health.report(
      finding.name, isPassing: finding.isPassing, reason: finding.reason, stops: finding.stops, at: now)
  }
}

extension HealthWatch {
  /// With the limits and the files of the settings.
  init(_ settings: ServerSettings, engine: Engine, health: Health) {
    var limits = HealthLimits()
    limits.stalenessMax = settings.stalenessMax
    limits.draw(from: settings.alerts)
    var files: [String] = []
    if case .sqlite(let path) = settings.database { files.append(path) }
    if case .file(let path) = settings.metricsHistory { files.append(path) }
    if let path = settings.log.path { files.append(path) }
    self.init(engine: engine, health: health, limits: limits, files: files)
  }
}

extension HealthLimits {
  /// Takes the lines that alerts and checks share.
  fileprivate mutating func draw(from alerts: AlertSettings) {
    diskFreeMin = Double(alerts.diskFreeMin)
    memoryMax = Double(alerts.memoryMax)
  }
}
