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

  /// Half a microsecond to 100 milliseconds, observed in nanoseconds: answers out of memory, and what stands in their way.
  package static let evaluation = Buckets(
    bounds: [
      500, 1_000, 2_000, 3_000, 4_000, 5_000, 7_500, 10_000, 15_000, 25_000, 50_000, 100_000, 250_000,
      500_000,
      1_000_000, 5_000_000, 25_000_000, 100_000_000,
    ], scale: 1e-9)

  /// Nothing to 100 seconds, observed in nanoseconds: the bounds that gRPC gives its latencies.
  ///
  /// Source: https://github.com/grpc/proposal/blob/master/A66-otel-stats.md
  package static let calls = Buckets(
    bounds: [
      0, 10_000, 50_000, 100_000, 300_000, 600_000, 800_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000,
      5_000_000, 6_000_000, 8_000_000, 10_000_000, 13_000_000, 16_000_000, 20_000_000, 25_000_000, 30_000_000,
      40_000_000, 50_000_000, 65_000_000, 80_000_000, 100_000_000, 130_000_000, 160_000_000, 200_000_000,
      250_000_000, 300_000_000, 400_000_000, 500_000_000, 650_000_000, 800_000_000, 1_000_000_000,
      2_000_000_000, 5_000_000_000, 10_000_000_000, 20_000_000_000, 50_000_000_000, 100_000_000_000,
    ], scale: 1e-9)

  /// Nothing to 4 GiB, observed in bytes: the bounds that gRPC gives the sizes of messages.
  ///
  /// Source: https://github.com/grpc/proposal/blob/master/A66-otel-stats.md
  package static let messageBytes = Buckets(
    bounds: [
      0, 1 << 10, 2 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20, 16 << 20, 64 << 20,
      256 << 20, 1 << 30, 4 << 30,
    ])

  /// 1 to 4,096 by powers of two, for sizes of batches.
  package static let counts = Buckets(bounds: (0...12).map { 1 << $0 })
}
