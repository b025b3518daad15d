internal import Repository
internal import ThresholdCore

/// A scope's retained changes, held against its journal as that is read.
///
/// Every entry that wrote the set has a change, and each change begins where the one before ended. Changes that made or
/// released a lock have no entry, and leave the set as it was. The oldest retained
/// change may be preceded by compacted ones, or may have brought the scope from another store: then it begins with nothing.
struct ChangeTrail {
  private let key: Key
  private let isCompacted: Bool
  private var page: ArraySlice<Change>
  private var previous: Change?
  private var hasBegun = false
  /// Changes that were looked at.
  private(set) var count: Int64 = 0
  /// Of these, those that made or released a lock, and the last of them.
  private(set) var lockCount: Int64 = 0
  private(set) var lastLock: Change?

  init(_ key: Key, in transaction: any ReadTransaction) throws {
    self.key = key
    isCompacted = try transaction.identity().compacted > 0
    page = try transaction.changes(of: key, after: 0, limit: KeyAudit.pageRows)[...]
    try skipLocks(in: transaction)
  }

  /// Passes over changes that made or released a lock, up to the next that has an entry.
  private mutating func skipLocks(in transaction: any ReadTransaction) throws {
    while let change = page.first, change.cause == .lock {
      count += 1
      lockCount += 1
      lastLock = change
      try advance(past: change, in: transaction)
    }
  }

  private mutating func advance(past change: Change, in transaction: any ReadTransaction) throws {
    page.removeFirst()
    if page.isEmpty {
      page = try transaction.changes(of: key, after: change.revision, limit: KeyAudit.pageRows)[...]
    }
  }

  /// What is wrong about the change of `entry`, the next in the journal.
  mutating func check(_ entry: JournalEntry, in transaction: any ReadTransaction) throws -> [String] {
    guard let change = page.first, change.entryID == entry.id else {
      let isExpected = entry.next.version != entry.previous.version || entry.cause == .policy
      let mayBeBefore = !hasBegun && (isCompacted || page.first.map { $0.previous == .absent } ?? false)
      return isExpected && !mayBeBefore
        ? ["the change of entry \(entry.sequence) (\(entry.id)) is not in the log"] : []
    }
    defer { previous = change }
    var found: [String] = []
    if OwnSet.differ(change.next, entry.next) {
      found.append("change \(change.revision) ends with another set than its entry \(entry.sequence)")
    }
    let isArrival = !hasBegun && change.previous == .absent
    if !isArrival, OwnSet.differ(change.previous, entry.previous) {
      found.append("change \(change.revision) begins with another set than its entry \(entry.sequence)")
    }
    if let previous, change.previous != previous.next {
      found.append("change \(change.revision) does not begin where change \(previous.revision) ended")
    }
    // A change that moves no threshold is in the log for replicas' memories, and may leave the set's revision alone.
    if change.next.revision != change.revision, change.next != change.previous {
      found.append("change \(change.revision) ends with revision \(change.next.revision)")
    }
    hasBegun = true
    count += 1
    try advance(past: change, in: transaction)
    try skipLocks(in: transaction)
    return found
  }

  /// What is wrong about the end of the log, where the scope holds `own`.
  func end(at own: OwnSet) -> [String] {
    if let rest = page.first {
      return ["change \(rest.revision) names entry \(rest.entryID), which does not follow in the journal"]
    }
    guard let previous else {
      let isLost = own.revision > 0 && !isCompacted
      return isLost ? ["change \(own.revision), which wrote the set, is not in the log"] : []
    }
    return previous.next == own
      ? [] : ["the set is not the one that its last change, \(previous.revision), ended with"]
  }
}

extension OwnSet {
  /// Whether two sets differ in more than their positions in the change log.
  fileprivate static func differ(_ a: OwnSet, _ b: OwnSet) -> Bool {
    var b = b
    b.revision = a.revision
    return a != b
  }
}
