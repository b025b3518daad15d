import Engine
import Loopback
import Testing
import ThresholdCore

@Suite("Locks over HTTP", .timeLimit(.minutes(5)))
struct LockRouteTests {
  private static let bot = ["x-api-key": "bot"]
  private static let admin = ["X-Admin-Key": "admin"]

  /// Runs `body` with a lock on BTC of alice and of bob.
  private func withLocks(_ body: (Harness) async throws -> Void) async throws {
    try await withGateway(
      keys: [("bot", .all, [.read, .trade]), ("bobs", .only([UserID("bob")]), [.read, .trade])],
      adminKey: "admin"
    ) { harness async throws in
      for user in ["alice", "bob"] {
        let policy = #"{"policy":{"protections":[{"rule":"cooldown_period"}]}}"#
        let set = try await harness.send("PUT", "/api/v1/policy/\(user)", policy, headers: Self.bot)
        #expect(set.status == 200, "\(set.text)")
        let trade = #"{"trade_id":"t","symbol":"BTC","side":"sell","pnl_percent":1}"#
        #expect(try await harness.post("/api/v1/trades/\(user)", trade, headers: Self.bot).status == 200)
      }
      try await body(harness)
    }
  }

  @Test("All users' locks, or one's, are listed as the document describes them")
  func listed() async throws {
    try await withLocks { harness async throws in
      let data = try await harness.get("/api/v1/locks", headers: Self.admin).data
      #expect(data["count"] as? Int == 2 && data["next_page_token"] as? String == "")
      let locks = try #require(data["locks"] as? [[String: Any]])
      #expect(locks.map { $0["user_id"] as? String } == ["alice", "bob"])
      #expect(locks[0]["rule"] as? String == "cooldown_period" && locks[0]["symbol"] as? String == "BTC")
      #expect(locks[0]["in_force"] as? Bool == true && locks[0]["until"] is String)
      #expect(locks[0]["locked_at"] as? String == "2023-11-14T22:13:20.000Z")
      let bobs = try await harness.get("/api/v1/locks?user_id=bob&symbol=BTC", headers: Self.admin).data
      #expect((bobs["locks"] as? [[String: Any]])?.map { $0["user_id"] as? String } == ["bob"])
      let none = try await harness.get("/api/v1/locks?symbol=ETH&include_ended=true", headers: Self.admin)
        .data
      #expect(none["count"] as? Int == 0)
      let first = try await harness.get("/api/v1/locks?page_size=1", headers: Self.admin).data
      let token = try #require(first["next_page_token"] as? String)
      let second = try await harness.get("/api/v1/locks?page_size=1&page_token=\(token)", headers: Self.admin)
        .data
      #expect((second["locks"] as? [[String: Any]])?.map { $0["user_id"] as? String } == ["bob"])
    }
  }

  @Test("They name users, so they are for admins alone")
  func admins() async throws {
    try await withLocks { harness async throws in
      for path in ["/api/v1/locks", "/api/v1/locks?user_id=bob", "/api/v1/locks?user_id=alice"] {
        #expect(try await harness.get(path).status == 401)
        for key in ["bot", "bobs"] {
          let refused = try await harness.get(path, headers: ["x-api-key": key])
          #expect(refused.status == 403 && !refused.text.contains("cooldown"), "\(path) with \(key)")
        }
      }
    }
  }

  @Test("Every wrong parameter is told at once; an empty user is a mistake and not everybody")
  func faults() async throws {
    try await withLocks { harness async throws in
      let answer = try await harness.get(
        "/api/v1/locks?user_id=&symbol=%3F&include_ended=yes&page_size=1001&page_token=x", headers: Self.admin
      )
      #expect(answer.status == 400)
      #expect(
        try answer.faultyFields == ["include_ended", "page_size", "page_token", "symbol", "user_id"])
    }
  }
}
