import Synchronization
import Testing
import ThresholdCore
import ThresholdService

@testable import Gateway

@Suite("Server-sent events", .timeLimit(.minutes(5)))
struct EventStreamTests {
  /// Takes what is written; while `isStuck`, a write waits until its task is cancelled.
  private final class Reader: BodyWriter {
    let text = Mutex("")
    let isStuck: Bool

    init(isStuck: Bool = false) { self.isStuck = isStuck }

    func write(_ bytes: [UInt8]) async throws {
      if isStuck { try await Task.sleep(for: .seconds(3_600)) }
      text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
    }

    /// The events so far: fields by name; a comment under the empty name.
    var events: [[String: String]] {
      text.withLock { $0 }.split(separator: "\n\n").map { block in
        var fields: [String: String] = [:]
        for line in block.split(separator: "\n") {
          let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
          fields[String(parts[0])] = String(parts[1].drop { $0 == " " })
        }
        return fields
      }
    }

    func wait(until isDone: ([[String: String]]) -> Bool) async throws {
      while !isDone(events) { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  private func stream(
    _ server: Harness, after token: String = "", pace: EventStream.Pace = .init()
  ) async throws -> EventStream {
    let subscription = try await server.service.watch(
      WatchRequest(scopes: [("alice", "BTCUSDT")], resumeToken: token, resnapshots: true), server.caller)
    return EventStream(subscription, of: server.service.engine.feed, pace: pace)
  }

  private func set(_ server: Harness, _ value: Double) async throws {
    _ = try await server.send(
      "PUT", "/api/v1/thresholds/alice", #"{"symbol":"BTCUSDT","values":{"rsi_threshold":\#(value)}}"#)
  }

  @Test("A snapshot, then changes, each with a token after which a second stream goes on")
  func resume() async throws {
    try await withGateway { server throws in
      let reader = Reader()
      let first = Task { try await stream(server).run(to: reader) }
      try await reader.wait { $0.contains { $0["event"] == "snapshot_complete" } }
      try await set(server, 61)
      try await set(server, 62)
      try await reader.wait { $0.count { $0["event"] == "change" } == 2 }
      first.cancel()
      let events = reader.events
      #expect(events.compactMap { $0["event"] } == ["snapshot", "snapshot_complete", "change", "change"])
      #expect(events[0]["retry"] == "2000")
      let token = try #require(events.first { $0["event"] == "change" }?["id"])
      #expect(events.allSatisfy { $0["event"] == nil || $0["id"]?.hasPrefix("at") == true })

      let again = Reader()
      let second = Task { try await stream(server, after: token).run(to: again) }
      try await again.wait { $0.contains { $0["event"] == "change" } }
      second.cancel()
      let missed = again.events.filter { $0["event"] != nil }
      #expect(missed.count == 1)
      #expect(missed[0]["data"]?.contains(#""rsi_threshold":62.0"#) == true)
      #expect(missed[0]["data"]?.contains(#""cause":"set""#) == true)
    }
  }

  @Test("A quiet stream shows that it lives")
  func keepAlive() async throws {
    try await withGateway { server throws in
      let reader = Reader()
      let pace = EventStream.Pace(keepAlive: .milliseconds(40), stallMax: .seconds(30))
      let task = Task { try await stream(server, pace: pace).run(to: reader) }
      try await reader.wait { $0.count { $0[""] == "keepalive" } >= 2 }
      task.cancel()
    }
  }

  @Test("A reader that takes nothing is cut off, holds nobody up, and leaves no watch behind")
  func stalled() async throws {
    try await withGateway { server throws in
      let pace = EventStream.Pace(keepAlive: .seconds(15), stallMax: .milliseconds(100))
      let stuck = Task { try await stream(server, pace: pace).run(to: Reader(isStuck: true)) }
      for value in 0..<20 { try await set(server, 55 + Double(value)) }
      await #expect(throws: EventStream.Stalled.self) { try await stuck.value }
      while server.service.engine.feed.watchCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  @Test("A drain tells the reader when to come back and ends the stream; HEAD leaves no watch behind")
  func drain() async throws {
    try await withGateway { server throws in
      #expect(
        try await server.send("HEAD", "/api/v1/events/alice?symbol=BTCUSDT").header("Content-Type")
          == "text/event-stream")
      while server.service.engine.feed.watchCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
      let answer = Task { try await server.get("/api/v1/events/alice?symbol=BTCUSDT") }
      while server.service.engine.feed.watchCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
      try await set(server, 63)
      await server.gateway.stop(within: .seconds(5))
      let text = try await answer.value.text
      #expect(text.contains("event: snapshot\n") && text.contains("event: going_away\n"))
      #expect(text.contains("reconnect_after_seconds"))
    }
  }

  @Test("A token that is none is refused before anything is sent")
  func malformed() async throws {
    try await withGateway { server throws in
      let answer = try await server.get("/api/v1/events/alice", headers: ["Last-Event-ID": "at123"])
      #expect(answer.status == 400)
      #expect(try answer.json["reason"] as? String == "TOKEN_MALFORMED")
    }
  }
}

extension Harness {
  /// Whoever may do everything, as a call sees it.
  var caller: Caller {
    Caller(principal: .unrestricted(name: "test"), received: Self.now, deadline: nil)
  }
}
