import ThresholdCore

/// The users of one shard and the clock hand that evicts their keys. No lock of its own.
struct SnapshotShard {
  // Classes: a reader follows two references and copies nothing of what a user or a key holds.
  private final class User {
    var clock: UserClock
    var global: ScopeFacts
    var keys: [Symbol: Entry] = [:]

    init(clock: UserClock, global: ScopeFacts) {
      self.clock = clock
      self.global = global
    }
  }

  private final class Entry {
    var facts: ScopeFacts?
    var snapshot: KeySnapshot
    /// Read since the hand last passed.
    var used = true

    init(facts: ScopeFacts?, snapshot: KeySnapshot) {
      self.facts = facts
      self.snapshot = snapshot
    }
  }

  /// Raised by every write, so that a load that began before it is not installed after it. Many, by user: the writes of
  /// busy users must not make the loads of others worthless.
  private var generations = [UInt64](repeating: 0, count: 256)
  /// Counted under the shard's lock, which every look-up holds anyway.
  private(set) var counts = SnapshotTable.Counts()
  private var users: [UserID: User] = [:]
  /// The keys in the order of the clock's face; as many as there are entries.
  private var face: [Key] = []
  private var hand = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { face.count }

  func generation(of user: UserID) -> UInt64 { generations[place(of: user)] }

  func isSimulated(_ user: UserID) -> Bool {
    if case .simulated? = users[user]?.clock { true } else { false }
  }

  func holds(_ key: Key) -> Bool {
    guard let user = users[key.user] else { return false }
    return key.symbol.isGlobal || user.keys[key.symbol] != nil
  }

  private func place(of user: UserID) -> Int {
    // The low bits chose the shard.
    Int((UInt(bitPattern: user.hashValue) >> 16) % UInt(generations.count))
  }

  mutating func lookup(_ key: Key, at moment: Moment?) -> Result<SnapshotTable.Lookup, Refusal> {
    guard let user = users[key.user], let entry = user.keys[key.symbol] else {
      counts.misses += 1
      return .success(.miss)
    }
    counts.hits += 1
    var moved = UserClock.undecided
    if let moment {
      do throws(Refusal) {
        let clock = try user.clock.advanced(by: moment, user: key.user)
        if clock != user.clock {
          user.clock = clock
          moved = clock
        }
      } catch { return .failure(error) }
    }
    entry.used = true
    return .success(.hit(entry.snapshot, moved: moved))
  }

  mutating func install(
    _ key: Key, clock: UserClock, symbol: ScopeFacts?, global: ScopeFacts,
    configuration: ThresholdConfiguration
  ) {
    let user = users[key.user] ?? User(clock: clock, global: global)
    users[key.user] = user
    let snapshot = KeySnapshot(key: key, symbol: symbol, global: global, configuration: configuration)
    let isNew = user.keys.updateValue(Entry(facts: symbol, snapshot: snapshot), forKey: key.symbol) == nil
    guard isNew else { return }
    if face.count >= capacity { evictOne(keeping: key) }
    face.append(key)
  }

  mutating func written(_ key: Key, facts: ScopeFacts, configuration: ThresholdConfiguration) {
    generations[place(of: key.user)] &+= 1
    guard let user = users[key.user] else { return }
    if key.symbol.isGlobal {
      guard facts.isNoOlder(than: user.global) else { return }
      user.global = facts
      for (symbol, entry) in user.keys {
        entry.snapshot = KeySnapshot(
          key: Key(user: key.user, symbol: symbol), symbol: entry.facts, global: facts,
          configuration: configuration)
      }
    } else if let entry = user.keys[key.symbol], facts.isNoOlder(than: entry.facts ?? .absent) {
      entry.snapshot = KeySnapshot(
        key: key, symbol: facts, global: user.global, configuration: configuration)
      entry.facts = facts
    }
  }

  mutating func written(_ user: UserID, clock: UserClock) {
    if users[user]?.clock == clock { return }
    generations[place(of: user)] &+= 1
    guard let user = users[user] else { return }
    // Two commits may report in either order; a simulated clock only moves forwards.
    if case .simulated(let known) = user.clock, case .simulated(let new) = clock, new < known { return }
    user.clock = clock
  }

  mutating func forget(_ key: Key) {
    generations[place(of: key.user)] &+= 1
    guard let user = users[key.user] else { return }
    let gone = key.symbol.isGlobal ? Set(user.keys.keys) : [key.symbol]
    face.removeAll { $0.user == key.user && gone.contains($0.symbol) }
    hand = 0
    for symbol in gone { user.keys[symbol] = nil }
    if user.keys.isEmpty { users[key.user] = nil }
  }

  mutating func forgetAll() {
    for place in generations.indices { generations[place] &+= 1 }
    users = [:]
    face = []
    hand = 0
  }

  /// Removes the first key from the hand on that was not read since the hand last passed; at most two rounds.
  private mutating func evictOne(keeping new: Key) {
    for _ in 0..<(2 * face.count) {
      if hand >= face.count { hand = 0 }
      let key = face[hand]
      let user = users[key.user]
      let entry = user?.keys[key.symbol]
      if key != new, entry?.used == false {
        user?.keys[key.symbol] = nil
        if user?.keys.isEmpty == true { users[key.user] = nil }
        counts.evictions += 1
        face.swapAt(hand, face.count - 1)
        face.removeLast()
        return
      }
      entry?.used = false
      hand += 1
    }
  }
}
