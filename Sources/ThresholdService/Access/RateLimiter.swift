internal import Synchronization

/// Token buckets, one for each key and user, that hold a minute's worth of calls and fill evenly.
///
/// A bucket is one instant: when it will be full again (the generic cell rate algorithm; source: ITU-T I.371, annex A).
/// A full bucket and no bucket are the same, so memory is bounded by forgetting those that are full.
///
/// A batch takes as many tokens as it has items. One that is larger than the bucket passes when the bucket is full and
/// leaves it in debt: the rate holds over time, and no batch is refused for ever because an operator chose a low limit.
package final class RateLimiter: Sendable {
  private struct Subject: Hashable {
    var key: String
    var user: String
  }

  /// One shard; a class only so that the array can hold what cannot be copied.
  private final class Shard: Sendable {
    /// When each bucket is full again, in nanoseconds since `origin`.
    let fullAt = Mutex<[Subject: Int64]>([:])
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
    return shard(of: subject).fullAt.withLock { fullAt -> Duration? in
      let full = max(fullAt[subject] ?? now, now)
      let wait = full + Int64(min(count, limit)) * cost - now - Self.window
      guard wait <= 0 else { return .nanoseconds(wait) }
      if fullAt[subject] == nil, fullAt.count >= Self.shardBucketsMax { Self.makeRoom(in: &fullAt, now) }
      fullAt[subject] = full + Int64(count) * cost
      return nil
    }
  }

  /// Puts back what a call took that was then refused for another user's bucket.
  package func giveBack(_ count: Int, key: String, user: String) {
    let limit = callsPerMinute
    guard limit > 0 else { return }
    let subject = Subject(key: key, user: user)
    shard(of: subject).fullAt.withLock { $0[subject]? -= Int64(count) * (Self.window / Int64(limit)) }
  }

  /// Buckets that are kept, which is bounded.
  package var bucketCount: Int { shards.reduce(0) { $0 + $1.fullAt.withLock { $0.count } } }

  /// Forgets what is full; if that is not enough, the half that is nearest to it.
  private static func makeRoom(in fullAt: inout [Subject: Int64], _ now: Int64) {
    fullAt = fullAt.filter { $0.value > now }
    guard fullAt.count > shardBucketsMax / 2 else { return }
    let middle = fullAt.values.sorted()[fullAt.count / 2]
    fullAt = fullAt.filter { $0.value > middle }
  }

  private func shard(of subject: Subject) -> Shard {
    shards[Int(UInt(bitPattern: subject.hashValue) % UInt(shards.count))]
  }

  private func nanoseconds(_ instant: ContinuousClock.Instant) -> Int64 {
    let (seconds, attoseconds) = origin.duration(to: instant).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
