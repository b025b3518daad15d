import Client
import Engine
import GRPC
import Messages
import Repository
import Testing
import ThresholdCore
import ThresholdService

@testable import ThresholdRPC

/// All keys adapted by one call.
@Suite("AdaptAll", .timeLimit(.minutes(2)))
struct AdaptAllTests {
  private static let users = (0..<60).map { "user-\($0 < 10 ? "0" : "")\($0)" }

  /// Each user evaluates once, so that both of its scopes have something to learn from.
  private static func evaluate(_ harness: Harness) async throws {
    for user in users { _ = try await harness.evaluate(user) }
    try await harness.engine.decisions.flush()
  }

  /// The scopes that a call tells of, and its summary.
  private static func adaptAll(
    _ harness: Harness, _ request: V1.AdaptAllRequest, key: String? = nil
  ) async throws -> (scopes: [String], summary: V1.AdaptAllResponse.Summary?) {
    let call = harness.channel.stream(path, metadata: harness.metadata(key))
    try await call.send(request.encoded())
    call.finishSending()
    var scopes: [String] = []
    var summary: V1.AdaptAllResponse.Summary?
    for try await bytes in call.responses {
      let message = try V1.AdaptAllResponse(decoding: bytes)
      if case .summary(let last) = message.result { summary = last }
      if let scope = message.scope { scopes.append("\(scope.userID)/\(scope.symbol)") }
    }
    return (scopes, summary)
  }

  private static let path = Harness.admin + "AdaptAll"

  @Test("each scope is told of once, in the order of keys, and the summary counts them")
  func all() async throws {
    try await withService { harness in
      try await Self.evaluate(harness)
      let (scopes, summary) = try await Self.adaptAll(harness, V1.AdaptAllRequest())
      #expect(scopes == Self.users.flatMap { ["\($0)/", "\($0)/BTCUSDT"] })
      #expect(summary?.keys == 120 && summary?.refused == 120 && summary?.failed == 0)
    }
  }

  @Test("a call goes on behind the scope that one which broke off had told of last")
  func resumed() async throws {
    try await withService { harness in
      try await Self.evaluate(harness)
      let all = try await Self.adaptAll(harness, V1.AdaptAllRequest()).scopes
      for index in [0, 31, 32, 77, 119] {
        let parts = all[index].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let after = V1.Scope(userID: parts[0], symbol: parts[1])
        let (scopes, summary) = try await Self.adaptAll(harness, V1.AdaptAllRequest(after: after))
        #expect(scopes == Array(all.dropFirst(index + 1)))
        #expect(summary?.keys == Int64(119 - index))
      }
      let wrong = await status {
        _ = try await Self.adaptAll(harness, V1.AdaptAllRequest(after: V1.Scope(userID: "no blanks")))
      }
      #expect(wrong.code == .invalidArgument)
      #expect(try Told(wrong).fields == ["after.user_id"])
    }
  }

  @Test("answers come while the call is at work, and it ends when its caller goes away")
  func cancelled() async throws {
    let repository = StoppingRepository(writesLeft: 1)
    try await withService(repository: repository) { harness in
      try await Self.evaluate(harness)
      repository.begin()
      let call = harness.channel.stream(Self.path, metadata: harness.metadata(nil))
      try await call.send(V1.AdaptAllRequest().encoded())
      call.finishSending()
      var told = 0
      for try await _ in call.responses {
        told += 1
        if told == Engine.cyclesAtOnce { break }
      }
      // The second group waits in storage, and its caller does not.
      #expect(await eventually { repository.heldCount == 1 })
      call.cancel()
      #expect(await eventually { repository.heldCount == 0 })
      try await Task.sleep(for: .milliseconds(50))
      #expect(repository.startedCount == 2, "no third group")
    }
  }

  @Test("with validate_only nothing is written and everything is told")
  func validateOnly() async throws {
    let repository = InMemoryRepository()
    try await withService(repository: repository) { harness in
      try await Self.evaluate(harness)
      for user in Self.users.prefix(1) {
        for number in 0..<20 {
          let id = try await harness.evaluate(user).decisionID
          let outcome = V1.Outcome(outcomeID: "o\(number)", userID: user, decisionID: id, pnlPercent: 1)
          _ = try await harness.call(
            "RecordOutcomes", V1.RecordOutcomesRequest(outcomes: [outcome]),
            as: V1.RecordOutcomesResponse.self)
        }
      }
      func stored() async throws -> String {
        try await repository.read(deadline: nil) { transaction in
          "\(try transaction.scopes(try transaction.scopeKeys(after: nil, limit: 1_000).map { $0.key }).sorted { $0.key < $1.key }) \(try transaction.identity())"
        }
      }
      let before = try await stored()
      let (scopes, summary) = try await Self.adaptAll(harness, V1.AdaptAllRequest(validateOnly: true))
      #expect(scopes.count == 120 && summary?.keys == 120)
      #expect(try await stored() == before)
      _ = try await Self.adaptAll(harness, V1.AdaptAllRequest())
      #expect(try await stored() != before)
    }
  }
}
