import Client
import Engine
import Foundation
import GRPC
import Messages
import Testing
import ThresholdService

@testable import ThresholdRPC

@Suite("Every method", .timeLimit(.minutes(5)))
struct MethodTests {
  private static let unaryForBob: [(method: String, request: [UInt8])] = [
    ("Evaluate", V1.EvaluateRequest(userID: "bob", signal: signal()).encoded()),
    ("GetThresholds", V1.GetThresholdsRequest(userID: "bob").encoded()),
    ("ListThresholds", V1.ListThresholdsRequest(userID: "bob").encoded()),
    (
      "SetThresholds", V1.SetThresholdsRequest(userID: "bob", values: ["confidence_threshold": 0.5]).encoded()
    ),
    ("ResetThresholds", V1.ResetThresholdsRequest(userID: "bob").encoded()),
    ("GetPolicy", V1.GetPolicyRequest(userID: "bob").encoded()),
    ("SetPolicy", V1.SetPolicyRequest(userID: "bob", policy: V1.Policy()).encoded()),
    ("Adapt", V1.AdaptRequest(userID: "bob").encoded()),
    ("ListAdaptations", V1.ListAdaptationsRequest(userID: "bob").encoded()),
    ("Performance", V1.PerformanceRequest(userID: "bob").encoded()),
    (
      "RecordPrices",
      V1.RecordPricesRequest(
        prices: [V1.Price(symbol: "A", price: 1, time: .init(seconds: 1))], asOf: .init(seconds: 2),
        userID: "bob"
      ).encoded()
    ),
  ]

  @Test("The methods of the API, health and reflection are there, and no others")
  func table() async throws {
    try await withService { harness in
      let service = [
        "Evaluate", "BatchEvaluate", "EvaluateStream", "GetThresholds", "ListThresholds", "SetThresholds",
        "ResetThresholds", "GetPolicy", "SetPolicy", "WatchThresholds", "RecordTrades", "RecordOutcomes",
        "RecordPrices", "Adapt", "ListAdaptations", "RollbackAdaptation", "Performance",
      ].map { Harness.path + $0 }
      let others =
        ["AdaptAll", "GetStats", "ListAlerts", "ListLocks", "ReleaseLock"].map { Harness.admin + $0 }
        + ["Check", "Watch", "List"].map { "/grpc.health.v1.Health/" + $0 }
        + ["v1", "v1alpha"].map { "/grpc.reflection.\($0).ServerReflection/ServerReflectionInfo" }
      #expect(Set(harness.methods) == Set(service + others))
    }
  }

  @Test("No method does anything for, or tells anything of, a user that the key is not bound to")
  func foreignKey() async throws {
    let all = Set(Right.allCases)
    try await withService(keys: [
      ("owner", .only([.init("bob")]), all), ("thief", .only([.init("alice")]), all.subtracting([.admin])),
    ]) { harness in
      let set = try await harness.call(
        "SetThresholds",
        V1.SetThresholdsRequest(userID: "bob", values: ["confidence_threshold": 0.4321]),
        as: V1.SetThresholdsResponse.self, key: "owner")
      let list = try await harness.call(
        "ListAdaptations", V1.ListAdaptationsRequest(userID: "bob"), as: V1.ListAdaptationsResponse.self,
        key: "owner")
      let entry = try #require(list.adaptations.first).adaptationID
      var calls = Self.unaryForBob.map { (Harness.path + $0.method, $0.request) }
      calls.append(
        (Harness.path + "RollbackAdaptation", V1.RollbackAdaptationRequest(adaptationID: entry).encoded()))
      calls.append((Harness.admin + "GetStats", V1.GetStatsRequest().encoded()))
      calls.append((Harness.admin + "ListLocks", V1.ListLocksRequest(userID: "bob").encoded()))
      calls.append((Harness.admin + "ListLocks", V1.ListLocksRequest().encoded()))
      calls.append(
        (Harness.admin + "ReleaseLock", V1.ReleaseLockRequest(userID: "bob", lockID: "l").encoded()))
      for (method, request) in calls {
        let refused = await status {
          _ = try await harness.channel.unary(method, request, metadata: harness.metadata("thief"))
        }
        #expect(refused.code == .permissionDenied, "\(method): \(refused)")
        #expect(!refused.message.contains("0.4321") && !refused.message.contains("bob"), "\(method)")
        let info = try Told(refused).info
        #expect(info?.domain == "adaptive-threshold", "\(method)")
        #expect(["FOREIGN_USER", "RIGHT_MISSING"].contains(info?.reason), "\(method)")
        let unknown = await status {
          _ = try await harness.channel.unary(method, request, metadata: harness.metadata("nobody's"))
        }
        #expect(unknown.code == .unauthenticated, "\(method)")
        let missing = await status { _ = try await harness.channel.unary(method, request) }
        #expect(missing.code == .unauthenticated, "\(method)")
      }
      try await items(harness)
      try await streams(harness, token: set.resumeToken)
    }
  }

