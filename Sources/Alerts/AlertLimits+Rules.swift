internal import ThresholdCore

/// Every rule: from what was seen to what is to be said. Beyond its limit an alert is a warning; further beyond, where
/// calls fail or will soon, it is critical.
extension AlertLimits {
  /// - Parameter window: calls of the last `errorWindow`.
  func findings(in seen: Observation, window: (calls: UInt64, failed: UInt64)) -> [Finding] {
    [database(seen), adaptations(seen), errors(window)]
      + [watches(seen), disk(seen), memory(seen)].compactMap(\.self) + seen.performance.map(performance)
  }

  private func database(_ seen: Observation) -> Finding {
    guard let limit = storageAway, let away = seen.storageAwayFor, away >= limit else {
      return Finding(well: .databaseAway)
    }
    let isStale = away > stalenessMax
    return Finding(
      .databaseAway, isStale ? .critical : .warning, value: away.seconds, limit: limit.seconds,
      "no answer for \(Self.text(away)); "
        + (isStale
          ? "memory is older than \(Self.text(stalenessMax)), entries are refused"
          : "writes fail, memory answers entries until \(Self.text(stalenessMax))"))
  }

  private func adaptations(_ seen: Observation) -> Finding {
    let count = seen.adaptationFailuresInARow
    guard let limit = adaptationFailures, count >= limit else { return Finding(well: .adaptationFailures) }
    return Finding(
      .adaptationFailures, count >= 10 * limit ? .critical : .warning, value: Double(count),
      limit: Double(limit), "the last \(count) learning cycles failed; thresholds stand still")
  }

  private func errors(_ window: (calls: UInt64, failed: UInt64)) -> Finding {
    guard let limit = errorRateMax, window.calls >= errorCallsMin else { return Finding(well: .errorRate) }
    let rate = Double(window.failed) / Double(window.calls)
    guard rate > limit else { return Finding(well: .errorRate) }
    return Finding(
      .errorRate, rate > min(4 * limit, 0.5) ? .critical : .warning, value: rate, limit: limit,
      "\(window.failed) of \(window.calls) calls within \(Self.text(errorWindow)) failed by our fault")
  }

  private func watches(_ seen: Observation) -> Finding? {
    guard let lag = seen.watchLag else { return nil }
    guard let limit = watchLagMax, lag > limit else { return Finding(well: .watchLag) }
    let isLong = lag.seconds > 12 * limit.seconds
    return Finding(
      .watchLag, isLong ? .critical : .warning, value: lag.seconds, limit: limit.seconds,
      "a change waits for its watches since \(Self.text(lag))")
  }

  private func disk(_ seen: Observation) -> Finding? {
    guard let free = seen.diskFree else { return nil }
    guard let limit = diskFreeMin, free < limit else { return Finding(well: .disk) }
    return Finding(
      .disk, free < limit / 4 ? .critical : .warning, value: Double(free), limit: Double(limit),
      "\(Self.text(bytes: free)) are free where the database lies")
  }

  private func memory(_ seen: Observation) -> Finding? {
    guard let resident = seen.resident else { return nil }
    guard let limit = memoryMax, resident > limit else { return Finding(well: .memory) }
    return Finding(
      .memory, resident > limit + limit / 4 ? .critical : .warning, value: Double(resident),
      limit: Double(limit), "the process holds \(Self.text(bytes: resident))")
  }

  /// Never critical: the service is well, the strategy is not.
  private func performance(_ seen: Observation.Performance) -> Finding {
    guard let limit = performanceScoreMin, let score = seen.score, seen.trades >= performanceTradesMin,
      score < limit
    else { return Finding(well: .performanceScore, subject: seen.key) }
    return Finding(
      .performanceScore, score < limit / 2 ? .warning : .info, subject: seen.key, value: score, limit: limit,
      "user \(seen.key.user), symbol \(seen.key.symbol): score \(Self.rounded(score)) over \(seen.trades) trades"
    )
  }

  private static func text(_ span: Span) -> String {
    span.seconds < 120 ? "\(rounded(span.seconds)) s" : "\(Int(span.seconds / 60)) min"
  }

  private static func text(bytes: Int) -> String { "\(bytes >> 20) MiB" }

  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}
