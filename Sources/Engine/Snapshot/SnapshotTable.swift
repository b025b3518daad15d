import Synchronization
package import ThresholdCore

/// The keys in memory, by user, in shards with a lock each. Reading is one short lock and no suspension.
///
/// Bounded by evicting with the clock algorithm: a key that was read since the hand last passed is spared once.
package final class SnapshotTable: Sendable {
  /// What a reader finds.
  package enum Lookup {
    /// The snapshot, and the user's clock if storage must hear of it (`undecided` if not).
    case hit(KeySnapshot, moved: UserClock)
    case miss
  }

  /// How look-ups went since the start.
  package struct Counts: Sendable {
    package var hits: UInt64 = 0
    package var misses: UInt64 = 0
    package var evictions: UInt64 = 0
  }

  private static let shardsMax = 64
  private let shards: [Shard]
  private let configuration: ThresholdConfiguration

  /// One shard; a class only so that the array can hold what cannot be copied.
  private final class Shard: Sendable {
    let state: Mutex<SnapshotShard>
    init(capacity: Int) { state = Mutex(SnapshotShard(capacity: capacity)) }
  }

  package init(capacity: Int, configuration: ThresholdConfiguration) {
    let count = min(max(1, capacity), Self.shardsMax)
    shards = (0..<count).map { _ in Shard(capacity: max(1, capacity / count)) }
    self.configuration = configuration
  }

  /// The key's snapshot, after moving the user's clock by `moment`; a `nil` moment only reads and moves no clock.
  /// - Complexity: two hash look-ups under the shard's lock; no allocation on a hit.
  package func lookup(_ key: Key, at moment: Moment?) throws(Refusal) -> Lookup {
    let result = shard(of: key.user).state.withLock { shard -> Result<Lookup, Refusal> in
      shard.lookup(key, at: moment)
    }
    return try result.get()
  }

  /// Whether the user is known here to live on a clock of its own.
  package func isSimulated(_ user: UserID) -> Bool { shard(of: user).state.withLock { $0.isSimulated(user) } }

  /// Notes that a load of keys of `user` begins; pass the answer to `install`.
  package func beginLoad(of user: UserID) -> UInt64 {
    shard(of: user).state.withLock { $0.generation(of: user) }
  }

  /// Takes in what was read from storage. Answers false if a write came between, in which case it must be read again.
  package func install(
    _ key: Key, clock: UserClock, symbol: ScopeFacts?, global: ScopeFacts, generation: UInt64
  ) -> Bool {
    let configuration = configuration
    return shard(of: key.user).state.withLock { shard in
      guard shard.generation(of: key.user) == generation else { return false }
      shard.install(key, clock: clock, symbol: symbol, global: global, configuration: configuration)
      return true
    }
  }

  /// Whether anything of a scope is in memory.
  package func holds(_ key: Key) -> Bool { shard(of: key.user).state.withLock { $0.holds(key) } }

  /// Takes in a scope that was written, here or by another process. Keys that are not in memory stay out.
  package func written(_ key: Key, facts: ScopeFacts) {
    let configuration = configuration
    shard(of: key.user).state.withLock { $0.written(key, facts: facts, configuration: configuration) }
  }

  /// Takes in a clock that a commit moved.
  package func written(_ user: UserID, clock: UserClock) {
    shard(of: user).state.withLock { $0.written(user, clock: clock) }
  }

  /// Forgets a scope that another process wrote, so that the next reader loads it, and what is being loaded is not kept.
  package func forget(_ key: Key) {
    shard(of: key.user).state.withLock { $0.forget(key) }
  }

  /// Forgets everything, because nobody knows what was written.
  package func forgetAll() {
    for shard in shards { shard.state.withLock { $0.forgetAll() } }
  }

  /// Keys in memory.
  package var count: Int { shards.reduce(0) { $0 + $1.state.withLock { $0.count } } }

  /// Look-ups and evictions of all shards.
  package var counts: Counts {
    shards.reduce(into: Counts()) { sum, shard in
      let counts = shard.state.withLock { $0.counts }
      sum.hits += counts.hits
      sum.misses += counts.misses
      sum.evictions += counts.evictions
    }
  }

  private func shard(of user: UserID) -> Shard {
    shards[Int(UInt(bitPattern: user.hashValue) % UInt(shards.count))]
  }
}
