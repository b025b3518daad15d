import Client
import Engine
import GRPC
import Messages
import Testing
import ThresholdService

@testable import ThresholdRPC

/// What a watch may cost on the wire, and how its connection ends it.
@Suite("Limits of watches", .timeLimit(.minutes(5)))
struct WatchLimitTests {
  /// The longest names that are allowed: 128 bytes.
  private static let user = String(repeating: "u", count: 128)
  private static func symbol(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "S", count: 128 - digits.utf8.count) + digits
  }

  private func watch(_ channel: GRPCChannel, _ scopes: [V1.Scope], token: String = "") async throws
    -> StreamingCall
  {
    let call = channel.stream(Harness.path + "WatchThresholds")
    try await call.send(V1.WatchThresholdsRequest(scopes: scopes, resumeToken: token).encoded())
    call.finishSending()
    return call
  }

  private func set(_ harness: Harness, _ user: String, _ symbol: String, _ value: Double) async throws {
    // As many digits as a double has, in every parameter.
    let values: StringMap<Double> = [
      "confidence_threshold": value, "rsi_threshold": 60 + value, "macd_threshold": value / 100,
      "volume_threshold": 1e9 + value, "momentum_threshold": 2 + value,
    ]
    _ = try await harness.call(
      "SetThresholds", V1.SetThresholdsRequest(userID: user, symbol: symbol, values: values),
      as: V1.SetThresholdsResponse.self)
  }

  @Test("A message of a snapshot stays below 64 KiB, and a change below what it is taken to weigh")
  func sizes() async throws {
    try await withService { harness in
      let scopes = (0..<200).map { V1.Scope(userID: Self.user, symbol: Self.symbol($0)) }
      for number in 0..<70 { try await set(harness, Self.user, Self.symbol(number), 0.6 + 1.0 / 3e3) }
      let call = try await watch(harness.channel, scopes)
      let messages = call.responses.makeAsyncIterator()
      var sets = 0
      var largest = 0
      while sets < 200 {
        let bytes = try #require(try await messages.next())
        largest = max(largest, bytes.count)
        guard case .snapshot(let snapshot) = try V1.WatchThresholdsResponse(decoding: bytes).event else {
          throw Status(.unknown, "no snapshot")
        }
        sets += snapshot.thresholdSets.count
      }
      #expect(largest < 64 * 1024, "\(largest)")
      _ = try await messages.next()
      for number in 0..<5 { try await set(harness, Self.user, Self.symbol(3), 0.7 + Double(number) / 3e3) }
      for _ in 0..<5 {
        let bytes = try #require(try await messages.next())
        #expect(bytes.count <= 768 + 256, "\(bytes.count)")
        #expect(bytes.count > 500, "the longest names are in it")
      }
      call.cancel()
    }
  }

  @Test(
    "A connection has room for 256 watches; the next one waits, and other connections have their own room")
  func streamsPerConnection() async throws {
    try await withService { harness in
      let scopes = [V1.Scope(userID: "alice", symbol: "A")]
      var calls: [StreamingCall] = []
      for _ in 0..<257 { calls.append(try await watch(harness.channel, scopes)) }
      #expect(await eventually { harness.engine.feed.watchCount == 256 })
      let other = try await GRPCChannel.connect(
        host: harness.address.host, port: harness.address.port)
      let elsewhere = try await watch(other, scopes)
      #expect(await eventually { harness.engine.feed.watchCount == 257 })
      calls.removeFirst().cancel()
      // One ends and one begins.
      let messages = try #require(calls.last).responses.makeAsyncIterator()
      #expect(try await messages.next() != nil)
      #expect(await eventually { harness.engine.feed.watchCount == 257 })
      elsewhere.cancel()
      for call in calls { call.cancel() }
      #expect(await eventually { harness.engine.feed.watchCount == 0 })
      await other.disconnect()
    }
  }

  @Test("Watches end with their connection's age, and go on on another with their token")
  func age() async throws {
    try await withService(configure: { $0.ageMax = .seconds(1) }) { harness in
      let scopes = [V1.Scope(userID: "alice", symbol: "A")]
      var token = ""
      var rounds = 0
      for _ in 0..<50 where rounds < 3 {
        let channel = try await GRPCChannel.connect(host: harness.address.host, port: harness.address.port)
        let messages = try await watch(channel, scopes, token: token).responses.makeAsyncIterator()
        var last = V1.WatchThresholdsResponse()
        let end = await status {
          while let bytes = try await messages.next() {
            last = try V1.WatchThresholdsResponse(decoding: bytes)
          }
        }
        // On a busy machine a connection may be old before its call is there.
        if last.resumeToken.isEmpty { continue }
        rounds += 1
        guard case .goingAway(let event) = last.event else { throw Status(.unknown, "\(last)") }
        #expect(end.code == .unavailable && end.metadata[first: "grpc-retry-pushback-ms"] != nil)
        #expect(event.reconnectAfter != nil)
        token = last.resumeToken
        #expect(token == harness.engine.feed.token(at: 0))
        await channel.close()
        #expect(await eventually { harness.engine.feed.watchCount == 0 })
      }
      #expect(rounds == 3)
    }
  }

  @Test("Those who are sent away are told to come back at times that are spread over five seconds")
  func spread() async throws {
    try await withService { harness in
      let scopes = [V1.Scope(userID: "alice", symbol: "A")]
      var iterators: [StreamingCall.Responses.Iterator] = []
      for _ in 0..<200 {
        let messages = try await watch(harness.channel, scopes).responses.makeAsyncIterator()
        for _ in 0..<2 { _ = try await messages.next() }
        iterators.append(messages)
      }
      let draining = Task { await harness.server.drain(grace: .seconds(20)) }
      var delays: [Double] = []
      for messages in iterators {
        let bytes = try #require(try await messages.next())
        guard case .goingAway(let event) = try V1.WatchThresholdsResponse(decoding: bytes).event else {
          throw Status(.unknown, "nobody said goodbye")
        }
        let delay = try #require(event.reconnectAfter)
        let end = await status { _ = try await messages.next() }
        let milliseconds = delay.seconds * 1_000 + Int64(delay.nanos) / 1_000_000
        #expect(end.metadata[first: "grpc-retry-pushback-ms"] == "\(milliseconds)", "both say the same")
        delays.append(Double(milliseconds) / 1_000)
      }
      #expect(delays.allSatisfy { $0 >= 0 && $0 <= 5 })
      // A fifth of them in each second, give or take.
      for second in 0..<5 {
        let share = delays.count { Int($0) == second }
        #expect((20...60).contains(share), "second \(second): \(share) of 200")
      }
      await draining.value
    }
  }
}
