internal import ThresholdCore

extension Setting {
  /// Every setting, in the order in which help and logs show them.
  package static let all = sections.flatMap(\.settings)

  /// The same, in groups with a title each.
  package static let sections = [
    (title: "Network", settings: network), (title: "Storage", settings: storage),
    (title: "Access", settings: access), (title: "Limits", settings: limits),
    (title: "Learning", settings: learner), (title: "Thresholds", settings: parameters),
    (title: "Logs, metrics and traces", settings: observation), (title: "Alerts", settings: alerts),
  ]

  private static let network = [
    Setting(
      SettingsFile.setting, \.configurationFile, .optionalText,
      "YAML file with settings; also --config. It is read again on SIGHUP and when it changes."),
    Setting(
      "HOST", \.host, .text, "Name or address to listen on; one that is not loopback needs a key."),
    Setting("PORT", \.port, .port, "Port of HTTP: health and the JSON interface. 0: any free one."),
    Setting("GRPC_PORT", \.grpcPort, .port, "Port of gRPC. 0: any free one."),
    Setting("METRICS_PORT", \.metricsPort, .port, "Port of /metrics. 0: any free one."),
    Setting("ENABLE_METRICS", \.hasMetrics, .toggle, "Whether METRICS_PORT is served."),
    Setting("WORKERS", \.workers, .integer(0...1_024), "Event loops; 0: one for each core."),
    Setting("ENVIRONMENT", \.environment, .choice, "What this server is for; production is stricter."),
    Setting(
      "DEBUG", \.isDebug, .toggle, "Logs debug messages, unless LOG_LEVEL says otherwise.", isLive: true),
    Setting(
      "DRAIN_DELAY", \.drainDelay, .duration(from: .seconds(0), to: .hours(1)),
      "How long new calls are still taken after SIGTERM, while health says NOT_SERVING and proxies turn away.",
      isLive: true),
    Setting(
      "DRAIN_TIMEOUT", \.drainTimeout, .duration(from: .seconds(0), to: .hours(1)),
      "How long running calls may take to end after that.", isLive: true),
  ]

  private static let storage = [
    Setting(
      "DATABASE_URL", \.database, .database,
      "Where everything is kept: sqlite:PATH, postgresql://... or memory:.",
      .password),
    Setting(
      "DATABASE_LISTEN_URL", \.databaseListenURL, .optionalPostgres,
      "Where Postgres is reached past a pooler, to LISTEN for changes of other replicas; none: DATABASE_URL.",
      .password),
    Setting("DB_POOL_SIZE", \.pool.size, .integer(1...1_000), "Connections to Postgres."),
    Setting(
      "DB_MAX_OVERFLOW", \.pool.overflowMax, .integer(0...1_000),
      "Connections beyond that while they are needed."),
    Setting(
      "DB_POOL_TIMEOUT", \.pool.timeout, .duration(from: .seconds(0.001), to: .hours(1)),
      "How long a call waits for a connection."),
    Setting(
      "DB_POOL_RECYCLE", \.pool.recycle, .duration(from: .seconds(1), to: .days(365)),
      "Age at which a connection is replaced."),
    Setting(
      "DATABASE_PREPARED_STATEMENTS", \.pool.preparedStatements, .choice,
      "Whether Postgres prepares statements; auto: unless a pooler stands before it."),
    Setting(
      "DATABASE_READ_URL", \.readReplica.url, .optionalPostgres,
      "Standby that history is read from while it is in reach; empty: the database itself.", .password),
    Setting(
      "DATABASE_READ_LAG_MAX", \.readReplica.lagMax, .duration(from: .seconds(1), to: .days(1)),
      "How far that standby may be behind."),
    Setting(
      "DECISION_RETENTION_DAYS", \.retention.decisions, .days(from: .days(1), to: .days(3_650)),
      "How long decisions are kept; twice as long if a learner has not seen them."),
    Setting(
      "PRICE_RETENTION_DAYS", \.retention.prices, .days(from: .days(1), to: .days(3_650)),
      "How long prices are kept."),
    Setting(
      "CHANGE_RETENTION_DAYS", \.retention.changes, .days(from: .hours(1), to: .days(3_650)),
      "How long changes of thresholds are kept for watches that resume."),
    Setting(
      "CHANGE_RETENTION_MIN", \.retention.changesMin, .integer(0...1_000_000_000),
      "Changes that are kept in any case."),
    Setting(
      "MEMORY_CACHE_SIZE", \.memoryCacheSize, .integer(1...100_000_000),
      "Keys, pairs of user and symbol, held in memory."),
    Setting(
      "ENABLE_REDIS_CACHE", \.redis.isEnabled, .toggle,
      "Whether replicas share rate limits, and scopes for a cold start, in Redis."),
    Setting("REDIS_URL", \.redis.location, .redis, "Where Redis is.", .password),
    Setting(
      "CACHE_DEFAULT_TTL", \.redis.timeToLive, .duration(from: .seconds(1), to: .days(365)),
      "How long a scope stays in Redis."),
    Setting(
      "MAX_STALENESS", \.stalenessMax, .duration(from: .seconds(0), to: .days(1)),
      "How long memory may answer entries while the database is away."),
  ]

