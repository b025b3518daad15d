import Engine
import Repository
import Testing
import ThresholdCore

@testable import ThresholdService

@Suite("Validation", .timeLimit(.minutes(5)))
struct ValidationTests {
  private static let now = Instant(nanoseconds: 1_767_225_600_000_000_000)
  private static let today = RawTime(seconds: 1_767_225_600, nanoseconds: 0)
  private static let afterTomorrow = RawTime(seconds: 1_767_225_600 + 86_401, nanoseconds: 0)

  private func service() async throws -> Service {
    Service(
      engine: try await Engine(repository: InMemoryRepository()),
      keys: KeyRing(adminKey: nil, principals: [:]), health: Health())
  }

  private func caller(_ rights: Set<Right> = Set(Right.allCases)) -> Caller {
    Caller(
      principal: Principal(name: "test", users: .all, rights: rights), received: Self.now, deadline: nil)
  }

  private func refusal(_ body: () async throws -> Void) async -> Refusal? {
    do {
      try await body()
      return nil
    } catch { return error as? Refusal }
  }

  @Test("Everything wrong with a signal is named at once")
  func signal() async throws {
    let service = try await service()
    let long = String(repeating: "a", count: 129)
    let draft = EvaluateDraft(
      user: long,
      signal: SignalDraft(
        symbol: "a\0b", action: nil, intent: nil, confidence: .nan, rsi: 100.1, changePercent: .infinity,
        volume: -1, macd: -.infinity, price: 0, time: Self.afterTomorrow),
      asOf: RawTime(seconds: .max, nanoseconds: 0))
    let refused = await refusal { _ = try service.evaluate(draft, caller()) }
    #expect(
      refused?.faults.map(\.field) == [
        "user_id", "as_of", "signal.symbol", "signal.action", "signal.intent", "signal.confidence",
        "signal.rsi",
        "signal.change_percent", "signal.volume", "signal.macd", "signal.price", "signal.signal_time",
      ])
    let empty = await refusal { _ = try service.evaluate(EvaluateDraft(user: "", signal: nil), caller()) }
    #expect(empty?.faults.map(\.field) == ["user_id", "signal"])
  }

  @Test(
    "Ids: which are refused",
    arguments: [
      ("alice", true), ("A.b_c:d@e/f-1", true), (String(repeating: "a", count: 128), true),
      (String(repeating: "a", count: 129), false), ("", false), ("a b", false), ("é", false), ("a\0", false),
      ("a\n", false), ("a\u{202e}b", false),
    ])
  func identifiers(id: String, isFine: Bool) async throws {
    let service = try await service()
    let refused = await refusal {
      _ = try await service.thresholds(user: id, symbol: "", atLeast: nil, caller())
    }
    #expect((refused == nil) == isFine)
    #expect(isFine || refused?.faults.map(\.field) == ["user_id"])
  }

  @Test("A bad trade is refused with all its faults and holds nobody else up")
  func trades() async throws {
    let service = try await service()
    let bad = TradeDraft(
      id: "", user: "u", symbol: "A", decisionID: "no blanks", side: .hold, quantity: 0,
      entryPrice: -.infinity,
      exitPrice: .nan, pnl: .infinity, pnlPercent: .nan, openedAt: Self.today,
      closedAt: RawTime(seconds: 5, nanoseconds: 0),
      signal: SignalDraft(symbol: "B", action: .buy))
    let late = TradeDraft(
      id: "2", user: "u", symbol: "A", side: .buy, pnlPercent: nil, closedAt: Self.afterTomorrow)
    let good = TradeDraft(id: "3", user: "u", symbol: "A", side: .buy, pnlPercent: 1, closedAt: Self.today)
    let results = try await service.recordTrades([bad, late, good], asOf: nil, caller()).results
    guard case .failed(let first) = results[0].status, case .failed(let second) = results[1].status,
      case .recorded = results[2].status
    else {
      Issue.record("\(results)")
      return
    }
    #expect(
      first.faults.map(\.field) == [
        "trade_id", "decision_id", "side", "quantity", "entry_price", "exit_price", "pnl", "pnl_percent",
        "opened_at", "signal.symbol", "signal.action",
      ])
    #expect(second.faults.map(\.field) == ["pnl_percent", "closed_at"])
  }

  @Test(
    "Too few and too many items are refused",
    arguments: [(0, false), (1, true), (1_000, true), (1_001, false)])
  func counts(count: Int, isFine: Bool) async throws {
    let service = try await service()
    let drafts = (0..<count).map {
      TradeDraft(id: "\($0)", user: "u", symbol: "A", side: .buy, pnlPercent: 1, closedAt: Self.today)
    }
    let refused = await refusal { _ = try await service.recordTrades(drafts, asOf: nil, caller()) }
    #expect(refused?.faults.map(\.field) == (isFine ? nil : ["trades"]))
  }

  @Test("Outcomes, prices, values and policies: every fault by its field")
  func others() async throws {
    let service = try await service()
    let outcome = OutcomeDraft(
      id: "o", user: "u", decisionID: "", pnlPercent: .infinity, knownAt: Self.afterTomorrow, propensity: 0)
    let recorded = try await service.recordOutcomes([outcome], asOf: nil, caller()).results
    guard case .failed(let refused) = recorded[0].status else {
      Issue.record("\(recorded)")
      return
    }
    #expect(refused.faults.map(\.field) == ["decision_id", "pnl_percent", "propensity", "known_at"])
    let prices = try await service.recordPrices(
      [PriceDraft(symbol: "", price: .nan, time: nil)], user: "", asOf: nil, caller()
    ).results
    guard case .failed(let price) = prices[0].status else {
      Issue.record("\(prices)")
      return
    }
    #expect(price.faults.map(\.field) == ["symbol", "price", "time"])
    let set = await refusal {
      _ = try await service.setThresholds(
        SetRequest(
          user: "u", symbol: "A", values: ["rsi_threshold": .nan, "rsi": 1], expectedVersion: -1,
          requestID: "no blanks", reason: "a\0"), caller())
    }
    #expect(
      set?.faults.map(\.field) == [
        "values[rsi]", "values[rsi_threshold]", "expected_version", "reason", "request_id",
      ])
    let policy = await refusal {
      _ = try await service.setPolicy(
        user: "u", symbol: "A",
        policy: PolicyDraft(
          bounds: ["rsi_threshold": (90, 50), "volume_threshold": (-1, 5), "x": (0, 1)], pinned: ["y"],
          horizon: RawTime(seconds: 0, nanoseconds: 0), roundTripFeePercent: 11, maxLossPercent: 0,
          learner: "oracle", basis: "guessed", startingBalance: 0, periodsPerYear: .nan),
        requestID: "", validateOnly: false, asOf: nil, caller())
    }
    #expect(
      policy.map { Set($0.faults.map(\.field)) } == [
        "policy.bounds[rsi_threshold]", "policy.bounds[volume_threshold]", "policy.bounds[x]",
        "policy.pinned",
        "policy.horizon", "policy.round_trip_fee_percent", "policy.max_loss_percent", "policy.learner",
        "policy.learning_basis", "policy.starting_balance", "policy.periods_per_year",
      ])
  }

  @Test("as_of needs the right to replay, prices and administration theirs")
  func missingRights() async throws {
    let service = try await service()
    let trader = caller([.read, .trade])
    let signal = SignalDraft(symbol: "A", action: .buy, confidence: 1)
    let simulated = EvaluateDraft(user: "u", signal: signal, asOf: Self.today)
    #expect(await refusal { _ = try service.evaluate(simulated, trader) }?.metadata["right"] == "replay")
    let price = PriceDraft(symbol: "A", price: 1, time: Self.today)
    let prices = await refusal { _ = try await service.recordPrices([price], user: "", asOf: nil, trader) }
    #expect(prices?.metadata["right"] == "prices")
    #expect(await refusal { _ = try await service.statistics(trader) }?.metadata["right"] == "admin")
    let adapt = await refusal { _ = try await service.adaptAll(force: true, trader) { _, _ in } }
    #expect(adapt?.metadata["right"] == "admin")
    let reader = caller([.read])
    let set = SetRequest(user: "u", symbol: "", values: ["rsi_threshold": 60])
    #expect(await refusal { _ = try await service.setThresholds(set, reader) }?.metadata["right"] == "trade")
  }

  @Test("Pages of thresholds end, and give every scope once")
  func pages() async throws {
    let service = try await service()
    for symbol in ["", "A", "B", "C", "D"] {
      _ = try await service.setThresholds(
        SetRequest(user: "u", symbol: symbol, values: ["rsi_threshold": 60]), caller())
    }
    for size in 1...6 {
      var symbols: [String] = []
      var token = ""
      var pages = 0
      repeat {
        let page = try await service.listThresholds(user: "u", page: Page(size: size, token: token), caller())
        symbols += page.sets.map(\.0.symbol.value)
        token = page.next
        pages += 1
      } while !token.isEmpty && pages < 10
      #expect(symbols == ["", "A", "B", "C", "D"], "page size \(size)")
    }
  }
}
