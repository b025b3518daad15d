import Repository
import Testing
import ThresholdCore

@testable import RedisCache

@Suite("Cached scope") struct CachedScopeTests {
  private let key = Key(user: UserID("alice"), symbol: Symbol("BTCUSDT"))

  private var scope: CachedScope {
    var record = ScopeRecord(key: key)
    record.own = OwnSet(
      values: PartialValues { $0 == .rsi ? 61.25 : nil }, version: 3, revision: 17,
      lastAdaptation: Instant(nanoseconds: 5))
    record.baseline = PartialValues { $0 == .macd ? -0.0 : nil }
    record.policy.horizon = .hours(1)
    record.learner = [1, 0, 255]
    record.watermark = Instant(nanoseconds: 9)
    record.outcomeCount = 4
    record.entryCount = 2
    record.policy.protections = [Protection(.cooldownPeriod)]
    let finding = LockFinding(rule: .cooldownPeriod, until: Instant(nanoseconds: 99), evidence: "e")
    _ = record.locks.add(finding, id: "lock-1", at: Instant(nanoseconds: 1))
    return CachedScope(key: key, revision: 18, record: record)
  }

  @Test("It comes back as it was, also one that is known not to be there")
  func roundTrip() {
    let none = CachedScope(key: key.global, revision: 1, record: nil)
    #expect(RedisScopeCache.scope(in: RedisScopeCache.bytes(of: scope), of: key) == scope)
    #expect(RedisScopeCache.scope(in: RedisScopeCache.bytes(of: none), of: key.global) == none)
  }

  @Test("Another key's entry is never taken for one's own")
  func otherKey() {
    let bytes = RedisScopeCache.bytes(of: scope)
    for other in [key.global, Key(user: UserID("bob"), symbol: key.symbol)] {
      #expect(RedisScopeCache.scope(in: bytes, of: other) == nil)
    }
  }

  @Test("Neither a damaged entry nor a part of one is taken")
  func damage() {
    let bytes = RedisScopeCache.bytes(of: scope)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      #expect(RedisScopeCache.scope(in: damaged, of: key) == nil, "byte \(index)")
      #expect(RedisScopeCache.scope(in: Array(bytes.prefix(index)), of: key) == nil, "\(index) bytes")
    }
  }
}