  private static let access = [
    Setting(
      "ADMIN_API_KEY", \.adminKey, .optionalText, "A key with every right for every user.", .secret,
      isLive: true),
    Setting(
      "API_KEYS_FILE", \.keysFile, .optionalText, "JSON file with the other keys, as SHA-256.", isLive: true),
  ]

  private static let limits = [
    Setting(
      "RATE_LIMIT_PER_MINUTE", \.limits.callsPerMinute, .integer(0...1_000_000_000),
      "Calls a minute for each key and user; 0: no limit.", isLive: true),
    Setting(
      "ENABLE_RATE_LIMITING", \.limits.hasRateLimits, .toggle,
      "Whether RATE_LIMIT_PER_MINUTE is in force.", isLive: true),
    Setting(
      "CORS_ORIGINS", \.limits.corsOrigins, .origins,
      "Web origins whose scripts may read answers, with commas between them; *: any.", isLive: true),
    Setting(
      "MAX_REQUEST_SIZE", \.limits.requestSizeMax, .bytes(1_024...(64 << 20)),
      "Largest body of an HTTP request."),
    Setting(
      "REQUEST_TIMEOUT", \.limits.requestTimeout, .duration(from: .seconds(0.1), to: .hours(1)),
      "How long an HTTP request may take."),
  ]

