import Telemetry
import Testing

@testable import MetricsHistory

@Suite("Rollups")
struct RollupTests {
  private static let bounds: [Double] = [1, 5, 10]

  /// What a service did, and what the registry showed of it at each look.
  private struct Life {
    var looks: [(time: Timestamp, families: [FamilyReading])] = []
    var gauge: [Double] = []
    var counted: UInt64 = 0
    var histogram = HistogramReading(bounds: RollupTests.bounds, counts: [0, 0, 0, 0], sum: 0)

    init(seed: UInt64) {
      var random = SplitMix(state: seed)
      var now: Int64 = 1_700_000_000_000 + Int64(random.next() % 60_000)
      for _ in 0..<(20 + random.next() % 100) {
        now += Int64(random.next() % 50_000)
        for _ in 0..<(random.next() % 4) {
          let value = random.next() % 12
          counted += value
          histogram.counts[Int(value <= 1 ? 0 : value <= 5 ? 1 : value <= 10 ? 2 : 3)] += 1
          histogram.sum += Double(value)
        }
        gauge.append(Double(random.next() % 1_000) - 500)
        looks.append(
          (
            Timestamp(milliseconds: now),
            [
              RollupTests.family("c", .counter, .whole(counted)),
              RollupTests.family("g", .gauge, .real(gauge.last!)),
              RollupTests.family("h", .histogram, .histogram(histogram)),
            ]
          ))
      }
    }
  }

  private static func family(_ name: String, _ kind: MetricKind, _ value: MetricValue) -> FamilyReading {
    FamilyReading(
      description: MetricDescription(name, "Help."), kind: kind, series: [SeriesReading([], value)])
  }

  @Test(
    "All rollups together are what the registry shows in the end", arguments: 1...50 as ClosedRange<UInt64>)
  func sums(seed: UInt64) throws {
    let life = Life(seed: seed)
    var accumulator = RollupAccumulator()
    var minutes: [RollupAccumulator.MinuteRollups] = []
    for look in life.looks {
      if let ended = accumulator.take(look.families, at: look.time) { minutes.append(ended) }
    }
    minutes.append(try #require(accumulator.current))
    #expect(zip(minutes, minutes.dropFirst()).allSatisfy { $0.minute < $1.minute }, "seed \(seed)")
    var all: [String: Rollup] = [:]
    for minute in minutes {
      for (series, rollup) in minute.values where all[series.metric]?.add(rollup) == nil {
        all[series.metric] = rollup
      }
    }
    if life.counted > 0 { #expect(all["c"] == .increase(Double(life.counted)), "seed \(seed)") }
    if life.histogram.count > 0 { #expect(all["h"] == .histogram(life.histogram), "seed \(seed)") }
    guard case .gauge(let gauge) = all["g"] else {
      Issue.record("no gauge, seed \(seed)")
      return
    }
    #expect(gauge.samples == life.gauge.count, "seed \(seed)")
    #expect(gauge.sum == life.gauge.reduce(0, +), "seed \(seed)")
    #expect(gauge.minimum == life.gauge.min(), "seed \(seed)")
    #expect(gauge.maximum == life.gauge.max(), "seed \(seed)")
    #expect(gauge.last == life.gauge.last, "seed \(seed)")
  }

  @Test("Each rollup is its minute's own", arguments: 51...70 as ClosedRange<UInt64>)
  func minutes(seed: UInt64) throws {
    let life = Life(seed: seed)
    var accumulator = RollupAccumulator()
    var found: [Minute: Double] = [:]
    for look in life.looks {
      if let ended = accumulator.take(look.families, at: look.time) {
        found[ended.minute] = Self.increase(ended)
      }
    }
    let last = try #require(accumulator.current)
    found[last.minute] = Self.increase(last)
    var direct: [Minute: Double] = [:]
    var before = 0.0
    for look in life.looks {
      guard case .whole(let shown) = look.families[0].series[0].value else { continue }
      direct[Minute(of: look.time), default: 0] += Double(shown) - before
      before = Double(shown)
    }
    #expect(found == direct, "seed \(seed)")
  }

  private static func increase(_ minute: RollupAccumulator.MinuteRollups) -> Double {
    guard case .increase(let value)? = minute.values.first(where: { $0.key.metric == "c" })?.value else {
      return 0
    }
    return value
  }

  @Test("A series beyond the bound is left out and counted, known ones go on")
  func tooManySeries() {
    var accumulator = RollupAccumulator()
    let series = (0...RollupAccumulator.seriesMax).map {
      SeriesReading([MetricLabel("l", "\($0)")], .real(1))
    }
    let family = FamilyReading(description: MetricDescription("g", "G."), kind: .gauge, series: series)
    _ = accumulator.take([family], at: Timestamp(milliseconds: 0))
    #expect(accumulator.dropped == 1)
    #expect(accumulator.current?.values.count == RollupAccumulator.seriesMax)
    _ = accumulator.take([family], at: Timestamp(milliseconds: 10_000))
    #expect(accumulator.current?.values.count == RollupAccumulator.seriesMax)
  }

  @Test(
    "What lies in the file reads back as it was, and anything else as nothing",
    arguments: [
      (Rollup.increase(12.5), MetricKind.counter),
      (.gauge(GaugeRollup(samples: 300, sum: -1, minimum: -5, maximum: 1e300, last: 0.1)), .gauge),
      (
        .histogram(HistogramReading(bounds: bounds, counts: [0, 127, 128, .max], sum: 1.25)),
        .histogram
      ),
    ])
  func encoding(rollup: Rollup, kind: MetricKind) {
    let bytes = rollup.encoded
    #expect(Rollup(decoding: bytes, kind: kind, bounds: rollup.bounds) == rollup)
    for count in bytes.indices {
      #expect(Rollup(decoding: Array(bytes[..<count]), kind: kind, bounds: rollup.bounds) == nil)
    }
    #expect(Rollup(decoding: bytes + [0], kind: kind, bounds: rollup.bounds) == nil)
  }

  @Test("Labels read back as they were, whatever is in them")
  func labels() {
    let labels = [MetricLabel("a", ""), MetricLabel("b", "x\"\u{0}ü"), MetricLabel("", "c")]
    #expect([MetricLabel](decoding: labels.encoded) == labels)
    #expect([MetricLabel](decoding: Array(labels.encoded.dropLast())) == nil)
  }
}

/// Random numbers that a seed repeats. Source: https://prng.di.unimi.it/splitmix64.c
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
