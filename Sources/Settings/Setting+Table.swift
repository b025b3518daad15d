internal import ThresholdCore

extension Setting {
  /// Every setting, in the order in which help and logs show them.
  package static let all =
    network + storage + access + learner + parameters + logging

  private static let network = [
    Setting(
      "HOST", \.host, .text, "Name or address to listen on; one that is not loopback needs a key."),
    Setting("PORT", \.port, .port, "Port of HTTP: health and the JSON interface. 0: any free one."),
    Setting("GRPC_PORT", \.grpcPort, .port, "Port of gRPC. 0: any free one."),
    Setting("METRICS_PORT", \.metricsPort, .port, "Port of /metrics. 0: any free one."),
    Setting("ENABLE_METRICS", \.hasMetrics, .toggle, "Whether METRICS_PORT is served."),
    Setting("WORKERS", \.workers, .integer(0...1_024), "Event loops; 0: one for each core."),
    Setting("ENVIRONMENT", \.environment, .choice, "What this server is for; production is stricter."),
    Setting("DEBUG", \.isDebug, .toggle, "Logs debug messages, unless LOG_LEVEL says otherwise."),
    Setting(
      "DRAIN_TIMEOUT", \.drainTimeout, .duration(from: .seconds(0), to: .hours(1)),
      "How long running calls may take to end after SIGTERM."),
  ]

  private static let storage = [
    Setting(
      "DATABASE_URL", \.database, .database,
      "Where everything is kept: sqlite:PATH, postgresql://... or memory:.",
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
      "MEMORY_CACHE_SIZE", \.memoryCacheSize, .integer(1...100_000_000),
      "Keys, pairs of user and symbol, held in memory."),
    Setting(
      "MAX_STALENESS", \.stalenessMax, .duration(from: .seconds(0), to: .days(1)),
      "How long memory may answer entries while the database is away."),
  ]

  private static let access = [
    Setting("ADMIN_API_KEY", \.adminKey, .optionalText, "A key with every right for every user.", .secret),
    Setting("API_KEYS_FILE", \.keysFile, .optionalText, "JSON file with the other keys, as SHA-256."),
  ]

  private static let learner = [
    Setting(
      "LEARNER", \.thresholds.policy.learner, .learner, "The learner of scopes whose policy names none."),
    Setting("LEARNER_STEP", \.learning.step, .decimal(0.001...10), "Step of the learner's gradient."),
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
      "ADAPTATION_MIN_TRADES", \.learning.outcomesMin, .integer(1...1_000_000),
      "Outcomes before anything moves."),
    Setting(
      "ADAPTATION_MIN_INTERVAL", \.learning.intervalMin, .duration(from: .seconds(0), to: .days(365)),
      "Least time between two cycles of a key."),
    Setting(
      "ADAPTATION_FREQUENCY_HOURS", \.learning.schedule, .hours(from: .seconds(0), to: .days(365)),
      "Time between cycles that the schedule asks for."),
    Setting(
      "ADAPTATION_COOLDOWN_HOURS", \.learning.cooldown, .hours(from: .seconds(0), to: .days(365)),
      "How long loosening stops after a losing stretch."),
    Setting(
      "MAX_ADAPTATION_PER_CYCLE", \.learning.stepMax, .decimal(0.0001...1),
      "Largest move of a threshold in one cycle, as a fraction of it."),
    Setting(
      "MIN_ADAPTATION_THRESHOLD", \.learning.noiseFloor, .decimal(0...1),
      "Moves below this fraction are left out."),
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

  private static let logging = [
    Setting("LOG_LEVEL", \.log.level, .choice, "Least level that is logged."),
    Setting(
      "LOG_FILE_PATH", \.log.path, .optionalText, "File that the log is appended to; else standard error."),
    Setting("ENABLE_JSON_LOGGING", \.log.isJSON, .toggle, "Logs one JSON object a line, for programs."),
  ]
}
