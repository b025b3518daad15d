import Engine
import Telemetry

/// What the engine counts, read when somebody scrapes.
enum EngineMetrics {
  static func add(_ engine: Engine, to registry: MetricRegistry) {
    registry.counterReading(.decisions) { engine.counts.decisions }
    registry.counterReading(.decisionsAccepted) { engine.counts.accepted }
    registry.counterReading(.adaptations) { engine.counts.adaptations }
    registry.counterReading(.decisionsLost) { UInt64(max(0, engine.decisions.lost)) }
    registry.gaugeReading(.decisionsWaiting) { Double(engine.decisions.depth) }
    registry.gaugeReading(.watches) { Double(engine.feed.watchCount) }
    registry.gaugeReading(.changeRevision) { Double(engine.feed.head) }
    registry.gaugeReading(.storageInReach) { engine.storage.isInReach ? 1 : 0 }
  }
}
