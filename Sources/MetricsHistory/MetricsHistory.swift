internal import Dispatch
internal import Synchronization
package import Telemetry

/// Keeps what a registry showed over the last day, in rollups of a minute, in a local SQLite file, whatever the
/// repository is.
///
/// It can hurt nobody: it reads counters, and everything that touches the disk happens on a queue of its own. A file that
/// is no database is put aside and begun anew; one that cannot be written is tried again with every minute, while up to
/// an hour waits in memory; and what does not fit there is dropped and counted.
package final class MetricsHistory: MetricHistory {
  private struct State {
    var accumulator = RollupAccumulator()
    /// Whole minutes that are not in the file yet, oldest first.
    var pending: [RollupAccumulator.MinuteRollups] = []
    /// Since the last write that worked.
    var isFailing = false
    var failures: UInt64 = 0
    /// When the registry was last read.
    var sampledAt: Timestamp?
    var dropped: UInt64 = 0
  }

  /// How long rollups are kept.
  package static let retentionHours = 24
  /// Minutes that wait for a disk that does not take them.
  static let pendingMax = 60

  private let path: String?
  private let registry: MetricRegistry
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "metrics-history", qos: .utility)
  /// Only touched on the queue; `nil` until it could be opened.
  private let file = Mutex<HistoryFile?>(nil)
  private let now: (@Sendable () -> Timestamp)?
  private let onFailure: @Sendable (_ what: String) -> Void

  /// - Parameters:
  ///   - path: the SQLite file; `nil` keeps the history in memory.
  ///   - now: the clock by which a question makes the history current first; `nil` leaves that to `sample`.
  ///   - onFailure: told, on a queue of the history, when the file fails for the first time in a row.
  package init(
    path: String?, registry: MetricRegistry, now: (@Sendable () -> Timestamp)? = { .now },
    onFailure: @escaping @Sendable (_ what: String) -> Void = { _ in }
  ) {
    self.path = path
    self.registry = registry
    self.now = now
    self.onFailure = onFailure
    registry.counterReading(.historyFailures) { [weak self] in self?.state.withLock { $0.failures } ?? 0 }
    registry.counterReading(.historyDropped) { [weak self] in
      self?.state.withLock { $0.dropped + $0.accumulator.dropped } ?? 0
    }
  }

  /// Takes a sample every `interval` until the task is cancelled, and one more then.
  package func run(every interval: Duration = .seconds(10)) async {
    while !Task.isCancelled {
      sample(at: .now)
      try? await Task.sleep(for: interval)
    }
    sample(at: .now)
  }

  /// Reads the registry. If a minute has ended with the sample before, it goes to the file, without waiting for that.
  package func sample(at time: Timestamp) {
    let families = registry.read()
    let hasEnded = state.withLock { state in
      state.sampledAt = time
      guard let ended = state.accumulator.take(families, at: time) else { return false }
      state.pending.append(ended)
      let surplus = state.pending.count - Self.pendingMax
      if surplus > 0 {
        state.dropped += state.pending.prefix(surplus).reduce(0) { $0 + UInt64($1.values.count) }
        state.pending.removeFirst(surplus)
      }
      return true
    }
    if hasEnded { queue.async { self.writePending(at: time) } }
  }

  /// Writes what is there, also of the minute that runs, and lets go of the file.
  package func close() async {
    await onQueue {
      self.state.withLock { state in
        if let running = state.accumulator.current { state.pending.append(running) }
        state.accumulator = RollupAccumulator()
      }
      self.writePending(at: self.state.withLock { $0.sampledAt } ?? .now)
      try? self.file.withLock { $0.take() }?.close()
    }
  }

  package func series(_ query: HistoryQuery) async throws(MetricHistoryUnavailable) -> [SeriesHistory] {
    freshen()
    let found = await onQueue { () -> Result<[SeriesName: [MinuteRollup]], MetricHistoryUnavailable> in
      do { return .success(try self.openFile().read(query)) } catch {
        return .failure(MetricHistoryUnavailable("\(error)"))
      }
    }
    var series = try found.get()
    // What is in the file and what is not yet may be parts of one minute, before and after a restart.
    let memory = state.withLock { $0.pending + [$0.accumulator.current].compactMap(\.self) }
    for part in memory where query.from <= part.minute && part.minute <= query.through {
      for (name, rollup) in part.values where query.names?.contains(name.metric) ?? true {
        if let last = series[name]?.indices.last, series[name]?[last].minute == part.minute {
          series[name]?[last].value.add(rollup)
        } else {
          series[name, default: []].append(MinuteRollup(minute: part.minute, value: rollup))
        }
      }
    }
    return series.map { SeriesHistory(series: $0, rollups: $1) }.sorted { $0.series < $1.series }
  }

  /// Takes a sample unless there is one of this second, so that an answer has what has just happened.
  private func freshen() {
    guard let now = now?() else { return }
    let isFresh = state.withLock { state in
      state.sampledAt.map { abs(now.milliseconds - $0.milliseconds) < 1_000 } ?? false
    }
    if !isFresh { sample(at: now) }
  }

  // MARK: On the queue

  private func writePending(at time: Timestamp) {
    let minutes = state.withLock { $0.pending }
    guard !minutes.isEmpty else { return }
    let oldest = Minute(number: Minute(of: time).number - Int64(Self.retentionHours) * 60)
    do {
      try openFile().write(minutes, forgettingBefore: oldest)
      state.withLock { state in
        state.isFailing = false
        // Nobody else takes from the front but the bound, which may have taken some of the same.
        let written = Set(minutes.map(\.minute))
        state.pending.removeAll { written.contains($0.minute) }
      }
    } catch {
      failed(error)
    }
  }

  private func failed(_ error: any Error) {
    let isFirst = state.withLock { state in
      state.failures += 1
      defer { state.isFailing = true }
      return !state.isFailing
    }
    // The next attempt opens it again, and puts it aside if it is broken.
    try? file.withLock { $0.take() }?.close()
    if isFirst { onFailure("\(error)") }
  }

  private func openFile() throws -> HistoryFile {
    try file.withLock { file in
      if let file { return file }
      let opened = try HistoryFile.open(path)
      file = opened
      return opened
    }
  }

  private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work()) }
    }
  }
}
