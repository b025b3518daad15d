import Foundation
import Gateway
import Loopback
import Telemetry
import Testing
import ThresholdCore
import ThresholdService

@Suite("Statistics, analytics and export over HTTP", .timeLimit(.minutes(5)))
struct StatsRouteTests {
  /// A history that says what it was given, or that it is broken.
  private struct FixedHistory: MetricHistory {
    var content: [SeriesHistory]?

    func series(_ query: HistoryQuery) async throws(MetricHistoryUnavailable) -> [SeriesHistory] {
      guard let content else { throw MetricHistoryUnavailable("the disk is gone") }
      return content.compactMap { history in
        guard query.names?.contains(history.series.metric) ?? true else { return nil }
        let rollups = history.rollups.filter { query.from <= $0.minute && $0.minute <= query.through }
        return rollups.isEmpty ? nil : SeriesHistory(series: history.series, rollups: rollups)
      }
    }
  }

  private static let now = Minute(of: Timestamp(milliseconds: Harness.now.nanoseconds / 1_000_000))

  private static func series(
    _ metric: MetricDescription, _ kind: MetricKind, _ labels: [MetricLabel] = [],
    _ rollups: [(Int64, Rollup)]
  ) -> SeriesHistory {
    SeriesHistory(
      series: SeriesName(metric: metric.name, kind: kind, labels: labels),
      rollups: rollups.map { MinuteRollup(minute: Minute(number: now.number + $0.0), value: $0.1) })
  }

  private let history = FixedHistory(content: [
    series(
      .decisions, .counter, [MetricLabel("outcome", "accepted")], [(-120, .increase(5)), (-1, .increase(3))]),
    series(.decisions, .counter, [MetricLabel("outcome", "rejected")], [(-1, .increase(2))]),
    series(
      .watches, .gauge, [], [(0, .gauge(GaugeRollup(samples: 2, sum: 6, minimum: 2, maximum: 4, last: 4)))]),
    series(
      .evaluateDuration, .histogram, [],
      [(-1, .histogram(HistogramReading(bounds: [1, 2], counts: [1, 1, 0], sum: 2.5)))]),
  ])

  private func withRoutes(
    _ history: FixedHistory, keys: [(key: String, users: Principal.Users, rights: Set<Right>)] = [],
    _ body: (Harness) async throws -> Void
  ) async throws {
    let routes = MetricsExportRoutes(history: history).all
    try await withGateway(keys: keys, routes: routes, body)
  }

  @Test("Statistics are the process's and the store's, with the totals of the last day")
  func stats() async throws {
    try await withStats(history) { harness async throws in
      let data = try await harness.get("/api/v1/stats").data
      #expect(data["storage"] as? String == "memory")
      #expect(data["decisions"] as? Int == 0)
      #expect(data["acceptance_rate"] is NSNull)
      #expect(data["uptime_seconds"] as? Double == 100)
      let day = try #require(data["last_24_hours"] as? [String: Any])
      #expect(day["decisions"] as? Int == 10)
      #expect(day["accepted"] as? Int == 8)
      let times = try #require(day["evaluate_seconds"] as? [String: Any])
      #expect(times["p50"] as? Double == 1)
    }
  }

  @Test("Without a history the counts are still there")
  func brokenHistory() async throws {
    try await withStats(FixedHistory(content: nil)) { harness async throws in
      let data = try await harness.get("/api/v1/stats").data
      #expect(data["last_24_hours"] is NSNull)
      #expect(data["storage"] as? String == "memory")
    }
    try await withRoutes(FixedHistory(content: nil)) { harness async throws in
      let answer = try await harness.get("/api/v1/metrics/export")
      #expect(answer.status == 503)
      #expect(answer.header("Retry-After") == "60")
    }
  }

  private func withStats(_ history: FixedHistory, _ body: (Harness) async throws -> Void) async throws {
    try await withGateway { outer async throws in
      let routes = StatsRoutes(
        service: outer.service, history: history, version: "test", startedAt: Harness.now - .seconds(100)
      ).all
      try await withGateway(routes: routes, body)
    }
  }

  @Test("The export needs the right admin")
  func rights() async throws {
    let path = "/api/v1/metrics/export"
    let keys: [(key: String, users: Principal.Users, rights: Set<Right>)] = [
      ("reader", .all, [.read, .trade]), ("operator", .all, [.admin]),
    ]
    try await withRoutes(history, keys: keys) { harness async throws in
      #expect(try await harness.get(path).status == 401)
      #expect(try await harness.get(path, headers: ["x-api-key": "reader"]).status == 403)
      #expect(try await harness.get(path, headers: ["x-api-key": "operator"]).status == 200)
    }
  }

