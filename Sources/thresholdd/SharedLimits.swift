import Logging
import RedisCache
import ThresholdService

/// Lets replicas share the buckets of rate limits through Redis: each tells a few times a second what it took, and learns
/// what the others did. While Redis is away each replica limits for itself.
struct SharedLimits {
  /// Between two reports. What all replicas together may grant too much grows with it; see `RedisBuckets`.
  private static let interval = Duration.milliseconds(100)
  /// Buckets in one report.
  private static let chunk = 500

  private let limiter: RateLimiter
  private let buckets: RedisBuckets

  init(_ limiter: RateLimiter, _ buckets: RedisBuckets) {
    self.limiter = limiter
    self.buckets = buckets
  }

  /// Reports until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: Self.interval)
      await report()
    }
  }

  private func report() async {
    var left = limiter.takeUntold()[...]
    while !left.isEmpty {
      let some = left.prefix(Self.chunk)
      left = left.dropFirst(Self.chunk)
      // What cannot be told is forgotten: told later, it would be charged for a minute that has passed.
      guard let untilFull = try? await buckets.report(some.map(Self.spending)) else { return }
      for (spending, microseconds) in zip(some, untilFull) {
        limiter.settle(key: spending.key, user: spending.user, untilFull: .microseconds(microseconds))
      }
    }
  }

  /// Neither the names of keys nor ids of users hold a NUL.
  private static func spending(_ spending: RateLimiter.Spending) -> RedisBuckets.Spending {
    RedisBuckets.Spending(
      bucket: Array(spending.key.utf8) + [0] + Array(spending.user.utf8),
      microseconds: spending.nanoseconds / 1_000)
  }
}
