import Repository
package import ThresholdCore

extension Engine {
  /// A page of a user's locks: those of the first `limit` scopes after `symbol` (`nil`: from the global one) that have any.
  ///
  /// - Parameters:
  ///   - only: those that block entries of this symbol alone; `nil` for all.
  ///   - now: when they must be in force; `nil` for all that are known.
  /// - Returns: also the symbol to go on after; `nil` after the last.
  package func locks(
    of user: UserID, only: Symbol?, inForceAt now: Instant?, after symbol: Symbol?, limit: Int,
    deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> (locks: [ScopedLock], next: Symbol?) {
    @Sendable func listed(_ record: ScopeRecord) -> [ScopedLock] {
      record.locks.locks.filter { lock in now.map(lock.isInForce) ?? true }
        .map { ScopedLock(key: record.key, lock: $0) }
    }
    if let only {
      let keys = [Key(user: user, symbol: .global), Key(user: user, symbol: only)]
      let scopes = try await read(deadline: deadline) { try $0.scopes(Array(Set(keys))) }
      return (scopes.sorted { $0.key < $1.key }.flatMap { listed($0.value) }, nil)
    }
    return try await read(deadline: deadline) { transaction in
      var (locks, count, after): ([ScopedLock], Int, Symbol?) = ([], 0, symbol)
      while true {
        let page = try transaction.scopes(of: user, after: after, limit: 200)
        for record in page {
          after = record.key.symbol
          let found = listed(record)
          guard !found.isEmpty else { continue }
          locks += found
          count += 1
          if count == limit { return (locks, after) }
        }
        if page.count < 200 { return (locks, nil) }
      }
    }
  }

  /// Ends a lock: a transaction, then memory, then the change feed. One that was released before is answered as it is.
  ///
  /// - Parameter caller: name of the key whose call it is.
  /// - Throws: NOT_FOUND if the user has no such lock, or it has ended by itself.
  package func release(
    lock id: String, of user: UserID, by caller: String, at moment: Moment
  ) async throws(Refusal) -> (lock: ScopedLock, revision: Int64) {
    try await storeClocks(of: [user], at: moment)
    let released = try await write(deadline: moment.deadline) { transaction in
      try Released(id, of: user, by: caller, at: moment, in: transaction)
    }
    table.written(user, clock: released.clock)
    if let scope = released.scope, let change = released.change {
      do throws(CorruptRecord) {
        table.written(scope.key, facts: try ScopeFacts(scope))
      } catch {
        throw Refusal(.internalError, "INTERNAL", "the scope just written cannot be read")
      }
      metrics.countReleased(released.lock.lock)
      await feed.committed([change])
    }
    return (released.lock, released.revision)
  }

  /// What the transaction of a release did.
  private struct Released: Sendable {
    var lock: ScopedLock
    var clock: UserClock
    var revision: Int64
    /// `nil` if it had been released before.
    var scope: ScopeRecord?
    var change: Change?

    init(
      _ id: String, of user: UserID, by caller: String, at moment: Moment,
      in transaction: any WriteTransaction
    ) throws {
      clock = try UserClocks.advance(user, by: moment, in: transaction)
      guard let key = try Self.scope(of: id, user, in: transaction),
        var record = try transaction.lockScopes([key])[key]
      else { throw Self.notFound(id) }
      guard let lock = record.locks.release(id, at: moment.now, by: caller) else {
        guard let known = record.locks.locks.first(where: { $0.id == id && $0.releasedAt != nil }) else {
          throw Self.notFound(id)
        }
        self.lock = ScopedLock(key: key, lock: known)
        revision = try transaction.identity().head
        return
      }
      self.lock = ScopedLock(key: key, lock: lock)
      try transaction.setLocks([key: record.locks])
      scope = record
      let change = try transaction.appendLocks([(record, lock, moment)])[0]
      self.change = change
      revision = change.revision
    }

    private static func scope(of id: String, _ user: UserID, in transaction: any ReadTransaction) throws
      -> Key?
    {
      var after: Symbol?
      while true {
        let page = try transaction.scopes(of: user, after: after, limit: 200)
        if let found = page.first(where: { $0.locks.locks.contains { $0.id == id } }) { return found.key }
        guard page.count == 200, let last = page.last else { return nil }
        after = last.key.symbol
      }
    }

    private static func notFound(_ id: String) -> Refusal {
      Refusal(.notFound, "LOCK_NOT_FOUND", "this user has no lock \(id) in force")
    }
  }
}
