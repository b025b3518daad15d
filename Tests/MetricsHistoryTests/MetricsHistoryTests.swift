import Foundation
import MetricsHistory
import Synchronization
import Telemetry
import Testing

@Suite("History of metrics", .timeLimit(.minutes(5)))
struct MetricsHistoryTests {
  private static let start = Timestamp(milliseconds: 1_800_000_000_000)
  private static let visits = MetricDescription("visits_total", "Visits.", labels: ["page"])

  private func later(_ seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: Self.start.milliseconds + seconds * 1_000)
  }

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  /// A history and the counter it watches.
  private struct Watched {
    let registry = MetricRegistry()
    let visits: LabelledMetric<Counter>
    let history: MetricsHistory
    let failures = Failures()

    init(_ path: String?, now: (@Sendable () -> Timestamp)? = nil) {
      visits = registry.counters(MetricsHistoryTests.visits)
      history = MetricsHistory(
        path: path, registry: registry, now: now, onFailure: { [failures] in failures.add($0) })
    }
  }

  private final class Failures: Sendable {
    private let told = Mutex<[String]>([])
    func add(_ text: String) { told.withLock { $0.append(text) } }
    var count: Int { told.withLock { $0.count } }
  }

  private func increases(_ history: MetricsHistory, from: Int64, through: Int64) async throws -> [[Double]] {
    let query = HistoryQuery(
      names: ["visits_total"], from: Minute(of: later(from)), through: Minute(of: later(through)))
    return try await history.series(query).map { series in
      series.rollups.map { if case .increase(let value) = $0.value { value } else { -1 } }
    }
  }

  @Test("It tells the running minute from the ones before, and both are asked for by name and time")
  func query() async throws {
    let watched = Watched(nil)
    watched.visits["a"].increment(by: 3)
    watched.history.sample(at: later(0))
    watched.visits["a"].increment(by: 4)
    watched.visits["b"].increment()
    watched.history.sample(at: later(60))
    #expect(try await increases(watched.history, from: 0, through: 60) == [[3, 4], [1]])
    #expect(try await increases(watched.history, from: 0, through: 0) == [[3]])
    let all = try await watched.history.series(
      HistoryQuery(from: Minute(of: later(0)), through: Minute(of: later(60))))
    #expect(Set(all.map(\.series.metric)).isSuperset(of: ["visits_total"]))
    await watched.history.close()
  }

  @Test("A restart within a minute adds to it, and loses nothing that was written at the end")
  func restart() async throws {
    try await withFolder { folder async throws in
      let path = folder + "/deep/history.db"
      for visits in [5, 7] as [UInt64] {
        let watched = Watched(path)
        watched.visits["a"].increment(by: visits)
        watched.history.sample(at: later(0))
        await watched.history.close()
        #expect(watched.failures.count == 0)
      }
      let watched = Watched(path)
      watched.visits["a"].increment(by: 1)
      watched.history.sample(at: later(10))
      #expect(try await increases(watched.history, from: 0, through: 0) == [[13]])
      await watched.history.close()
    }
  }

  @Test("What is older than a day is forgotten, and the file does not grow with the days")
  func retention() async throws {
    try await withFolder { folder async throws in
      let path = folder + "/history.db"
      var sizes: [Int] = []
      for day in 0..<3 as Range<Int64> {
        let watched = Watched(path)
        for minute in 0..<(24 * 60) as Range<Int64> {
          watched.visits["a"].increment()
          watched.history.sample(at: later(day * 86_400 + minute * 60))
          // Minutes come faster here than a disk takes them; a question waits for what is being written.
          if minute % 30 == 0 { _ = try await increases(watched.history, from: 0, through: 0) }
        }
        await watched.history.close()
        sizes.append(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
      }
      #expect(sizes[2] <= sizes[1] + sizes[1] / 4, "\(sizes)")
      let watched = Watched(path)
      let counts = try await increases(watched.history, from: 0, through: 3 * 86_400)
      #expect(counts.count == 1)
      let kept = counts[0].count
      #expect((1_439...1_441).contains(kept))
      await watched.history.close()
    }
  }

  @Test("A file that is no database is put aside, and the history goes on in a new one")
  func brokenFile() async throws {
    try await withFolder { folder async throws in
      let path = folder + "/history.db"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(repeating: 7, count: 10_000).write(to: URL(fileURLWithPath: path))
      let watched = Watched(path)
      watched.visits["a"].increment(by: 2)
      watched.history.sample(at: later(0))
      watched.history.sample(at: later(60))
      #expect(try await increases(watched.history, from: 0, through: 60) == [[2]])
      await watched.history.close()
      #expect(FileManager.default.fileExists(atPath: path + ".broken"))
      #expect(watched.failures.count == 0)
    }
  }

  @Test("A disk that takes nothing is told once, costs no more than an hour of memory, and heals")
  func unwritable() async throws {
    try await withFolder { folder async throws in
      // A file where the folder should be: nobody can write below it, not even root.
      try Data().write(to: URL(fileURLWithPath: folder))
      let watched = Watched(folder + "/history.db")
      for minute in 0..<70 as Range<Int64> {
        watched.visits["a"].increment()
        watched.history.sample(at: later(minute * 60))
      }
      let query = HistoryQuery(from: Minute(of: later(0)), through: Minute(of: later(70 * 60)))
      await #expect(throws: MetricHistoryUnavailable.self) { _ = try await watched.history.series(query) }
      #expect(watched.failures.count == 1)
      let text = watched.registry.exposition()
      #expect(text.contains("adaptive_threshold_metrics_history_failures_total 69\n"), "\(text)")
      #expect(!text.contains("adaptive_threshold_metrics_history_dropped_total 0\n"))

      try FileManager.default.removeItem(atPath: folder)
      watched.visits["a"].increment()
      watched.history.sample(at: later(70 * 60))
      let healed = try await increases(watched.history, from: 0, through: 70 * 60)
      #expect(healed == [Array(repeating: 1, count: 61)])
      await watched.history.close()
    }
  }

  @Test("A task that samples stops when it is cancelled")
  func running() async throws {
    let watched = Watched(nil)
    watched.visits["a"].increment(by: 9)
    let task = Task { [history = watched.history] in await history.run(every: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(50))
    watched.visits["a"].increment()
    task.cancel()
    await task.value
    let now = Timestamp.now
    let series = try await watched.history.series(HistoryQuery(names: ["visits_total"], hours: 1, now: now))
    let sum = series.flatMap(\.rollups).reduce(0.0) {
      if case .increase(let value) = $1.value { $0 + value } else { $0 }
    }
    #expect(sum == 10)
    await watched.history.close()
  }

  @Test("A question sees what has just happened, without reading the registry more than once a second")
  func fresh() async throws {
    let clock = Mutex(later(0))
    let reads = Mutex(0)
    let watched = Watched(nil, now: { clock.withLock { $0 } })
    watched.registry.gaugeReading(MetricDescription("reads", "Reads.")) {
      reads.withLock { reads in
        reads += 1
        return Double(reads)
      }
    }
    watched.visits["a"].increment(by: 4)
    for _ in 0..<5 { #expect(try await increases(watched.history, from: 0, through: 0) == [[4]]) }
    #expect(reads.withLock { $0 } == 1)
    clock.withLock { $0.milliseconds += 1_000 }
    watched.visits["a"].increment()
    #expect(try await increases(watched.history, from: 0, through: 0) == [[5]])
    #expect(reads.withLock { $0 } == 2)
    await watched.history.close()
  }
}
