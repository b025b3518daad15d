extension MetricDescription {
  package static let redisInReach = MetricDescription(
    "adaptive_threshold_redis_in_reach",
    "1 while Redis answers, 0 while it does not. Only with ENABLE_REDIS_CACHE.",
    worry: "0 for long: rate limits are each replica's own, and cold starts ask the database for every key.")
  package static let redisRequests = MetricDescription(
    "adaptive_threshold_redis_requests_total", "Requests to Redis: answered or failed.", labels: ["outcome"],
    worry: "failed moves while Redis is in reach.")
  package static let scopeCache = MetricDescription(
    "adaptive_threshold_scope_cache_total",
    "Scopes looked for in Redis: hit, stale (the change log knows better) or miss.",
    labels: ["outcome"],
    worry: "Hardly any hit after a restart: CACHE_DEFAULT_TTL is too short, or Redis too small.")

  static let redisMetrics = [redisInReach, redisRequests, scopeCache]
}
