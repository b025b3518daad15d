/// How far a replica is behind, in time: the age of the newest position of the primary's log that it has replayed.
///
/// Positions are compared, not clocks, so that neither a primary at rest nor one that cannot be reached makes a replica
/// look late.
package struct ReplicaLag {
  private var samples: [(position: Int64, at: ContinuousClock.Instant)] = []

  /// Positions remembered; at one a second, ten minutes.
  private static let samplesMax = 600

  package init() {}

  /// Takes in where the primary stands now.
  package mutating func primary(at position: Int64, now: ContinuousClock.Instant) {
    samples.append((position, now))
    if samples.count > Self.samplesMax { samples.removeFirst() }
  }

  /// How far a replica is behind that stands at `position`; `nil` before the primary was heard of.
  package mutating func replica(at position: Int64, now: ContinuousClock.Instant) -> Duration? {
    guard let newest = samples.last else { return nil }
    // Everything that the primary was known to have.
    if newest.position <= position {
      samples = [newest]
      return .zero
    }
    let passed = samples.lastIndex { $0.position <= position }
    if let passed { samples.removeFirst(passed) }
    return samples.first.map { $0.at.duration(to: now) }
  }
}
