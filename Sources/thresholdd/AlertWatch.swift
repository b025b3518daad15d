import Alerts
import Engine
import Settings
import Telemetry
import ThresholdCore

/// Looks at the server once an interval, from outside: what it looks at is counted anyway, and no call knows of it.
struct AlertWatch: Sendable {
  let engine: Engine
  let registry: MetricRegistry
  let log: AlertLog
  let sinks: AlertSinks
  let tracer: SpanTracer?
  let history: AlertHistoryFile?
  let interval: Span
  /// A file or folder on the disk that must not be full.
  let diskPath: String?

  /// Looks until the task is cancelled.
  func run() async {
    var rounds = PerformanceRounds(
      engine: engine, pause: Span(nanoseconds: 6 * min(interval.nanoseconds, Span.hours(1).nanoseconds)))
    var kept = log.all
    while !Task.isCancelled {
      let now = SystemClock.now
      var seen = await observation(at: now)
      // A database that is away must not hold up the word of it.
      if seen.storageAwayFor == nil {
        seen.performance = await rounds.next(subjects: log.subjects, at: now)
      }
      for notice in log.observe(seen) { send(notice, at: now) }
      let alerts = log.all
      if alerts.map(\.place) != kept.map(\.place) {
        kept = alerts
        history?.save(alerts)
      }
      try? await Task.sleep(for: .nanoseconds(interval.nanoseconds))
    }
    history?.save(log.all)
  }

  private func observation(at now: Instant) async -> Observation {
    var seen = Observation(at: now)
    seen.storageAwayFor = engine.storage.staleFor(at: now)
    seen.adaptationFailuresInARow = engine.failedCyclesInARow
    seen.resident = ProcessMetrics.residentBytes.map { Int($0) }
    seen.diskFree = await DiskSpace.measure([diskPath].compactMap(\.self)).first.map {
      Int(clamping: UInt64($0.freeBytes))
    }
    seen.watchLag = engine.metrics.oldestWaitingChange
    let (calls, failed) = CallTotals.read(registry)
    seen.calls = calls
    seen.failedCalls = failed
    return seen
  }
}

extension Alert {
  /// What of it is worth a write to the history's file.
  fileprivate var place: [Int64] { [sequence, Int64(severity.rawValue), resolvedAt?.nanoseconds ?? 0] }
}
