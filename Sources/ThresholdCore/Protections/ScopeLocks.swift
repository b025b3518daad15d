/// The locks of one scope: of each rule and side the last, also when it has ended, so that there are never more than a
/// dozen or so.
package struct ScopeLocks: Sendable, Equatable {
  /// How often they were changed: tells a newer state from an older one.
  package private(set) var changes: Int64 = 0
  /// In the order in which they were first made.
  package private(set) var locks: [Lock] = []

  package static let none = ScopeLocks()

  package init() {}

  /// Takes in what a rule found at `now`, under `id`.
  ///
  /// Nothing is done about a lock that would end no later than the one that there is; nor if a person released that: only
  /// what came after it counts.
  ///
  /// - Returns: whether there is a new lock.
  package mutating func add(_ finding: LockFinding, id: String, at now: Instant) -> Bool {
    let lock = Lock(
      id: id, rule: finding.rule, side: finding.side, until: finding.until, evidence: finding.evidence,
      lockedAt: now)
    guard lock.isInForce(at: now) else { return false }
    let place = locks.firstIndex { $0.rule == lock.rule && $0.side == lock.side }
    if let place {
      let known = locks[place]
      switch (known.until, lock.until) {
      case (let before?, let after?) where after <= before: return false
      case (nil, _) where known.isInForce(at: now): return false
      default: locks[place] = lock
      }
    } else {
      locks.append(lock)
    }
    changes += 1
    return true
  }

  /// Ends the lock with that id.
  ///
  /// - Returns: the lock as it is now; `nil` if there is none in force.
  package mutating func release(_ id: String, at now: Instant, by caller: String) -> Lock? {
    guard let place = locks.firstIndex(where: { $0.id == id && $0.isInForce(at: now) }) else { return nil }
    locks[place].releasedAt = now
    locks[place].releasedBy = caller
    changes += 1
    return locks[place]
  }

  /// When the kill switch was last released, if it was.
  package var killSwitchReleasedAt: Instant? {
    locks.first { $0.rule == .drawdownKillSwitch }?.releasedAt
  }
}

extension ScopeLocks: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(changes)
    writer.write(locks) { $1.write(to: &$0) }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    changes = try reader.int()
    locks = try reader.array { reader throws(CorruptRecord) in try Lock(from: &reader) }
  }
}
