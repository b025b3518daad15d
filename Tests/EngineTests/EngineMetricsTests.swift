import Repository
import Telemetry
import Testing
import ThresholdCore

@testable import Engine

@Suite("What the engine counts", .timeLimit(.minutes(5)))
struct EngineMetricsTests {
  /// Samples of an exposition by name and labels.
  private func samples(_ engine: Engine) -> [String: Double] {
    let registry = MetricRegistry()
    engine.addMetrics(to: registry) { Instant(seconds: 1) }
    var samples: [String: Double] = [:]
    for line in registry.exposition().split(separator: "\n") where !line.hasPrefix("#") {
      guard let space = line.lastIndex(of: " ") else { continue }
      samples[String(line[..<space])] = Double(line[line.index(after: space)...])
    }
    return samples
  }

  @Test("Each decision has one outcome, and each gate that refused it is counted")
  func decisions() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let sell = Signal(symbol: bitcoin.symbol, action: .sell, intent: .entry, confidence: 0.01)
    let hold = Signal(symbol: bitcoin.symbol, action: .hold, intent: .entry, confidence: 0.99)
    var empty = signal(confidence: nil)
    empty.volume = 0
    for signal in [signal(), signal(), empty, sell, hold] { _ = try await engine.decide(signal, at: at(100)) }
    let samples = samples(engine)
    #expect(samples[#"adaptive_threshold_decisions_total{outcome="accepted"}"#] == 2)
    #expect(samples[#"adaptive_threshold_decisions_total{outcome="rejected"}"#] == 2)
    #expect(samples[#"adaptive_threshold_decisions_total{outcome="held"}"#] == 1)
    #expect(samples[#"adaptive_threshold_decisions_total{outcome="stale"}"#] == 0)
    #expect(samples[#"adaptive_threshold_gate_refusals_total{gate="confidence_threshold"}"#] == 2)
    #expect(samples[#"adaptive_threshold_gate_refusals_total{gate="volume_threshold"}"#] == 1)
    #expect(samples[#"adaptive_threshold_gate_refusals_total{gate="rsi_threshold"}"#] == 0)
    #expect(samples["adaptive_threshold_evaluate_duration_seconds_count"] == 5)
    #expect(samples["adaptive_threshold_snapshot_cache_misses_total"] == 1)
    #expect(samples["adaptive_threshold_snapshot_cache_hits_total"] == 5)
    #expect(samples["adaptive_threshold_snapshot_cache_keys"] == 1)
    try await engine.decisions.flush()
    #expect(self.samples(engine)["adaptive_threshold_decisions_flushed_total"] == 5)
  }

  @Test("Decisions on memory that is too old are stale, not rejected")
  func stale() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    try await engine.load(bitcoin)
    engine.storage.answered(at: instant(100))
    engine.storage.failed()
    #expect(try await !engine.decide(signal(), at: at(500)).shouldTrade)
    #expect(engine.metrics.total(.stale) == 1)
    #expect(engine.metrics.total(.rejected) == 0)
  }

  @Test("A cycle that a safeguard refused counts so, one that was only validated not at all")
  func cycles() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    _ = try await engine.perform(command(.adapt(force: false), at: at(100), validateOnly: true))
    #expect(engine.metrics.cycleCount == 0)
    let answer = try await engine.perform(command(.adapt(force: false), at: at(100)))
    #expect(answer.updates.isEmpty && answer.verdicts.contains { $0.blocked })
    #expect(engine.metrics.cycleCount == 1)
    #expect(engine.metrics.total(.refused) == 1)
    let counted = samples(engine).filter { $0.key.hasPrefix("adaptive_threshold_safeguard_refusals_total") }
    #expect(
      counted.values.reduce(0, +) == Double(Set(answer.verdicts.filter(\.blocked).map(\.safeguard)).count))
  }

  @Test("Every name is in the table of metrics")
  func table() async throws {
    let registry = MetricRegistry()
    try await Engine(repository: InMemoryRepository()).addMetrics(to: registry) { Instant(seconds: 1) }
    let known = Set(MetricTable.all.map(\.name))
    for family in registry.read() { #expect(known.contains(family.description.name)) }
  }

  @Test("A watch counts what it takes as late, what it leaves out, and how it ended")
  func watches() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    func watch(conflates: Bool) async throws -> Subscription {
      try await engine.feed.subscribe(
        ChangeFeed.Request(
          scopes: [bitcoin], resume: nil, conflates: conflates, resnapshots: false,
          bookmarkInterval: .seconds(15), deadline: nil))
    }
    let (quick, conflated, strict) = (
      try await watch(conflates: true), try await watch(conflates: true), try await watch(conflates: false)
    )
    while quick.next() != nil {}
    let changes = Subscription.liveMax + 10
    for step in 0..<changes {
      let value = 0.5 + Double(step) / 10_000
      _ = try await engine.perform(
        command(.set(confidence(value), expectedVersion: nil), at: at(Double(step))))
      #expect(quick.next() != nil)
    }
    let lag = engine.metrics.watchLag.snapshot
    #expect(lag.count == UInt64(changes))
    // The commands carry moments of January 2026.
    #expect(lag.sum > 0)
    #expect(engine.metrics.conflated.value == UInt64(conflated.conflatedCount))
    #expect(conflated.conflatedCount > 0)
    await engine.feed.unsubscribe(quick)
    await engine.feed.unsubscribe(conflated, .drained)
    await engine.feed.unsubscribe(strict)
    // A second time it is not there any more.
    await engine.feed.unsubscribe(quick)
    let samples = samples(engine)
    for (reason, count) in [("closed", 1), ("drained", 1), ("too_slow", 1), ("compacted", 0)] {
      #expect(
        samples["adaptive_threshold_watches_ended_total{reason=\"\(reason)\"}"] == Double(count), "\(reason)")
    }
    #expect(samples["adaptive_threshold_watches"] == 0)
  }
}
