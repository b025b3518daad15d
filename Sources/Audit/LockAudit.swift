internal import Repository
internal import ThresholdCore

/// What a scope's locks must agree on with each other, and with the changes that made or released them.
struct LockAudit {
  private let record: ScopeRecord

  init(_ record: ScopeRecord) { self.record = record }

  /// What is wrong.
  /// - Parameters:
  ///   - last: the newest retained change that made or released a lock of the scope.
  ///   - count: how many of them are retained.
  func findings(last: Change?, count: Int64) -> [String] {
    let locks = record.locks
    var found: [String] = []
    for (index, lock) in locks.locks.enumerated() {
      if locks.locks[..<index].contains(where: { $0.rule == lock.rule && $0.side == lock.side }) {
        found.append("lock \(lock.id) is another of \(lock.rule.name)")
      }
      let isOfUsers = lock.rule == .maxDrawdown || lock.rule == .drawdownKillSwitch
      let isOfSymbols = lock.rule == .cooldownPeriod || lock.rule == .lowProfitPairs
      if record.key.symbol.isGlobal ? isOfSymbols : isOfUsers {
        found.append("lock \(lock.id) of \(lock.rule.name) has no place in this scope")
      }
    }
    // One change may tell of several locks, and an archive of some users brings none along.
    if count > locks.changes || locks.changes < Int64(locks.locks.count) {
      found.append("the locks were changed \(locks.changes) times, the log says \(count) times")
    }
    if let last, !locks.locks.contains(where: { $0.id == last.entryID }) {
      found.append("lock \(last.entryID), which change \(last.revision) made or released, is not there")
    }
    return found
  }
}