  @Test("Locks of all users are told to a key of all users alone, a page after the other")
  func allLocks() async throws {
    let all = Set(Right.allCases)
    let keys: [(key: String, users: Principal.Users, rights: Set<Right>)] = [
      ("operator", .all, [.admin]), ("bobs", .only([.init("bob")]), all),
      ("reader", .all, all.subtracting([.admin])), ("bot", .all, [.trade]),
    ]
    try await withService(keys: keys) { harness in
      for user in ["bob", "alice"] {
        let policy = V1.Policy(protections: V1.Protections(rules: [V1.Protection(rule: "cooldown_period")]))
        _ = try await harness.call(
          "SetPolicy", V1.SetPolicyRequest(userID: user, policy: policy), as: V1.SetPolicyResponse.self,
          key: "bot")
        let trade = V1.Trade(
          tradeID: "t", userID: user, symbol: "A", side: .buy, pnlPercent: 1,
          closedAt: .init(seconds: Int64(Date().timeIntervalSince1970)))
        _ = try await harness.call(
          "RecordTrades", V1.RecordTradesRequest(trades: [trade]), as: V1.RecordTradesResponse.self,
          key: "bot")
      }
      func list(_ request: V1.ListLocksRequest, _ key: String = "operator") async throws
        -> V1.ListLocksResponse
      {
        try await harness.call(
          Harness.admin + "ListLocks", request, as: V1.ListLocksResponse.self, key: key)
      }
      #expect(try await list(.init()).locks.map(\.userID) == ["alice", "bob"])
      #expect(try await list(.init(symbol: "B")).locks.isEmpty)
      let first = try await list(.init(pageSize: 1))
      #expect(first.locks.map(\.userID) == ["alice"] && first.locks[0].inForce)
      let second = try await list(.init(pageSize: 1, pageToken: first.nextPageToken))
      #expect(second.locks.map(\.userID) == ["bob"])
      for key in ["bobs", "reader"] {
        let refused = await status { _ = try await list(.init(), key) }
        #expect(refused.code == .permissionDenied && !refused.message.contains("alice"), "\(key)")
      }
      #expect(try await list(.init(userID: "bob"), "bobs").locks.map(\.userID) == ["bob"])
      let wrong = await status {
        _ = try await list(
          .init(symbol: "?", asOf: .init(seconds: 1), pageSize: 1_001, pageToken: "sA"))
      }
      #expect(try Told(wrong).fields.sorted() == ["as_of", "page_size", "page_token", "symbol"])
      for token in ["u", "ua", "u,A", "u?,A", "ua,?", "ua,b,c"] {
        let refused = await status { _ = try await list(.init(pageToken: token)) }
        #expect(try Told(refused).fields == ["page_token"], "\(token)")
      }
    }
  }

  /// Methods that answer for each item.
  private func items(_ harness: Harness) async throws {
    let batch = try await harness.call(
      "BatchEvaluate",
      V1.BatchEvaluateRequest(requests: [
        V1.EvaluateRequest(userID: "bob", signal: signal()),
        V1.EvaluateRequest(userID: "alice", signal: signal()),
      ]), as: V1.BatchEvaluateResponse.self, key: "thief")
    guard case .error(let error) = batch.results[0].result, case .response = batch.results[1].result else {
      Issue.record("\(batch)")
      return
    }
    #expect(error.code == 7 && error.reason == "FOREIGN_USER")
    let trade = V1.Trade(
      tradeID: "t", userID: "bob", symbol: "A", side: .buy, pnlPercent: 1, closedAt: .init(seconds: 1))
    let trades = try await harness.call(
      "RecordTrades", V1.RecordTradesRequest(trades: [trade]), as: V1.RecordTradesResponse.self, key: "thief")
    #expect(trades.results[0].error?.reason == "FOREIGN_USER")
    let outcome = V1.Outcome(outcomeID: "o", userID: "bob", decisionID: "d", pnlPercent: 1)
    let outcomes = try await harness.call(
      "RecordOutcomes", V1.RecordOutcomesRequest(outcomes: [outcome]), as: V1.RecordOutcomesResponse.self,
      key: "thief")
    #expect(outcomes.results[0].error?.reason == "FOREIGN_USER")
  }

