package import Repository
package import Telemetry
package import ThresholdCore

extension Engine {
  /// Shows in `registry` what the engine and its parts count.
  /// - Parameter now: the server's clock, for what is an age.
  package nonisolated func addMetrics(
    to registry: MetricRegistry, now: @escaping @Sendable () -> Instant
  ) {
    metrics.add(to: registry)
    metrics.recording.add(to: registry) { self.recordings.waitingCount }
    registry.counterReading(.decisionsLost) { UInt64(clamping: self.decisions.lost) }
    registry.counterReading(.decisionsFlushed) { self.decisions.flushed }
    registry.gaugeReading(.decisionsWaiting) { Double(self.decisions.depth) }
    registry.counterReading(.cacheHits) { self.table.counts.hits }
    registry.counterReading(.cacheMisses) { self.table.counts.misses }
    registry.counterReading(.cacheEvictions) { self.table.counts.evictions }
    registry.gaugeReading(.cacheKeys) { Double(self.table.count) }
    registry.gaugeReading(.watches) { Double(self.feed.watchCount) }
    registry.gaugeReading(.feedLag) { self.feed.lag(at: now()).seconds }
    registry.gaugeReading(.changeRevision) { Double(self.feed.head) }
    if repository.changeHints != nil {
      registry.gaugeReading(.changeHintsHeard) { self.feed.hears ? 1 : 0 }
    }
    registry.gaugeReading(.storageInReach) { self.storage.isInReach ? 1 : 0 }
    addPoolMetrics(to: registry)
    addReplicaMetrics(to: registry)
    retention.add(to: registry)
    lockCensus.add(to: registry)
    if schedule.isOn { metrics.schedule.add(to: registry) }
  }

  /// How the repository's connections are used; `nil` without a pool.
  package nonisolated var pool: PoolStatistics? { repository.pool }

  private nonisolated func addPoolMetrics(to registry: MetricRegistry) {
    let repository = repository
    guard repository.pool != nil else { return }
    registry.add(.poolConnections, .gauge) {
      guard let pool = repository.pool else { return [] }
      return [("in_use", pool.inUse), ("idle", pool.idle), ("connecting", pool.connecting)].map {
        SeriesReading([MetricLabel("state", $0)], .real(Double($1)))
      }
    }
    registry.gaugeReading(.poolLimit) { repository.pool.map { Double($0.limit) } }
    registry.gaugeReading(.poolWaiting) { repository.pool.map { Double($0.waiting) } }
    registry.counterReading(.poolWaits) { repository.pool?.waits ?? 0 }
    registry.add(.poolWaitSeconds, .counter) {
      repository.pool.map { [SeriesReading([], .real($0.waited.inSeconds))] } ?? []
    }
    registry.add(.poolTimeouts, .counter) {
      guard let pool = repository.pool else { return [] }
      return [
        ("exhausted", pool.exhausted), ("deadline", pool.deadlines), ("cancelled", pool.cancelled),
        ("unreachable", pool.unreachable),
      ].map { SeriesReading([MetricLabel("reason", $0)], .whole($1)) }
    }
  }
}

extension Engine {
  private nonisolated func addReplicaMetrics(to registry: MetricRegistry) {
    let repository = repository
    guard repository.replica != nil else { return }
    registry.gaugeReading(.replicaInUse) { repository.replica.map { $0.isInUse ? 1 : 0 } }
    registry.gaugeReading(.replicaLag) { repository.replica?.lag?.inSeconds }
    registry.add(.replicaReads, .counter) {
      guard let replica = repository.replica else { return [] }
      return [("replica", replica.reads), ("primary", replica.fallbacks)].map {
        SeriesReading([MetricLabel("database", $0)], .whole($1))
      }
    }
  }
}

extension Duration {
  fileprivate var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}
