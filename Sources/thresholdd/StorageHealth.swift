import Engine
import ThresholdCore
import ThresholdService

/// Tells health what the engine knows of storage, once a second.
enum StorageHealth {
  static func run(_ engine: Engine, _ health: Health, stalenessMax: Span) async {
    while !Task.isCancelled {
      report(engine, health, stalenessMax: stalenessMax)
      try? await Task.sleep(for: .seconds(1))
    }
  }

  static func report(_ engine: Engine, _ health: Health, stalenessMax: Span) {
    let now = SystemClock.now
    let stale = engine.storage.staleFor(at: now)
    health.report(
      "database", isPassing: stale == nil,
      reason: stale.map { "out of reach for \(Int($0.seconds)) s" } ?? "answers", stops: [.write], at: now)
    let isTooOld = stale.map { $0 > stalenessMax } ?? false
    health.report(
      "memory_state", isPassing: !isTooOld,
      reason: isTooOld ? "older than MAX_STALENESS; entries are refused" : "current enough to answer",
      stops: [.evaluate], at: now)
  }
}
