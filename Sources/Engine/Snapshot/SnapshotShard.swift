import ThresholdCore

/// The users of one shard and the clock hand that evicts their keys. No lock of its own.
struct SnapshotShard {
  private struct User {
    var clock: UserClock
    var global: ScopeFacts
    var keys: [Symbol: Entry] = [:]
  }

  private struct Entry {
    var facts: ScopeFacts?
    var snapshot: KeySnapshot
    /// Read since the hand last passed.
    var used: Bool
  }

  /// Raised by every write, so that a load that began before it is not installed after it.
  private(set) var generation: UInt64 = 0
  private var users: [UserID: User] = [:]
  /// The keys in the order of the clock's face; as many as there are entries.
  private var face: [Key] = []
  private var hand = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { face.count }

  mutating func lookup(_ key: Key, at moment: Moment?) -> Result<SnapshotTable.Lookup, Refusal> {
    guard let index = users.index(forKey: key.user),
      let entry = users.values[index].keys.index(forKey: key.symbol)
    else { return .success(.miss) }
    var moved = UserClock.undecided
    if let moment {
      let known = users.values[index].clock
      do throws(Refusal) {
        let clock = try known.advanced(by: moment, user: key.user)
        if clock != known {
          users.values[index].clock = clock
          moved = clock
        }
      } catch { return .failure(error) }
    }
    users.values[index].keys.values[entry].used = true
    return .success(.hit(users.values[index].keys.values[entry].snapshot, moved: moved))
  }

  mutating func install(
    _ key: Key, clock: UserClock, symbol: ScopeFacts?, global: ScopeFacts,
    configuration: ThresholdConfiguration
  ) {
    if users[key.user] == nil { users[key.user] = User(clock: clock, global: global) }
    let isNew = users[key.user]?.keys[key.symbol] == nil
    let snapshot = KeySnapshot(key: key, symbol: symbol, global: global, configuration: configuration)
    users[key.user]?.keys[key.symbol] = Entry(facts: symbol, snapshot: snapshot, used: true)
    guard isNew else { return }
    if face.count >= capacity { evictOne(keeping: key) }
    face.append(key)
  }

  mutating func written(_ key: Key, facts: ScopeFacts, configuration: ThresholdConfiguration) {
    generation &+= 1
    guard var user = users.removeValue(forKey: key.user) else { return }
    defer { users[key.user] = user }
    if key.symbol.isGlobal {
      guard facts.entryCount >= user.global.entryCount else { return }
      user.global = facts
      for (symbol, entry) in user.keys {
        let snapshot = KeySnapshot(
          key: Key(user: key.user, symbol: symbol), symbol: entry.facts, global: facts,
          configuration: configuration)
        user.keys[symbol]?.snapshot = snapshot
      }
    } else if let entry = user.keys[key.symbol], facts.entryCount >= entry.facts?.entryCount ?? 0 {
      let snapshot = KeySnapshot(key: key, symbol: facts, global: user.global, configuration: configuration)
      user.keys[key.symbol] = Entry(facts: facts, snapshot: snapshot, used: entry.used)
    }
  }

  mutating func written(_ user: UserID, clock: UserClock) {
    generation &+= 1
    guard let current = users[user]?.clock else { return }
    // Two commits may report in either order; a simulated clock only moves forwards.
    if case .simulated(let known) = current, case .simulated(let new) = clock, new < known { return }
    users[user]?.clock = clock
  }

  mutating func forget(_ key: Key) {
    generation &+= 1
    guard let user = users[key.user] else { return }
    let gone = key.symbol.isGlobal ? Set(user.keys.keys) : [key.symbol]
    face.removeAll { $0.user == key.user && gone.contains($0.symbol) }
    hand = 0
    for symbol in gone { users[key.user]?.keys[symbol] = nil }
    if users[key.user]?.keys.isEmpty == true { users[key.user] = nil }
  }

  mutating func forgetAll() {
    generation &+= 1
    users = [:]
    face = []
    hand = 0
  }

  /// Removes the first key from the hand on that was not read since the hand last passed; at most two rounds.
  private mutating func evictOne(keeping new: Key) {
    for _ in 0..<(2 * face.count) {
      if hand >= face.count { hand = 0 }
      let key = face[hand]
      if key != new, users[key.user]?.keys[key.symbol]?.used == false {
        users[key.user]?.keys[key.symbol] = nil
        if users[key.user]?.keys.isEmpty == true { users[key.user] = nil }
        face.swapAt(hand, face.count - 1)
        face.removeLast()
        return
      }
      users[key.user]?.keys[key.symbol]?.used = false
      hand += 1
    }
  }
}