  @Test("The export is JSON, and has only the hours that were asked for")
  func json() async throws {
    try await withRoutes(history) { harness async throws in
      let data = try await harness.get("/api/v1/metrics/export?hours_back=1").data
      let series = try #require(data["series"] as? [[String: Any]])
      #expect(series.count == 4)
      let accepted = try #require(
        series.first { ($0["labels"] as? [String: String])?["outcome"] == "accepted" })
      let points = try #require(accepted["points"] as? [[String: Any]])
      #expect(points.map { $0["value"] as? Double } == [3])
      let watches = try #require(series.first { $0["kind"] as? String == "gauge" })
      #expect(((watches["points"] as? [[String: Any]])?.first)?["maximum"] as? Double == 4)
    }
  }

  @Test("The export is CSV with a line for each minute of each series")
  func csv() async throws {
    try await withRoutes(history) { harness async throws in
      let answer = try await harness.get("/api/v1/metrics/export?format=csv")
      #expect(answer.header("Content-Type")?.hasPrefix("text/csv") == true)
      let lines = answer.text.split(separator: "\r\n")
      #expect(lines.count == 6)
      #expect(lines[0] == "time,metric,labels,kind,value,count,sum,minimum,maximum,p50,p99")
      #expect(lines.contains { $0.hasSuffix(",adaptive_threshold_watches,,gauge,3,2,6,2,4,,") })
      #expect(
        lines.contains {
          $0.hasSuffix(",adaptive_threshold_decisions_total,outcome=rejected,counter,2,,,,,,")
        })
    }
  }

  @Test("The export is OpenMetrics with counters summed up, times, and an end")
  func openMetrics() async throws {
    try await withRoutes(history) { harness async throws in
      let text = try await harness.get("/api/v1/metrics/export?format=prometheus").text
      let minute = Self.now.number
      #expect(text.contains("# TYPE adaptive_threshold_decisions counter\n"))
      let accepted = #"adaptive_threshold_decisions_total{outcome="accepted"}"#
      #expect(text.contains("\(accepted) 5 \((minute - 119) * 60)\n\(accepted) 8 \(minute * 60)\n"))
      #expect(text.contains("adaptive_threshold_watches 4 \((minute + 1) * 60)\n"))
      #expect(
        text.contains(
          "adaptive_threshold_evaluate_duration_seconds_bucket{le=\"2.0\"} 2 \(minute * 60)\n"))
      #expect(text.hasSuffix("# EOF\n"))
    }
  }

  @Test("Everything that is wrong with a question is said at once")
  func faults() async throws {
    try await withRoutes(history) { harness async throws in
      let answer = try await harness.get("/api/v1/metrics/export?format=xml&hours_back=25")
      #expect(answer.status == 400)
      #expect(try answer.faultyFields == ["format", "hours_back"])
      let analytics = try await harness.get("/api/v1/analytics/a%20b?hours_back=0&symbol=%20")
      #expect(analytics.status == 400)
      #expect(try analytics.faultyFields == ["hours_back", "symbol", "user_id"])
    }
  }

  @Test("Analytics count a user's cycles, commands and trades, and compare with the time before")
  func analytics() async throws {
    try await withGateway { harness async throws in
      let caller = Caller(
        principal: .unrestricted(name: "test"), received: Harness.now, deadline: nil)
      func trade(_ id: String, _ pnl: Double, hoursAgo: Double) -> TradeDraft {
        let closed = Harness.now - .hours(hoursAgo)
        return TradeDraft(
          id: id, user: "alice", symbol: "BTCUSDT", side: .buy, pnlPercent: pnl,
          closedAt: RawTime(seconds: closed.nanoseconds / 1_000_000_000, nanoseconds: 0))
      }
      _ = try await harness.service.recordTrades(
        [
          trade("1", 2, hoursAgo: 1), trade("2", -1, hoursAgo: 2), trade("3", 3, hoursAgo: 3),
          trade("4", -2, hoursAgo: 30), trade("5", 1, hoursAgo: 60),
        ], asOf: nil, caller)
      _ = try await harness.service.setThresholds(
        SetRequest(user: "alice", symbol: "BTCUSDT", values: ["confidence_threshold": 0.8]), caller)
      for symbol in ["", "BTCUSDT"] {
        let data = try await harness.get("/api/v1/analytics/alice?symbol=\(symbol)").data
        let adaptations = try #require(data["adaptations"] as? [String: Any])
        #expect(adaptations["total"] as? Int == 0)
        #expect((adaptations["commands"] as? [String: Int])?["set"] == 1)
        #expect((adaptations["by_verdict"] as? [String: Int])?["interval"] == 0)
        let performance = try #require(data["performance"] as? [String: Any])
        #expect(performance["trades"] as? Int == 3)
        #expect(performance["total_return"] as? Double == 4)
        #expect(performance["profit_factor"] as? Double == 5)
        let trend = try #require((data["trends"] as? [String: [String: Any]])?["avg_trade_return"])
        #expect(trend["previous"] as? Double == -2)
        #expect(trend["direction"] as? String == "improving")
        let timeline = try #require(data["timeline"] as? [[String: Any]])
        #expect(timeline.count == 24)
        #expect(timeline.reduce(0) { $0 + ($1["trades"] as? Int ?? 0) } == 3)
      }
      let other = try await harness.get("/api/v1/analytics/alice?symbol=ETHUSDT").data
      #expect((other["performance"] as? [String: Any])?["trades"] as? Int == 0)
    }
  }
}
