import Foundation
import Loopback
import Testing
import ThresholdCore

@Suite("Thresholds over HTTP", .timeLimit(.minutes(5)))
struct ThresholdRouteTests {
  @Test("Thresholds have the reference's shape, and null where there is nothing")
  func get() async throws {
    try await withGateway { harness async throws in
      let data = try await harness.get("/api/v1/thresholds/alice?symbol=BTCUSDT").data
      #expect(data["user_id"] as? String == "alice")
      #expect(data["symbol"] as? String == "BTCUSDT")
      #expect(data["last_adaptation"] is NSNull)
      let thresholds = try #require(data["thresholds"] as? [String: Double])
      #expect(Set(thresholds.keys) == Set(Parameter.allCases.map(\.name)))
      #expect(try await harness.get("/api/v1/thresholds/alice").data["symbol"] is NSNull)
    }
  }

  @Test("A cycle without outcomes updates nothing and says which safeguard held it back")
  func adapt() async throws {
    try await withGateway { harness async throws in
      let data = try await harness.post("/api/v1/thresholds/alice/adapt", #"{"symbol":"BTCUSDT"}"#).data
      #expect((data["updates"] as? [Any])?.isEmpty == true)
      #expect((data["verdicts"] as? [Any])?.isEmpty == false)
      #expect(data["adapted_at"] as? String == "2023-11-14T22:13:20.000Z")
      #expect(try await harness.post("/api/v1/thresholds/alice/adapt").status == 200)
    }
  }

  @Test("A reset answers with what is inherited")
  func reset() async throws {
    try await withGateway { harness async throws in
      let data = try await harness.post("/api/v1/thresholds/alice/reset", #"{"symbol":"BTCUSDT"}"#).data
      #expect((data["thresholds"] as? [String: Double])?.count == 5)
    }
  }
}
