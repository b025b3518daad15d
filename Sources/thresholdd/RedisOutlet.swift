import Logging
import RedisCache
import Repository
import Settings
import Telemetry
import ThresholdService

/// What the server does with Redis, if it is told to: shared rate limits, and scopes for a cold start.
struct RedisOutlet {
  private let client: RedisClient
  /// Scopes of this store.
  let cache: RedisScopeCache

  /// `nil` unless the settings ask for it. Redis itself need not be there.
  init?(_ settings: ServerSettings.RedisSettings, store: any Repository) async throws {
    guard settings.isEnabled else { return nil }
    let location = settings.location
    client = RedisClient(
      RedisConfiguration(
        host: location.host, port: location.port, user: location.user, password: location.password,
        database: location.database), logger: Logger(label: "redis"))
    let identity = try await store.read(deadline: .now + .seconds(30)) { try $0.identity() }
    cache = RedisScopeCache(client, identity: identity, timeToLive: settings.timeToLive)
  }

  /// Shares the limiter's buckets until the task is cancelled.
  func share(_ limiter: RateLimiter) async {
    await SharedLimits(limiter, RedisBuckets(client)).run()
  }

  func add(to registry: MetricRegistry) {
    let (client, cache) = (client, cache)
    registry.gaugeReading(.redisInReach) { client.isInReach ? 1 : 0 }
    registry.add(.redisRequests, .counter) {
      let counts = client.counts
      return [("answered", counts.answered), ("failed", counts.failed)].map(Self.series)
    }
    registry.add(.scopeCache, .counter) {
      let counts = cache.counts
      return [("hit", counts.hits), ("stale", counts.stale), ("miss", counts.misses)].map(Self.series)
    }
  }

  func close() async { await client.close() }

  private static func series(_ outcome: String, _ count: UInt64) -> SeriesReading {
    SeriesReading([MetricLabel("outcome", outcome)], .whole(count))
  }
}