  private static let learner = [
    Setting(
      "LEARNER", \.thresholds.policy.learner, .learner, "The learner of scopes whose policy names none."),
    Setting(
      "LEARNER_STEP", \.learning.step, .decimal(0.001...10),
      "Step of the gradient of the learner guarded_gradient."),
    Setting(
      "LEARNER_WINDOW", \.learning.window, .integer(30...100_000), "Outcomes that a cycle looks back on."),
    Setting(
      "LEARNING_BASIS", \.thresholds.policy.basis, .basis,
      "Where outcomes come from: prices, reports, or whichever a key has first."),
    Setting(
      "LEARN_SAMPLE_PER_KEY", \.learnSamplePerKey, .integer(1...1_000_000),
      "Rejected decisions kept for certain, for each key and second."),
    Setting(
      "OUTCOME_HORIZON", \.thresholds.policy.horizon, .duration(from: .seconds(1), to: .days(365)),
      "From a decision to its outcome."),
    Setting(
      "ROUND_TRIP_FEE_PERCENT", \.thresholds.policy.roundTripFeePercent, .decimal(0...100),
      "Fee of entry and exit together, in percent."),
    Setting(
      "ADAPTATION_LEARNING_RATE", \.learning.learningRate, .decimal(0.0001...1),
      "Largest move of the learner reference in one cycle, as a part of each range."),
    Setting(
      "ADAPTATION_PERFORMANCE_WINDOW", \.learning.performanceWindow, .integer(20...100_000),
      "Outcomes of accepted signals that the learner reference scores."),
    Setting(
      "ADAPTATION_MIN_TRADES", \.learning.outcomesMin, .integer(1...1_000_000),
      "Outcomes before anything moves."),
    Setting(
      "ADAPTATION_MIN_INTERVAL", \.learning.intervalMin, .duration(from: .seconds(0), to: .days(365)),
      "Least time between two cycles of a key."),
    Setting(
      "ADAPTATION_FREQUENCY_HOURS", \.learning.schedule, .hours(from: .seconds(0), to: .days(365)),
      "Time between the cycles of a key, which run by themselves; 0: they run only when asked for."),
    Setting(
      "ADAPTATION_COOLDOWN_HOURS", \.learning.cooldown, .hours(from: .seconds(0), to: .days(365)),
      "How long loosening stops after a losing stretch."),
    Setting(
      "MAX_ADAPTATION_PER_CYCLE", \.learning.stepMax, .decimal(0.0001...1),
      "Largest move of a threshold in one cycle, as a fraction of it."),
    Setting(
      "MIN_ADAPTATION_THRESHOLD", \.learning.noiseFloor, .decimal(0...1),
      "Moves below this fraction are left out."),
    Setting(
      "WEIGHT_TOTAL_RETURN", \.performanceWeights.totalReturn, .decimal(-10...10),
      "Weight of the total return in the performance score."),
    Setting(
      "WEIGHT_SHARPE_RATIO", \.performanceWeights.sharpe, .decimal(-10...10),
      "Weight of the Sharpe ratio in the performance score."),
    Setting(
      "WEIGHT_WIN_RATE", \.performanceWeights.winRate, .decimal(-10...10),
      "Weight of the win rate in the performance score."),
    Setting(
      "WEIGHT_MAX_DRAWDOWN", \.performanceWeights.drawdown, .decimal(-10...10),
      "Weight of the largest drawdown in the performance score."),
    Setting(
      "WEIGHT_VOLATILITY", \.performanceWeights.volatility, .decimal(-10...10),
      "Weight of volatility in the performance score."),
  ]

  private static let parameters = [
    Setting(
      "DEFAULT_RSI_THRESHOLD", \.thresholds.defaults.rsi, .decimal(0...100), "RSI a buy may have at most."),
    Setting(
      "RSI_MIN_THRESHOLD", \.thresholds.policy.bounds.rsi.lowest, .decimal(0...100), "Its lowest value."),
    Setting(
      "RSI_MAX_THRESHOLD", \.thresholds.policy.bounds.rsi.highest, .decimal(0...100), "Its highest value."),
    Setting(
      "DEFAULT_CONFIDENCE_THRESHOLD", \.thresholds.defaults.confidence, .decimal(0...1),
      "Confidence a signal needs at least."),
    Setting(
      "CONFIDENCE_MIN_THRESHOLD", \.thresholds.policy.bounds.confidence.lowest, .decimal(0...1),
      "Its lowest value."),
    Setting(
      "CONFIDENCE_MAX_THRESHOLD", \.thresholds.policy.bounds.confidence.highest, .decimal(0...1),
      "Its highest value."),
    Setting(
      "DEFAULT_MACD_THRESHOLD", \.thresholds.defaults.macd, .decimal(-100...100),
      "MACD in the signal's direction, in percent of the price, at least."),
    Setting(
      "MACD_MIN_THRESHOLD", \.thresholds.policy.bounds.macd.lowest, .decimal(-100...100), "Its lowest value."),
    Setting(
      "MACD_MAX_THRESHOLD", \.thresholds.policy.bounds.macd.highest, .decimal(-100...100),
      "Its highest value."),
    Setting(
      "DEFAULT_VOLUME_THRESHOLD", \.thresholds.defaults.volume, .decimal(1...1e15),
      "Quote volume of 24 hours in USD, at least."),
    Setting(
      "VOLUME_MIN_THRESHOLD", \.thresholds.policy.bounds.volume.lowest, .decimal(1...1e15),
      "Its lowest value."),
    Setting(
      "VOLUME_MAX_THRESHOLD", \.thresholds.policy.bounds.volume.highest, .decimal(1...1e15),
      "Its highest value."),
    Setting(
      "DEFAULT_MOMENTUM_THRESHOLD", \.thresholds.defaults.momentum, .decimal(0...1_000),
      "Change of the price in percent, in either direction, at least."),
    Setting(
      "MOMENTUM_MIN_THRESHOLD", \.thresholds.policy.bounds.momentum.lowest, .decimal(0...1_000),
      "Its lowest value."),
    Setting(
      "MOMENTUM_MAX_THRESHOLD", \.thresholds.policy.bounds.momentum.highest, .decimal(0...1_000),
      "Its highest value."),
  ]

