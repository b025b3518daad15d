/// What a service's metrics were over the last hours, for edges that show it; who keeps it is not their business.
package protocol MetricHistory: Sendable {
  /// All series that `query` names, by name and then labels; each with its rollups in the order of time. Minutes without
  /// news of a counter or a histogram have no rollup.
  ///
  /// - Throws: `MetricHistoryUnavailable` if it cannot be read.
  func series(_ query: HistoryQuery) async throws(MetricHistoryUnavailable) -> [SeriesHistory]
}

/// The history cannot be read; the service is not touched by that.
package struct MetricHistoryUnavailable: Error, Sendable, CustomStringConvertible {
  /// What went wrong, for the log.
  package var description: String

  package init(_ description: String) { self.description = description }
}

/// Which part of the history is asked for.
package struct HistoryQuery: Sendable {
  /// Metrics by name; `nil` for all.
  package var names: Set<String>?
  /// The first minute, whole.
  package var from: Minute
  /// The last minute, which may still be running.
  package var through: Minute

  package init(names: Set<String>? = nil, from: Minute, through: Minute) {
    self.names = names
    self.from = from
    self.through = through
  }

  /// The `hours` before `now`, and the minute that runs.
  package init(names: Set<String>? = nil, hours: Int, now: Timestamp) {
    let through = Minute(of: now)
    self.init(names: names, from: Minute(number: through.number - Int64(hours) * 60), through: through)
  }
}

/// A minute of the wall clock.
package struct Minute: Sendable, Hashable, Comparable {
  /// Whole minutes since 1970, UTC.
  package var number: Int64

  package init(number: Int64) { self.number = number }

  /// The minute that `time` lies in.
  package init(of time: Timestamp) {
    number = Int64((Double(time.milliseconds) / 60_000).rounded(.down))
  }

  /// Its first moment.
  package var start: Timestamp { Timestamp(milliseconds: number * 60_000) }

  package static func < (one: Minute, other: Minute) -> Bool { one.number < other.number }
}
