import Telemetry

/// Turns readings of a registry into rollups of whole minutes. No clock, no storage.
///
/// Counters and histograms are of this process, which began at nothing: what the first reading shows has happened in its
/// minute. So the sum of all increases is what the counter shows.
struct RollupAccumulator {
  /// The rollups of one minute.
  struct MinuteRollups: Sendable {
    var minute: Minute
    var values: [SeriesName: Rollup] = [:]

    /// Adds what the same minute had in a later part.
    mutating func add(_ later: MinuteRollups) {
      for (series, rollup) in later.values {
        if values[series]?.add(rollup) == nil { values[series] = rollup }
      }
    }
  }

  /// Series that one minute may have; beyond it new ones are left out and counted.
  static let seriesMax = 4_096

  /// The minute that runs; `nil` before the first reading.
  private(set) var current: MinuteRollups?
  /// Rollups left out because there were too many series.
  private(set) var dropped: UInt64 = 0
  private var counters: [SeriesName: Double] = [:]
  private var histograms: [SeriesName: HistogramReading] = [:]

  /// Takes a reading in. What happened since the one before counts for the minute of `time`.
  ///
  /// - Returns: the minute before, if this reading is the first of another one.
  mutating func take(_ families: [FamilyReading], at time: Timestamp) -> MinuteRollups? {
    let minute = Minute(of: time)
    var ended: MinuteRollups?
    if current?.minute != minute {
      ended = current
      current = MinuteRollups(minute: minute)
    }
    for family in families {
      for series in family.series {
        let name = SeriesName(metric: family.description.name, kind: family.kind, labels: series.labels)
        if let rollup = rollup(of: name, series.value) { add(rollup, to: name) }
      }
    }
    return ended
  }

  private mutating func add(_ rollup: Rollup, to name: SeriesName) {
    if current?.values[name]?.add(rollup) != nil { return }
    guard (current?.values.count ?? 0) < Self.seriesMax else {
      dropped += 1
      return
    }
    current?.values[name] = rollup
  }

  /// What happened to a series since it was last read; `nil` if nothing did.
  private mutating func rollup(of name: SeriesName, _ value: MetricValue) -> Rollup? {
    switch value {
    case .whole(let count): number(Double(count), of: name)
    case .real(let value): number(value, of: name)
    case .histogram(let reading): histogram(reading, of: name)
    }
  }

  private mutating func number(_ value: Double, of name: SeriesName) -> Rollup? {
    guard name.kind == .counter else { return value.isFinite ? .gauge(GaugeRollup(value)) : nil }
    let before = counters.updateValue(value, forKey: name) ?? 0
    return value > before ? .increase(value - before) : nil
  }

  private mutating func histogram(_ reading: HistogramReading, of name: SeriesName) -> Rollup? {
    let before = histograms.updateValue(reading, forKey: name)
    let since = before.map { reading.since($0) } ?? reading
    return since.count > 0 ? .histogram(since) : nil
  }
}
