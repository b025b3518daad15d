import Repository
package import ThresholdCore

extension Engine {
  private static let pageSize = 200

  /// A page of all users' locks, by user and symbol: those of the first `limit` scopes after `key` (`nil`: from the first)
  /// that have any. There may be fewer, and even none, where much has ended.
  ///
  /// - Parameters:
  ///   - only: those that block entries of this symbol alone; `nil` for all.
  ///   - passing: so many scopes at most are looked at, so that no call reads a whole store for a few locks.
  ///   - includesEnded: also those that have ended; of a simulated user on its own clock, of others at `now`.
  /// - Returns: also the key to go on after; `nil` after the last.
  package func allLocks(
    only: Symbol?, includesEnded: Bool, at now: Instant, after key: Key?, limit: Int,
    passing most: Int = 10_000,
    deadline: ContinuousClock.Instant?
  ) async throws(Refusal) -> (locks: [ListedLock], next: Key?) {
    try await read(deadline: deadline) { transaction in
      var (locks, count, after): ([ListedLock], Int, Key?) = ([], 0, key)
      var left = most
      while left > 0 {
        let asked = min(left, Self.pageSize)
        let page = try transaction.lockedScopes(after: after, limit: asked)
        left -= page.count
        let users = try transaction.users(Set(page.map(\.key.user)).sorted())
        for scope in page {
          after = scope.key
          if let only, scope.key.symbol != only, !scope.key.symbol.isGlobal { continue }
          let found = scope.listed(at: users[scope.key.user]?.clock.present ?? now)
            .filter { includesEnded || $0.isInForce }
          guard !found.isEmpty else { continue }
          locks += found
          count += 1
          if count == limit { return (locks, after) }
        }
        if page.count < asked { return (locks, nil) }
      }
      return (locks, after)
    }
  }
}

extension LockedScope {
  fileprivate func listed(at now: Instant) -> [ListedLock] {
    locks.locks.map { ListedLock(ScopedLock(key: key, lock: $0), at: now) }
  }
}

extension UserClock {
  /// Where a simulated user's clock stands; `nil` for others, who live by the server's.
  fileprivate var present: Instant? {
    if case .simulated(let now) = self { now } else { nil }
  }
}
