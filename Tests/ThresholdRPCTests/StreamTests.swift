import Client
import Engine
import GRPC
import Messages
import Testing
import ThresholdService

@testable import ThresholdRPC

@Suite("Streams", .timeLimit(.minutes(5)))
struct StreamTests {
  private func set(_ harness: Harness, _ value: Double, symbol: String = "A") async throws
    -> V1.SetThresholdsResponse
  {
    try await harness.call(
      "SetThresholds",
      V1.SetThresholdsRequest(userID: "alice", symbol: symbol, values: ["confidence_threshold": value]),
      as: V1.SetThresholdsResponse.self)
  }

  private func watch(_ harness: Harness, _ request: V1.WatchThresholdsRequest) async throws -> StreamingCall {
    let call = harness.channel.stream(Harness.path + "WatchThresholds")
    try await call.send(request.encoded())
    call.finishSending()
    return call
  }

  @Test(
    "A watch gives snapshot, completion and changes, goes on after its token, and is told when the server leaves"
  )
  func watch() async throws {
    try await withService { harness in
      _ = try await set(harness, 0.5)
      let scopes = [V1.Scope(userID: "alice", symbol: "A")]
      let first = try await watch(harness, V1.WatchThresholdsRequest(scopes: scopes))
      let messages = first.responses.makeAsyncIterator()
      var message = try V1.WatchThresholdsResponse(decoding: try #require(try await messages.next()))
      guard case .snapshot(let snapshot) = message.event else { throw Status(.unknown, "no snapshot") }
      #expect(snapshot.thresholdSets.map { $0.thresholds["confidence_threshold"] } == [0.5])
      message = try V1.WatchThresholdsResponse(decoding: try #require(try await messages.next()))
      guard case .snapshotComplete = message.event else { throw Status(.unknown, "no completion") }
      let token = message.resumeToken
      for step in 1...5 { _ = try await set(harness, 0.5 + Double(step) / 100) }
      let second = try await watch(harness, V1.WatchThresholdsRequest(scopes: scopes, resumeToken: token))
      let resumed = second.responses.makeAsyncIterator()
      for step in 1...5 {
        let bytes = try #require(try await messages.next())
        message = try V1.WatchThresholdsResponse(decoding: bytes)
        guard case .change(let change) = message.event else { throw Status(.unknown, "no change") }
        #expect(change.thresholdSet?.thresholds["confidence_threshold"] == 0.5 + Double(step) / 100)
        #expect(change.thresholdSet?.version == Int64(step + 1))
        #expect(try await resumed.next() == bytes)
      }
      #expect(harness.engine.feed.watchCount == 2)
      let draining = Task { await harness.server.drain(grace: .seconds(5)) }
      message = try V1.WatchThresholdsResponse(decoding: try #require(try await messages.next()))
      guard case .goingAway = message.event else { throw Status(.unknown, "nobody said goodbye: \(message)") }
      #expect(message.resumeToken == harness.engine.feed.token(at: 6))
      let end = await status { _ = try await messages.next() }
      #expect(end.code == .unavailable && end.metadata[first: "grpc-retry-pushback-ms"] != nil)
      second.cancel()
      await draining.value
      #expect(await eventually { harness.engine.feed.watchCount == 0 })
    }
  }

  @Test("A watch that its caller leaves is forgotten, also one that still waits for its token")
  func leave() async throws {
    try await withService { harness in
      let scopes = [V1.Scope(userID: "alice", symbol: "A")]
      let open = try await watch(harness, V1.WatchThresholdsRequest(scopes: scopes))
      #expect(await eventually { harness.engine.feed.watchCount == 1 })
      open.cancel()
      #expect(await eventually { harness.engine.feed.watchCount == 0 })
      let ahead = harness.engine.feed.token(at: 1)
      let waiting = try await watch(harness, V1.WatchThresholdsRequest(scopes: scopes, resumeToken: ahead))
      try await Task.sleep(for: .milliseconds(100))
      waiting.cancel()
      try await Task.sleep(for: .milliseconds(100))
      _ = try await set(harness, 0.5)
      try await Task.sleep(for: .milliseconds(100))
      #expect(harness.engine.feed.watchCount == 0)
    }
  }

  @Test("Pipelined requests are answered each with its sequence")
  func evaluateStream() async throws {
    try await withService { harness in
      let call = harness.channel.stream(Harness.path + "EvaluateStream")
      let sender = Task {
        for number in 0..<500 {
          let user = number % 100 == 99 ? "not allowed" : "user-\(number % 50)"
          let request = V1.EvaluateRequest(userID: user, signal: signal("S\(number % 7)"))
          try await call.send(V1.EvaluateStreamRequest(sequence: UInt64(number), request: request).encoded())
        }
        call.finishSending()
      }
      var seen: Set<UInt64> = []
      for try await bytes in call.responses {
        let answer = try V1.EvaluateStreamResponse(decoding: bytes)
        #expect(seen.insert(answer.sequence).inserted)
        switch answer.result {
        case .response(let response):
          #expect(response.thresholds?.userID == "user-\(answer.sequence % 50)")
          #expect(response.thresholds?.symbol == "S\(answer.sequence % 7)")
        case .error(let error): #expect(error.code == 3 && answer.sequence % 100 == 99)
        case nil: Issue.record("neither decision nor error")
        }
      }
      try await sender.value
      #expect(seen.count == 500)
    }
  }

  @Test("A stream's decisions carry the time of each request, not of the stream's beginning")
  func timeOfRequests() async throws {
    try await withService { harness in
      let call = harness.channel.stream(Harness.path + "EvaluateStream")
      let answers = call.responses.makeAsyncIterator()
      var times: [Int64] = []
      for sequence in 0..<2 {
        let request = V1.EvaluateRequest(userID: "alice", signal: signal())
        try await call.send(V1.EvaluateStreamRequest(sequence: UInt64(sequence), request: request).encoded())
        let answer = try V1.EvaluateStreamResponse(decoding: try #require(try await answers.next()))
        guard case .response(let response) = answer.result, let time = response.evaluatedAt else {
          throw Status(.unknown, "no decision")
        }
        times.append(time.seconds * 1_000_000_000 + Int64(time.nanos))
        try await Task.sleep(for: .milliseconds(300))
      }
      #expect(times[1] - times[0] >= 250_000_000)
      call.finishSending()
    }
  }

  @Test(
    "Requests of a simulated user are decided in their order, in a batch and in a stream, also when keys are read first"
  )
  func simulatedOrder() async throws {
    try await withService { harness in
      func request(_ number: Int, _ user: String) -> V1.EvaluateRequest {
        V1.EvaluateRequest(
          userID: user, signal: signal("S\(number % 3)"), asOf: .init(seconds: Int64(1_000 + number)))
      }
      let batch = try await harness.call(
        "BatchEvaluate", V1.BatchEvaluateRequest(requests: (0..<50).map { request($0, "sim-1") }),
        as: V1.BatchEvaluateResponse.self)
      for result in batch.results {
        guard case .response = result.result else {
          Issue.record("\(result)")
          continue
        }
      }
      let call = harness.channel.stream(Harness.path + "EvaluateStream")
      for number in 0..<50 {
        let item = V1.EvaluateStreamRequest(sequence: UInt64(number), request: request(number, "sim-2"))
        try await call.send(item.encoded())
      }
      call.finishSending()
      var decided = 0
      for try await bytes in call.responses {
        guard case .response = try V1.EvaluateStreamResponse(decoding: bytes).result else {
          Issue.record("\(try V1.EvaluateStreamResponse(decoding: bytes))")
          continue
        }
        decided += 1
      }
      #expect(decided == 50)
    }
  }

  @Test("Reflection lists the services, and health follows its parts")
  func reflectionAndHealth() async throws {
    try await withService { harness in
      for version in ["v1", "v1alpha"] {
        let call = harness.channel.stream("/grpc.reflection.\(version).ServerReflection/ServerReflectionInfo")
        try await call.send(
          ReflectionV1.ServerReflectionRequest(messageRequest: .listServices("")).encoded())
        call.finishSending()
        var services: [String] = []
        for try await bytes in call.responses {
          guard
            case .listServicesResponse(let list) = try ReflectionV1.ServerReflectionResponse(decoding: bytes)
              .messageResponse
          else { continue }
          services += list.service.map(\.name)
        }
        #expect(services.contains("adaptive_threshold.v1.AdaptiveThresholdService"))
        #expect(services.contains("adaptive_threshold.v1.AdminService"))
      }
      let answer = try await harness.call(
        "/grpc.health.v1.Health/Check", Health.HealthCheckRequest(), as: Health.HealthCheckResponse.self)
      #expect(answer.status == .serving)
      let unknown = await status {
        _ = try await harness.call(
          "/grpc.health.v1.Health/Check", Health.HealthCheckRequest(service: "nobody"),
          as: Health.HealthCheckResponse.self)
      }
      #expect(unknown.code == .notFound)
    }
  }
}