  private static let observation = [
    Setting("LOG_LEVEL", \.log.level, .choice, "Least level that is logged.", isLive: true),
    Setting(
      "LOG_FILE_PATH", \.log.path, .optionalText, "File that the log is appended to; else standard error."),
    Setting("ENABLE_JSON_LOGGING", \.log.isJSON, .toggle, "Logs one JSON object a line, for programs."),
    Setting(
      "METRICS_HISTORY_PATH", \.metricsHistory, .metricsHistory,
      "SQLite file with 24 hours of metrics, for stats and analytics; memory: for none."),
    Setting(
      "OTEL_EXPORTER_OTLP_ENDPOINT", \.traces.endpoint, .optionalURL,
      "Base URL of a collector that takes traces by OTLP over HTTP; empty: no traces.", .password),
    Setting("OTEL_SERVICE_NAME", \.traces.serviceName, .text, "Name of this service in traces."),
    Setting(
      "OTEL_TRACES_SAMPLER_ARG", \.traces.ratio, .decimal(0...1),
      "Fraction of traces that is kept, of those that begin here."),
  ]

  private static let alerts = [
    Setting(
      "SLACK_WEBHOOK_URL", \.alerts.slackWebhookURL, .optionalURL,
      "Slack's incoming webhook that alerts go to.", .secret),
    Setting(
      "ALERT_WEBHOOK_URL", \.alerts.webhookURL, .optionalURL, "Takes each alert as JSON by POST.", .secret),
    Setting(
      "SENTRY_DSN", \.alerts.sentryDSN, .optionalDSN, "Sentry project that alerts go to.", .secret),
    Setting(
      "ALERT_CHECK_INTERVAL", \.alerts.checkInterval, .duration(from: .seconds(0.1), to: .hours(1)),
      "How often the rules of alerts are looked at."),
    Setting(
      "ALERT_COOLDOWN", \.alerts.cooldown, .duration(from: .seconds(0), to: .days(7)),
      "An alert that goes on is told again after this time.", isLive: true),
    Setting(
      "ALERT_ON_ADAPTATION_FAILURE", \.alerts.isOnAdaptationFailure, .toggle,
      "Alerts when adaptations fail.", isLive: true),
    Setting(
      "ALERT_ON_DB_FAILURE", \.alerts.isOnDatabaseFailure, .toggle,
      "Alerts when the database is out of reach.", isLive: true),
    Setting(
      "ALERT_ADAPTATION_FAILURES", \.alerts.adaptationFailures, .integer(0...1_000_000),
      "Adaptations that fail in a row before an alert; 0: never.", isLive: true),
    Setting(
      "ALERT_PERFORMANCE_SCORE_MIN", \.alerts.performanceScoreMin, .decimal(0...1),
      "Alerts when a performance score is below this; 0: never.",
      isLive: true, formerly: "ALERT_POOR_PERFORMANCE_THRESHOLD"),
    Setting(
      "ALERT_WATCH_LAG", \.alerts.watchLagMax, .duration(from: .seconds(0), to: .hours(1)),
      "Alerts when a watch waits longer for a change; 0: never.", isLive: true),
    Setting(
      "ALERT_DISK_FREE_MIN", \.alerts.diskFreeMin, .bytes(0...(1 << 50)),
      "Alerts when the database's disk has less free; 0: never.", isLive: true),
    Setting(
      "ALERT_MEMORY_MAX", \.alerts.memoryMax, .bytes(0...(1 << 50)),
      "Alerts when the process holds more memory; 0: never.", isLive: true),
    Setting(
      "ALERT_ERROR_RATE_MAX", \.alerts.errorRateMax, .decimal(0...1),
      "Alerts when a larger fraction of calls ends with an error of the server; 1: never.", isLive: true),
  ]
}
