import Backends
import Repository
import SQLiteRepository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

/// Cycles of all keys, in pages of which several are under way at once.
@Suite("Adapting all keys", .timeLimit(.minutes(3)))
struct AdaptAllTests {
  /// With their global scopes more than four groups.
  private static let keys = (0..<140).map {
    Key(user: UserID("user\(1_000 + $0)"), symbol: Symbol("BTCUSDT"))
  }
  /// Each user's global scope comes before its symbols.
  private static let scopes = keys.flatMap { [$0.global, $0] }
  private static let identity = RequestIdentity(
    caller: "test", method: "AdaptAll", requestID: "", fingerprint: [])

  /// Runs `body` on a store where every key has a decision that has an outcome.
  private func withEngine(_ body: (Engine) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let engine = try await Engine(repository: try await SQLiteRepository.open(path: folder + "/store"))
      for key in Self.keys {
        let id = try await engine.decide(signal(), for: key.user, at: at(0)).id
        let outcome = ReportedOutcome(
          id: "o", user: key.user, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)
        _ = try await engine.record([outcome], at: at(1))
      }
      try await body(engine)
      await engine.close()
    }
  }

  private func adaptAll(
    _ engine: Engine, after key: Key? = nil, at seconds: Double = 100_000,
    mayGoOn: () throws(Refusal) -> Void = {}, tell: (Key) throws(Refusal) -> Void
  ) async throws(Refusal) {
    try await engine.adaptAll(
      after: key, force: true, at: { at(seconds) }, by: Self.identity, mayGoOn: mayGoOn,
      tell: { key, result throws(Refusal) in
        _ = try result.get()
        try tell(key)
      })
  }

  /// How many entries of cycles each scope has.
  private func cycles(_ engine: Engine) async throws -> [Int] {
    try await engine.repository.read(deadline: nil) { transaction in
      try Self.scopes.map { try transaction.entries(of: $0, before: nil, limit: 10).count }
    }
  }

  @Test("tells of each once, in the order of keys, whatever is prepared meanwhile; and goes on behind any")
  func order() async throws {
    try await withEngine { engine in
      #expect(Self.scopes.count > 4 * engine.cyclesInGroup && engine.cyclesInGroup > Engine.cyclesAtOnce)
      var told: [Key] = []
      try await adaptAll(engine) { told.append($0) }
      #expect(told == Self.scopes)
      let written = try await cycles(engine)
      #expect(written.allSatisfy { $0 == 1 })
      for index in [0, 63, 64, 200, Self.scopes.count - 1] {
        told = []
        try await adaptAll(engine, after: Self.scopes[index]) { told.append($0) }
        #expect(told == Array(Self.scopes[(index + 1)...]))
      }
    }
  }

  @Test("ends before the next page when it may not go on, and nothing that was only prepared is written")
  func stopped() async throws {
    try await withEngine { engine in
      let stop = Refusal(.unavailable, "GOING_AWAY", "")
      var pages = 0
      var told: [Key] = []
      let end = await refusal {
        try await adaptAll(
          engine,
          mayGoOn: { () throws(Refusal) in
            if pages == 2 { throw stop }
            pages += 1
          }, tell: { told.append($0) })
      }
      #expect(end == stop)
      let count = 2 * engine.cyclesInGroup
      #expect(told == Array(Self.scopes[..<count]))
      let written = try await cycles(engine)
      #expect(written == Self.scopes.indices.map { $0 < count ? 1 : 0 })
    }
  }

  @Test("ends when nobody can be told any more, after the page that it was telling of")
  func deaf() async throws {
    try await withEngine { engine in
      let gone = Refusal(.cancelled, "CANCELLED", "")
      var count = 0
      let end = await refusal {
        try await adaptAll(engine) { _ throws(Refusal) in
          count += 1
          if count == 5 { throw gone }
        }
      }
      #expect(end == gone && count == 5)
      let written = try await cycles(engine)
      #expect(written.reduce(0, +) == engine.cyclesInGroup)
    }
  }
}
