/// What a histogram has counted, or how much it counted within a time.
package struct HistogramReading: Sendable, Equatable {
  /// Upper bounds in base units, ascending.
  package var bounds: [Double]
  /// How many values fell into each bucket alone, and in the end those beyond the last bound.
  package var counts: [UInt64]
  /// Of all values, in base units.
  package var sum: Double

  package init(bounds: [Double], counts: [UInt64], sum: Double) {
    self.bounds = bounds
    self.counts = counts
    self.sum = sum
  }

  /// Values in all buckets.
  package var count: UInt64 { counts.reduce(0, +) }

  /// Adds what another histogram with the same bounds counted.
  package mutating func add(_ other: HistogramReading) {
    for index in counts.indices { counts[index] += other.counts[index] }
    sum += other.sum
  }

  /// What was counted since `earlier`, a reading of the same histogram.
  package func since(_ earlier: HistogramReading) -> HistogramReading {
    HistogramReading(
      bounds: bounds, counts: zip(counts, earlier.counts).map { $0 >= $1 ? $0 - $1 : $0 },
      sum: sum - earlier.sum)
  }

  /// The value below which a share `quantile` (0 to 1) of all values lies, linear within its bucket; the last bound for
  /// values beyond it. `nil` without values.
  ///
  /// Source: histogram_quantile of https://prometheus.io/docs/prometheus/latest/querying/functions/
  package func quantile(_ quantile: Double) -> Double? {
    let total = count
    guard total > 0 else { return nil }
    let rank = quantile * Double(total)
    var below: UInt64 = 0
    for (index, count) in counts.enumerated() where count > 0 {
      if Double(below + count) >= rank {
        guard index < bounds.count else { return bounds.last }
        let low = index > 0 ? bounds[index - 1] : min(0, bounds[0])
        return low + (bounds[index] - low) * (rank - Double(below)) / Double(count)
      }
      below += count
    }
    return bounds.last
  }
}

extension Histogram {
  /// What was counted so far, in base units. Taken while others observe, so the sum may be a few values ahead or behind.
  package var snapshot: HistogramReading {
    let (counts, sum) = reading
    return HistogramReading(
      bounds: buckets.bounds.map { Double($0) * buckets.scale }, counts: counts, sum: sum)
  }
}
