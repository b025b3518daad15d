internal import Synchronization

/// Token buckets, one for each key and user, that hold a minute's worth of calls and fill evenly.
///
/// A bucket is one instant: when it will be full again (the generic cell rate algorithm; source: ITU-T I.371, annex A).
/// A full bucket and no bucket are the same, so memory is bounded by forgetting those that are full.
///
/// A batch takes as many tokens as it has items. One that is larger than the bucket passes when the bucket is full and
/// leaves it in debt: the rate holds over time, and no batch is refused for ever because an operator chose a low limit.
///
/// Several replicas may share buckets: `takeUntold` says what was taken here, `settle` what that leaves of all. Nothing waits
/// for that; in between each replica grants what it believes to be there.
package final class RateLimiter: Sendable {
  private struct Subject: Hashable {
    var key: String
    var user: String
  }

  private struct Bucket {
    /// When it is full again, in nanoseconds since `origin`.
    var fullAt: Int64
    /// What was taken since others were told, in nanoseconds of filling.
    var untold: Int64 = 0
  }

  /// One shard; a class only so that the array can hold what cannot be copied.
  private final class Shard: Sendable {
    let buckets = Mutex<[Subject: Bucket]>([:])
  }

  /// What was taken here from one bucket.
  package struct Spending: Sendable, Equatable {
    package var key: String
    package var user: String
    /// In nanoseconds of filling; negative if more was put back than taken.
    package var nanoseconds: Int64
  }

  /// A bucket holds the calls of this time, in nanoseconds.
  private static let window: Int64 = 60_000_000_000
  private static let shardBucketsMax = 4_096

  private let shards = (0..<16).map { _ in Shard() }
  private let perMinute: Atomic<Int>
  private let clock: @Sendable () -> ContinuousClock.Instant
  private let origin: ContinuousClock.Instant

  /// - Parameters:
  ///   - callsPerMinute: 0 means no limit.
  ///   - clock: monotonic.
  package init(
    callsPerMinute: Int = 0, clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    perMinute = Atomic(callsPerMinute)
    self.clock = clock
    origin = clock()
  }

  /// How many calls a minute a key may make for a user; 0 means no limit. A change holds at once; what was taken stays
  /// taken.
  package var callsPerMinute: Int {
    get { perMinute.load(ordering: .relaxed) }
    set { perMinute.store(newValue, ordering: .relaxed) }
  }

  /// Takes `count` tokens.
  ///
  /// - Returns: `nil` if they were there, else how long until they are; then nothing was taken.
  /// - Complexity: one short lock, no suspension; one load when there is no limit.
  package func take(_ count: Int, key: String, user: String) -> Duration? {
    let limit = callsPerMinute
    guard limit > 0, count > 0 else { return nil }
    let cost = Self.window / Int64(limit)
    let now = nanoseconds(clock())
    let subject = Subject(key: key, user: user)
    return shard(of: subject).buckets.withLock { buckets -> Duration? in
      let full = max(buckets[subject]?.fullAt ?? now, now)
      let wait = full + Int64(min(count, limit)) * cost - now - Self.window
      guard wait <= 0 else { return .nanoseconds(wait) }
      if buckets[subject] == nil, buckets.count >= Self.shardBucketsMax { Self.makeRoom(in: &buckets, now) }
      let untold = buckets[subject]?.untold ?? 0
      buckets[subject] = Bucket(
        fullAt: full + Int64(count) * cost, untold: untold + Int64(count) * cost)
      return nil
    }
  }

  /// Puts back what a call took that was then refused for another user's bucket.
  package func giveBack(_ count: Int, key: String, user: String) {
    let limit = callsPerMinute
    guard limit > 0 else { return }
    let subject = Subject(key: key, user: user)
    shard(of: subject).buckets.withLock { buckets in
      buckets[subject]?.fullAt -= Int64(count) * (Self.window / Int64(limit))
      buckets[subject]?.untold -= Int64(count) * (Self.window / Int64(limit))
    }
  }

  /// What was taken since the last call of this, for telling other replicas.
  /// - Complexity: O(buckets), each shard's lock for its share.
  package func takeUntold() -> [Spending] {
    shards.flatMap { shard in
      shard.buckets.withLock { buckets in
        var spendings: [Spending] = []
        for (subject, bucket) in buckets where bucket.untold != 0 {
          spendings.append(
            Spending(key: subject.key, user: subject.user, nanoseconds: bucket.untold))
          buckets[subject]?.untold = 0
        }
        return spendings
      }
    }
  }

  /// Takes in how long a bucket needs to be full, everybody's spending included but what was taken here since
  /// `takeUntold`.
  package func settle(key: String, user: String, untilFull: Duration) {
    let subject = Subject(key: key, user: user)
    let full = nanoseconds(clock() + untilFull)
    shard(of: subject).buckets.withLock { buckets in
      guard let untold = buckets[subject]?.untold else { return }
      buckets[subject]?.fullAt = full + untold
    }
  }

  /// Buckets that are kept, which is bounded.
  package var bucketCount: Int { shards.reduce(0) { $0 + $1.buckets.withLock { $0.count } } }

  /// Forgets what is full; if that is not enough, the half that is nearest to it.
  private static func makeRoom(in buckets: inout [Subject: Bucket], _ now: Int64) {
    buckets = buckets.filter { $0.value.fullAt > now }
    guard buckets.count > shardBucketsMax / 2 else { return }
    let middle = buckets.values.map(\.fullAt).sorted()[buckets.count / 2]
    buckets = buckets.filter { $0.value.fullAt > middle }
  }

  private func shard(of subject: Subject) -> Shard {
    shards[Int(UInt(bitPattern: subject.hashValue) % UInt(shards.count))]
  }

  private func nanoseconds(_ instant: ContinuousClock.Instant) -> Int64 {
    let (seconds, attoseconds) = origin.duration(to: instant).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
