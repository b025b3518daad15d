#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Measures a length of time on the monotonic clock. Cost: one read of it at each end, some 20 ns, no allocation.
package struct Stopwatch: Sendable {
  private let begun = Stopwatch.clock()

  /// Starts now.
  package init() {}

  /// Since the start.
  package var nanoseconds: UInt64 { Self.clock() &- begun }

  private static func clock() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
