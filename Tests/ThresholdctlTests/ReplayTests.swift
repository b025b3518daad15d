import GRPC
import MarketStream
import Messages
import Replay
import Testing
import ThresholdClient
import ThresholdCore

@Suite("A replay")
struct ReplayTests {
  private func stream(_ lines: [String]) throws -> [StreamSignal] {
    let text = ([StreamSignal.columns.joined(separator: ",")] + lines).joined(separator: "\n")
    return try StreamSignal.read(Array(text.utf8))
  }

  private static let plan = ReplayPlan(user: "replay:test", horizon: .seconds(10), adaptEvery: .seconds(20))

  @Test("reports what is known, then adapts if it is due, then evaluates, at each signal's time")
  func order() async throws {
    let signals = try stream(
      [(0, "1.5"), (5, "-1"), (15, "2"), (15, ""), (20, "0"), (75, "3"), (80, "4")].map {
        "\($0.0),u,B,BUY,0.9,50,3,2e9,0.01,\($0.1)"
      })
    let server = RecordingTransport(
      adapted: V1.AdaptResponse(
        updates: [V1.ThresholdUpdate(parameter: "rsi_threshold")],
        verdicts: [
          V1.SafeguardVerdict(safeguard: "step", blocked: true, parameter: "rsi_threshold"),
          V1.SafeguardVerdict(safeguard: "step", blocked: true, parameter: "macd_threshold"),
          V1.SafeguardVerdict(safeguard: "gate", blocked: false),
        ]))
    var decisions: [ReplayDecision] = []
    let report = try await Replay.run(signals, plan: Self.plan, client: ThresholdClient(server)) {
      decisions.append($0)
    }
    #expect(
      server.calls == [
        "evaluate@0", "evaluate@5",
        // Both are known by 15, at 10 and at 15 itself.
        "outcomes@15 d0=1.5 known 10, d1=-1.0 known 15", "evaluate@15", "evaluate@15",
        // The first cycle is due one interval after the first signal.
        "adapt@20 force", "evaluate@20",
        // The fourth signal has no outcome. One cycle makes up for the two that were missed, and the next is due at 80.
        "outcomes@75 d2=2.0 known 25, d4=0.0 known 30", "adapt@75 force", "evaluate@75",
        "adapt@80 force", "evaluate@80",
      ])
    #expect(decisions.map(\.index) == Array(0..<7))
    #expect(decisions.map(\.accepted) == [true, false, true, false, true, false, true])
    #expect(report.signals == 7 && report.accepted == 4 && report.acceptedByStatic == 7)
    #expect(report.pnlAdaptive == 1.5 + 2 + 0 + 4 && report.pnlStatic == 9.5)
    #expect(report.outcomesReported == 4 && report.adaptationsMade == 3 && report.adaptationsRefused == 0)
    #expect(report.blocked == ["step": 3])
  }

  @Test("reports at most a thousand outcomes in a call")
  func batches() async throws {
    let signals = try stream((0..<2_100).map { _ in "0,u,B,BUY,0.9,,,,,1" } + ["10,u,B,BUY,0.9,,,,,1"])
    let server = RecordingTransport()
    let report = try await Replay.run(signals, plan: Self.plan, client: ThresholdClient(server)) { _ in }
    let sizes = server.calls.filter { $0.hasPrefix("outcomes") }.map { $0.split(separator: ",").count }
    #expect(sizes == [1_000, 1_000, 100])
    #expect(report.outcomesReported == 2_100)
  }

  @Test("with prices records those that the clock has passed, and reports no outcome")
  func prices() async throws {
    let signals = try stream(["0,u,B,BUY,0.9,,,,,1", "30,u,B,BUY,0.9,,,,,1"])
    var plan = Self.plan
    plan.prices = [0, 10, 30, 31].map {
      PricePoint(symbol: Symbol("B"), price: 5, time: Instant(seconds: $0))
    }
    let server = RecordingTransport()
    let report = try await Replay.run(signals, plan: plan, client: ThresholdClient(server)) { _ in }
    #expect(
      server.calls == [
        "prices@0 B=5.0 at 0", "evaluate@0", "prices@30 B=5.0 at 10, B=5.0 at 30", "adapt@30 force",
        "evaluate@30",
      ])
    #expect(report.pricesRecorded == 3 && report.outcomesReported == 0)
  }

  @Test("with prices learns from outcomes that the server marks")
  func marked() async throws {
    let market = SimulatedPrices(.stationary, seed: 3, count: 200)
    var plan = ReplayPlan(user: "replay:marked", horizon: .hours(4), adaptEvery: .hours(24))
    plan.prices = market.prices
    let client = ThresholdClient(try await InProcessServer())
    let report = try await Replay.run(market.signals.map(\.signal), plan: plan, client: client) { _ in }
    #expect(report.pricesRecorded == 199 * 4 + 1)
    #expect(report.adaptationsRefused + report.adaptationsMade == 8)
    // Enough outcomes are known for cycles; the gate alone stands in the way.
    #expect(report.blocked["new_evidence"] ?? 0 <= 3)
    #expect(report.blocked["gate"] ?? 0 >= 5)
  }

  @Test("is refused for no signal, and for several symbols")
  func unplayable() async throws {
    let client = ThresholdClient(RecordingTransport())
    await #expect(throws: ReplayFailure.empty) {
      try await Replay.run([], plan: Self.plan, client: client) { _ in }
    }
    let signals = try stream(["1,u,B,BUY,0.9,,,,,1", "2,u,A,BUY,0.9,,,,,1"])
    await #expect(throws: ReplayFailure.severalSymbols(["A", "B"])) {
      try await Replay.run(signals, plan: Self.plan, client: client) { _ in }
    }
  }

  @Test("in this process tells every field that the service refuses, and the line it stands on")
  func refusal() async throws {
    let signals = try stream(["1,u,B,BUY,0.9,50,,,,1", "2,u,B,BUY,1.5,nan,,,,1"])
    let client = ThresholdClient(try await InProcessServer())
    let failure = await #expect(throws: ReplayFailure.self) {
      try await Replay.run(signals, plan: Self.plan, client: client) { _ in }
    }
    guard case .call("Evaluate", line: 3, let call) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(call.code == .invalidArgument)
    #expect(call.faults.map(\.field) == ["signal.confidence", "signal.rsi"])
  }

  @Test("in this process comes to the same decisions each time, and learns")
  func reproducible() async throws {
    let signals = SimulatedMarket(.stationary, seed: 21, count: 1_500).map(\.signal)
    let plan = ReplayPlan(user: "replay:twice", horizon: .hours(4), adaptEvery: .hours(24))
    func play() async throws -> (ReplayReport, [String]) {
      var lines: [String] = []
      let client = ThresholdClient(try await InProcessServer())
      let report = try await Replay.run(signals, plan: plan, client: client) { lines.append($0.csv) }
      return (report, lines)
    }
    let (first, firstLines) = try await play()
    let (second, secondLines) = try await play()
    #expect(first == second)
    #expect(firstLines == secondLines)
    #expect(first.outcomesReported > 1_450 && first.notLearned.isEmpty)
    // 1,500 hours have 62 days, and each has a cycle.
    #expect((55...65).contains(first.adaptationsMade + first.adaptationsRefused))
  }

  @Test("writes decisions with numbers of 17 digits, in the scorer's order")
  func decisionLines() {
    let decision = ReplayDecision(
      index: 3, accepted: true,
      thresholds: PerParameter(rsi: 0.1, confidence: 0.75, macd: -1e-7, volume: 1e9, momentum: 2))
    #expect(
      ReplayDecision.csvHeader
        == "index,accepted,rsi_threshold,confidence_threshold,macd_threshold,volume_threshold,momentum_threshold"
    )
    #expect(decision.csv == "3,1,0.10000000000000001,0.75,-9.9999999999999995e-08,1000000000,2")
  }
}
