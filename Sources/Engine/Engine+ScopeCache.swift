import Repository
import ThresholdCore

/// Loading keys from a copy that replicas share, where there is one.
///
/// An entry is used only if the change log, as this replica has read it, says that the scope was not changed since. So an
/// entry is never staler than this replica's memory is.
extension Engine {
  /// The rows of `key` in the cache, if they are there and still true.
  func cachedFacts(of key: Key) async -> (symbol: ScopeFacts?, global: ScopeFacts)? {
    guard let cache else { return nil }
    let keys = key.symbol.isGlobal ? [key] : [key.global, key]
    guard let found = await cache.scopes(keys, ifCurrent: { await self.feed.areCurrent($0) }) else {
      return nil
    }
    func facts(_ key: Key) throws(CorruptRecord) -> ScopeFacts {
      // An entry of another program's form is as good as none.
      try (found[key]?.record).map(ScopeFacts.init) ?? .absent
    }
    do throws(CorruptRecord) {
      return (key.symbol.isGlobal ? nil : try facts(key), try facts(key.global))
    } catch {
      return nil
    }
  }

  /// Keeps what was read of `keys` at `revision`.
  nonisolated func keep(_ scopes: [Key: ScopeRecord], of keys: [Key], at revision: Int64, clock: UserClock) {
    guard let cache, clock == .real else { return }
    cache.keep(keys.map { CachedScope(key: $0, revision: revision, record: scopes[$0]) })
  }
}

extension ChangeFeed {
  /// Whether none of the scopes was changed since it was read, as far as the change log was read.
  func areCurrent(_ scopes: [CachedScope]) -> Bool {
    scopes.allSatisfy { scope in
      scope.revision >= ring.start && (ring.newest(of: scope.key) ?? 0) <= scope.revision
    }
  }
}
