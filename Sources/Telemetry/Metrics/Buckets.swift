/// The upper bounds of a histogram's buckets, in whole units, and what one unit is worth.
///
/// Whole units keep the sum exact and one atomic addition; `scale` brings them to the base unit of the exposition.
package struct Buckets: Sendable {
  /// Ascending, each bound included in its bucket.
  package let bounds: [UInt64]
  /// Base units in one unit: 1e-9 for nanoseconds shown as seconds.
  package let scale: Double

  package init(bounds: [UInt64], scale: Double = 1) {
    precondition(zip(bounds, bounds.dropFirst()).allSatisfy(<), "bounds must ascend: \(bounds)")
    self.bounds = bounds
    self.scale = scale
  }

  /// 5 microseconds to 10 seconds, observed in nanoseconds: from an answer out of memory to a slow database.
  package static let latency = Buckets(
    bounds: [
      5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
      25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
      10_000_000_000,
    ], scale: 1e-9)

  /// 1 to 4,096 by powers of two, for sizes of batches.
  package static let counts = Buckets(bounds: (0...12).map { 1 << $0 })
}
