internal import Synchronization

/// How often values fell into each of a few ranges.
package final class Histogram: @unchecked Sendable {
  package let buckets: Buckets
  /// One count for each bound and one beyond the last. Allocated once; only ever reached by atomic operations, which
  /// is why the class is safe to share although the compiler cannot see it.
  private let counts: UnsafeMutableBufferPointer<Atomic<UInt64>>
  private let sum = Atomic<UInt64>(0)

  package init(_ buckets: Buckets) {
    self.buckets = buckets
    counts = .allocate(capacity: buckets.bounds.count + 1)
    for index in counts.indices {
      (counts.baseAddress! + index).initialize(to: Atomic(0))
    }
  }

  deinit {
    counts.baseAddress!.deinitialize(count: counts.count)
    counts.deallocate()
  }

  /// Counts one value, in the buckets' unit. Cost: a binary search and two atomic additions.
  package func observe(_ value: UInt64) {
    var low = 0
    var high = buckets.bounds.count
    while low < high {
      let middle = (low + high) / 2
      if buckets.bounds[middle] < value { low = middle + 1 } else { high = middle }
    }
    counts[low].wrappingAdd(1, ordering: .relaxed)
    sum.wrappingAdd(value, ordering: .relaxed)
  }

  /// Counts one length of time; for buckets of nanoseconds. Less than nothing counts as nothing.
  package func observe(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    observe(UInt64(max(0, seconds)) &* 1_000_000_000 &+ UInt64(max(0, attoseconds)) / 1_000_000_000)
  }

  /// Counts so far, by bucket, and the sum in base units. Taken while others observe, so the sum may be a few values
  /// ahead or behind.
  package var reading: (counts: [UInt64], sum: Double) {
    (
      counts.indices.map { counts[$0].load(ordering: .relaxed) },
      Double(sum.load(ordering: .relaxed)) * buckets.scale
    )
  }
}
