package import Repository
internal import Synchronization
package import ThresholdCore

/// Scopes in Redis, by store, user and symbol.
///
/// An entry names its own key and ends with a checksum, so that neither another user's entry nor half of one is ever taken
/// for the key's own. Whether it is still true, the change log tells whoever reads it.
package final class RedisScopeCache: ScopeCache {
  /// What became of the scopes that were looked for since the start.
  package struct Counts: Sendable {
    package var hits: UInt64 = 0
    /// Of no use, because the change log knows better or does not reach back to them.
    package var stale: UInt64 = 0
    package var misses: UInt64 = 0
  }

  private struct State {
    var counts = Counts()
    /// Entries on their way; what comes while they are too many is not kept.
    var keeping = 0
  }

  private static let keepingMax = 128

  private let client: RedisClient
  private let prefix: [UInt8]
  private let millisecondsToLive: [UInt8]
  private let state = Mutex(State())

  /// - Parameter identity: entries of another store, or of this one before it was restored, are not found.
  package init(_ client: RedisClient, identity: StoreIdentity, timeToLive: Span) {
    self.client = client
    prefix = Array("at:scope:\(identity.id):\(identity.epoch):".utf8)
    millisecondsToLive = Array("\(max(1, timeToLive.nanoseconds / 1_000_000))".utf8)
  }

  package var counts: Counts { state.withLock { $0.counts } }

  package func scopes(_ keys: [Key], ifCurrent isCurrent: @Sendable ([CachedScope]) async -> Bool) async
    -> [Key: CachedScope]?
  {
    let found = await kept(of: keys)
    let isWhole = found.count == keys.count
    let isUsed = isWhole ? await isCurrent(Array(found.values)) : false
    let count = isWhole ? (isUsed ? \Counts.hits : \.stale) : \.misses
    state.withLock { $0.counts[keyPath: count] += UInt64(keys.count) }
    return isUsed ? found : nil
  }

  private func kept(of keys: [Key]) async -> [Key: CachedScope] {
    let replies = try? await client.pipeline([[Array("MGET".utf8)] + keys.map(name)])
    guard case .array(let values)? = replies?.first, values.count == keys.count else { return [:] }
    var found: [Key: CachedScope] = [:]
    for (key, value) in zip(keys, values) {
      if case .bytes(let bytes) = value { found[key] = Self.scope(in: bytes, of: key) }
    }
    return found
  }

  package func keep(_ scopes: [CachedScope]) {
    let mayKeep = state.withLock { state in
      guard state.keeping < Self.keepingMax else { return false }
      state.keeping += 1
      return true
    }
    guard mayKeep else { return }
    Task {
      _ = try? await client.pipeline(
        scopes.map { scope in
          [
            Array("SET".utf8), name(of: scope.key), Self.bytes(of: scope), Array("PX".utf8),
            millisecondsToLive,
          ]
        })
      state.withLock { $0.keeping -= 1 }
    }
  }

  /// Ids hold no NUL, so that no two keys share a name.
  private func name(of key: Key) -> [UInt8] {
    prefix + Array(key.user.value.utf8) + [0] + Array(key.symbol.value.utf8)
  }

  package static func bytes(of scope: CachedScope) -> [UInt8] {
    let bytes = scope.encoded()
    var end = ByteWriter()
    end.write(Int64(bitPattern: checksum(bytes)))
    return bytes + end.bytes
  }

  /// `nil` for what is damaged, of another program's form, or of another key.
  package static func scope(in bytes: [UInt8], of key: Key) -> CachedScope? {
    guard bytes.count > 8 else { return nil }
    let content = Array(bytes.dropLast(8))
    var end = ByteReader(Array(bytes.suffix(8)))
    guard (try? end.int()) == Int64(bitPattern: checksum(content)),
      let scope = try? CachedScope(decoding: content), scope.key == key
    else { return nil }
    return scope
  }

  /// FNV-1a: finds damage, not forgery; whoever can write to Redis is trusted.
  private static func checksum(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
