import Telemetry
import Testing

@Suite("Metrics")
struct MetricRegistryTests {
  @Test("The exposition shows counters, gauges and cumulative histograms")
  func exposition() {
    let registry = MetricRegistry()
    let hits = registry.counters(MetricDescription("hits_total", "Hits.", labels: ["method", "code"]))
    let load = registry.gauge(MetricDescription("load", "Load."))
    let sizes = registry.histogram(MetricDescription("size_bytes", "Sizes."), Buckets(bounds: [1, 10]))
    hits["Get", "OK"].increment()
    hits["Adapt", "OK"].increment(by: 2)
    load.set(0.25)
    for size in [0, 1, 2, 10, 11] as [UInt64] { sizes.observe(size) }
    #expect(
      registry.exposition() == """
        # HELP hits_total Hits.
        # TYPE hits_total counter
        hits_total{method="Adapt",code="OK"} 2
        hits_total{method="Get",code="OK"} 1
        # HELP load Load.
        # TYPE load gauge
        load 0.25
        # HELP size_bytes Sizes.
        # TYPE size_bytes histogram
        size_bytes_bucket{le="1"} 2
        size_bytes_bucket{le="10"} 4
        size_bytes_bucket{le="+Inf"} 5
        size_bytes_sum 24
        size_bytes_count 5

        """)
  }

  @Test("Backslash, quote and newline are escaped where the format asks for it")
  func escaping() {
    let registry = MetricRegistry()
    registry.counters(MetricDescription("a_total", "one \\ \"two\"\nthree", labels: ["l"]))["x\\y\"z\nw"]
      .increment()
    #expect(
      registry.exposition() == #"""
        # HELP a_total one \\ "two"\nthree
        # TYPE a_total counter
        a_total{l="x\\y\"z\nw"} 1

        """#)
  }

  @Test("A family without samples is left out, a reading of nil too")
  func absent() {
    let registry = MetricRegistry()
    _ = registry.counters(MetricDescription("a_total", "A.", labels: ["l"]))
    registry.gaugeReading(MetricDescription("b", "B.")) { nil }
    #expect(registry.exposition().isEmpty)
  }

  @Test("Durations are shown in seconds, whatever their length")
  func durations() {
    let registry = MetricRegistry()
    let latency = registry.histogram(MetricDescription("latency_seconds", "L."), .latency)
    latency.observe(.microseconds(5))
    latency.observe(.milliseconds(1_500))
    latency.observe(.seconds(60))
    latency.observe(.seconds(-1))
    let text = registry.exposition()
    #expect(text.contains("latency_seconds_bucket{le=\"5e-06\"} 2\n"))
    #expect(text.contains("latency_seconds_bucket{le=\"1\"} 2\n"))
    #expect(text.contains("latency_seconds_bucket{le=\"2.5\"} 3\n"))
    #expect(text.contains("latency_seconds_count 4\n"))
    #expect(text.contains("latency_seconds_sum 61.500005\n"))
  }

  @Test("No increment is lost when threads collide")
  func concurrent() async {
    let registry = MetricRegistry()
    let labelled = registry.counters(MetricDescription("n_total", "N.", labels: ["l"]))
    let gauge = registry.gauge(MetricDescription("g", "G."))
    let histogram = registry.histogram(MetricDescription("h", "H."), .counts)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for number in 0..<10_000 as Range<UInt64> {
            labelled["x"].increment()
            gauge.add(1)
            histogram.observe(number % 100)
          }
        }
      }
    }
    #expect(labelled["x"].value == 80_000)
    #expect(gauge.value == 80_000)
    #expect(histogram.reading.counts.reduce(0, +) == 80_000)
    #expect(histogram.reading.sum == 8 * 100 * 4_950)
  }

  @Test("The process shows its CPU time, start and, with /proc, its memory and descriptors")
  func process() throws {
    let registry = MetricRegistry()
    ProcessMetrics.add(to: registry)
    let values = Dictionary(
      uniqueKeysWithValues: registry.exposition().split(separator: "\n").filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: " ") }.map { (String($0[0]), Double($0[1])!) })
    #expect(try #require(values["process_cpu_seconds_total"]) > 0)
    #expect(try #require(values["process_start_time_seconds"]) > 1.7e9)
    #if os(Linux)
      #expect(try #require(values["process_resident_memory_bytes"]) > 1e6)
      #expect(try #require(values["process_open_fds"]) >= 3)
      #expect(try #require(values["process_threads"]) >= 1)
      #expect(try #require(values["process_max_fds"]) >= 64)
    #endif
  }

  @Test(
    "A quantile lies within its bucket, at the rank's share of it",
    arguments: [
      ([0, 0, 0, 0], 0.5, nil), ([4, 0, 0, 0], 0.5, 0.5), ([4, 4, 0, 0], 0.75, 3), ([0, 0, 10, 0], 1, 10),
      ([0, 0, 0, 5], 0.5, 10), ([1, 0, 1, 0], 0.5, 1),
    ] as [([UInt64], Double, Double?)])
  func quantiles(counts: [UInt64], quantile: Double, expected: Double?) {
    let reading = HistogramReading(bounds: [1, 5, 10], counts: counts, sum: 0)
    #expect(reading.quantile(quantile) == expected)
  }

  @Test("What two readings differ by, added to the first, is the second")
  func difference() {
    let histogram = Histogram(.counts)
    for value in 0..<100 as Range<UInt64> { histogram.observe(value) }
    let before = histogram.snapshot
    for value in 50..<5_000 as Range<UInt64> { histogram.observe(value) }
    let after = histogram.snapshot
    var sum = before
    sum.add(after.since(before))
    #expect(sum == after)
    #expect(after.since(before).count == 4_950)
  }

  @Test(
    "A value falls into the first bucket whose bound it does not exceed", arguments: [1, 2, 3] as [UInt64])
  func bounds(seed: UInt64) {
    var state = seed
    for buckets in [Buckets.latency, .evaluation, .calls, .messageBytes, .counts] {
      let histogram = Histogram(buckets)
      var expected = Array(repeating: UInt64(0), count: buckets.bounds.count + 1)
      for round in 0..<500 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // On, below and above each bound, and anywhere.
        let bound = buckets.bounds[round % buckets.bounds.count]
        let value = [bound, bound &+ 1, bound == 0 ? 0 : bound - 1, state >> (state % 60)][round / 125]
        histogram.observe(value)
        expected[buckets.bounds.firstIndex { value <= $0 } ?? buckets.bounds.count] += 1
      }
      #expect(histogram.snapshot.counts == expected, "seed \(seed)")
    }
  }

  @Test("A stopwatch does not run backwards")
  func stopwatch() {
    let stopwatch = Stopwatch()
    var last: UInt64 = 0
    for _ in 0..<1_000 {
      let now = stopwatch.nanoseconds
      #expect(now >= last)
      last = now
    }
  }
}