  private func streams(_ harness: Harness, token: String) async throws {
    let watch = harness.channel.stream(Harness.path + "WatchThresholds", metadata: harness.metadata("thief"))
    let scopes = [V1.Scope(userID: "alice"), V1.Scope(userID: "bob")]
    try await watch.send(V1.WatchThresholdsRequest(scopes: scopes, resumeToken: token).encoded())
    watch.finishSending()
    let refused = await status { for try await _ in watch.responses { Issue.record("something was sent") } }
    #expect(refused.code == .permissionDenied)
    let evaluate = harness.channel.stream(
      Harness.path + "EvaluateStream", metadata: harness.metadata("thief"))
    let request = V1.EvaluateRequest(userID: "bob", signal: signal())
    try await evaluate.send(V1.EvaluateStreamRequest(sequence: 5, request: request).encoded())
    evaluate.finishSending()
    for try await bytes in evaluate.responses {
      let answer = try V1.EvaluateStreamResponse(decoding: bytes)
      guard case .error(let error) = answer.result else {
        Issue.record("\(answer)")
        return
      }
      #expect(answer.sequence == 5 && error.reason == "FOREIGN_USER")
    }
    let all = harness.channel.stream(Harness.admin + "AdaptAll", metadata: harness.metadata("thief"))
    try await all.send(V1.AdaptAllRequest().encoded())
    all.finishSending()
    #expect(await status { for try await _ in all.responses {} }.code == .permissionDenied)
  }

  @Test("Three thousand users at once are each answered for their own thresholds")
  func threeThousandUsers() async throws {
    try await withService { harness in
      let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<3_000 {
          group.addTask {
            let user = "user-\(number)"
            let value = 0.2 + Double(number) * 0.0002
            if number % 3 != 0 {
              _ = try await harness.call(
                "SetThresholds",
                V1.SetThresholdsRequest(userID: user, values: ["confidence_threshold": value]),
                as: V1.SetThresholdsResponse.self)
            }
            let answer = try await harness.evaluate(user)
            let expected = number % 3 != 0 ? value : 0.75
            return answer.thresholds?.userID != user
              || answer.thresholds?.thresholds["confidence_threshold"] != expected
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(wrong == 0)
    }
  }

  @Test("All faults of a request are named, with domain and request id")
  func faults() async throws {
    try await withService { harness in
      let request = V1.EvaluateRequest(
        userID: "a\0b", signal: V1.Signal(symbol: "no blanks", confidence: .nan, rsi: 101, price: -1))
      let refused = await status {
        _ = try await harness.call("Evaluate", request, as: V1.EvaluateResponse.self)
      }
      #expect(refused.code == .invalidArgument)
      let told = try Told(refused)
      #expect(
        told.fields == [
          "user_id", "signal.symbol", "signal.action", "signal.confidence", "signal.rsi", "signal.price",
        ])
      #expect(told.info?.domain == "adaptive-threshold" && told.requestID?.isEmpty == false)
      // The message within the details is the status's own, as clients check.
      #expect(try GoogleRPC.Status(decoding: refused.details).message == refused.message)
    }
  }

  @Test("An error with thousands of faults still fits into trailers")
  func manyFaults() async throws {
    try await withService { harness in
      let watch = harness.channel.stream(Harness.path + "WatchThresholds")
      let scopes = (0..<1_000).map { V1.Scope(userID: "bad user \($0)", symbol: "bad symbol \($0)") }
      try await watch.send(V1.WatchThresholdsRequest(scopes: scopes).encoded())
      watch.finishSending()
      let refused = await status { for try await _ in watch.responses {} }
      #expect(refused.code == .invalidArgument)
      let told = try Told(refused)
      #expect(told.fields.first == "scopes[0].user_id" && told.fields.last == "")
      #expect(refused.message.utf8.count + refused.details.count * 4 / 3 < 7_000)
    }
  }

  @Test("Bytes that are no message, and text that is no UTF-8, are the caller's fault")
  func malformed() async throws {
    try await withService { harness in
      for bytes: [UInt8] in [[0xFF, 0xFF], [0x0A, 0x02, 0xC3, 0x28]] {
        let refused = await status {
          _ = try await harness.channel.unary(Harness.path + "GetThresholds", bytes)
        }
        #expect(refused.code == .invalidArgument)
      }
    }
  }
}
