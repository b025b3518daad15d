import Client
import EchoService
import GRPC
import Server
import Testing

@Suite("Calls over loopback", .timeLimit(.minutes(3)))
struct CallTests {
  @Test("A unary call gets its answer", arguments: [0, 1, 1000, 20_000, 300_000, 4_194_304])
  func unary(size: Int) async throws {
    try await withServer { _, _, channel in
      let request = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
      for path in ["/echo.Echo/Unary", "/echo.Echo/Later"] {
        let answer = try await channel.unary(path, request)
        #expect(answer == request)
      }
    }
  }

  @Test("Compression goes both ways")
  func compression() async throws {
    try await withServer { _, _, channel in
      let request = [UInt8](repeating: 7, count: 500_000)
      #expect(try await channel.unary("/echo.Echo/Unary", request, compresses: true) == request)
      let chat = channel.stream("/echo.Echo/Chat", compresses: true)
      try await chat.send(request)
      chat.finishSending()
      #expect(try await chat.collect() == [request])
      #expect(chat.headers?[first: "grpc-encoding"] == nil)
    }
  }

  @Test("Three thousand concurrent calls get their own answers")
  func concurrent() async throws {
    try await withServer({ $0.eventLoops = 2 }) { _, _, channel in
      let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<3000 {
          group.addTask {
            let request = bytes("call \(number)")
            let path = number % 3 == 0 ? "/echo.Echo/Later" : "/echo.Echo/Unary"
            return try await channel.unary(path, request) != request
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(wrong == 0)
    }
  }

  @Test("A server-streaming call gives all messages in order")
  func serverStreaming() async throws {
    try await withServer { _, _, channel in
      let call = channel.stream("/echo.Echo/Count")
      try await call.send(bytes("5000 100"))
      call.finishSending()
      let messages = try await call.collect()
      #expect(messages.count == 5000)
      #expect(messages.allSatisfy { $0.count == 100 })
      #expect(call.status?.code == .ok)
    }
  }

  @Test("A client-streaming call is answered once, after all messages")
  func clientStreaming() async throws {
    try await withServer { _, _, channel in
      let call = channel.stream("/echo.Echo/Sum")
      for _ in 0..<1000 { try await call.send([1, 2, 3]) }
      call.finishSending()
      #expect(try await call.collect() == [bytes("1000 3000")])
    }
  }

  @Test("A bidirectional call answers while it is asked", arguments: ["Chat", "AsyncChat"])
  func bidirectional(method: String) async throws {
    try await withServer { _, _, channel in
      let call = channel.stream("/echo.Echo/\(method)")
      let answers = call.responses.makeAsyncIterator()
      for turn in 0..<100 {
        try await call.send(bytes("\(turn)"))
        #expect(try await answers.next() == bytes("\(turn)"))
      }
      call.finishSending()
      #expect(try await answers.next() == nil)
    }
  }

  @Test("A bidirectional call that is read late loses nothing", arguments: ["Chat", "AsyncChat"])
  func bidirectionalBacklog(method: String) async throws {
    try await withServer { _, _, channel in
      let call = channel.stream("/echo.Echo/\(method)")
      async let sent: Void = {
        for number in 0..<500 {
          try await call.send(bytes("\(number) " + String(repeating: "x", count: 5000)))
        }
        call.finishSending()
      }()
      try await Task.sleep(for: .milliseconds(50))
      let numbers = try await call.collect().map {
        Int(String(decoding: $0.prefix { $0 != 32 }, as: UTF8.self))
      }
      try await sent
      #expect(numbers == Array(0..<500))
    }
  }

  @Test("A failure arrives with message, details and trailers")
  func failure() async throws {
    try await withServer { _, _, channel in
      for code in Status.Code.allCases where code != .ok {
        let status = await status { () throws(Status) in
          _ = try await channel.unary("/echo.Echo/Fail", bytes("\(code.rawValue) 100% ☂\n"))
        }
        #expect(status.code == code)
        #expect(status.message == "100% ☂\n")
        #expect(status.details == bytes("details"))
        #expect(status.metadata[first: "x-extra"] == "extra")
      }
    }
  }

  @Test("A deadline ends a call on both sides")
  func deadline() async throws {
    try await withServer { _, _, channel in
      let begun = ContinuousClock.now
      let unary = await status { () throws(Status) in
        _ = try await channel.unary("/echo.Echo/Sleep", bytes("60000"), timeout: .milliseconds(100))
      }
      #expect(unary.code == .deadlineExceeded)
      let watch = channel.stream("/echo.Echo/Watch", timeout: .milliseconds(100))
      try await watch.send([])
      watch.finishSending()
      let streaming = await status { () throws(Status) in _ = try await watch.collect() }
      #expect(streaming.code == .deadlineExceeded)
      #expect(begun.duration(to: .now) < .seconds(15))
      #expect(
        try await channel.unary("/echo.Echo/Sleep", bytes("20"), timeout: .seconds(50)) == bytes("slept"))
    }
  }

  @Test("Cancelling the task cancels the call")
  func cancellation() async throws {
    try await withServer { _, _, channel in
      let task = Task { () -> Status in
        await status { () throws(Status) in _ = try await channel.unary("/echo.Echo/Sleep", bytes("60000")) }
      }
      try await Task.sleep(for: .milliseconds(50))
      task.cancel()
      #expect(await task.value.code == .cancelled)
      #expect(try await channel.unary("/echo.Echo/Unary", bytes("alive")) == bytes("alive"))
    }
  }

  @Test("Calls beyond the server's streams wait their turn")
  func queueing() async throws {
    try await withServer({ $0.limits.session.concurrentStreamsMax = 4 }) { _, _, channel in
      let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<40 {
          group.addTask { try await channel.unary("/echo.Echo/Sleep", bytes("5")) }
        }
        return try await group.reduce(into: 0) { count, _ in count += 1 }
      }
      #expect(answers == 40)
    }
  }

  @Test("Two hundred and fifty-six streams share a connection")
  func manyStreams() async throws {
    try await withServer { _, _, channel in
      var watches: [StreamingCall] = []
      for _ in 0..<256 {
        let watch = channel.stream("/echo.Echo/Watch")
        try await watch.send([])
        watch.finishSending()
        watches.append(watch)
      }
      for watch in watches {
        let first = try await watch.responses.makeAsyncIterator().next()
        #expect(first == bytes("begun"))
      }
    }
  }

  @Test("Unknown methods are unimplemented, and the connection goes on")
  func unknownMethod() async throws {
    try await withServer { _, _, channel in
      let status = await status { () throws(Status) in _ = try await channel.unary("/no.Such/Method", []) }
      #expect(status.code == .unimplemented)
      let answer = try await channel.unary("/echo.Echo/Unary", [1])
      #expect(answer == [1])
    }
  }

  @Test("A message over the limit is refused, also when it is small on the wire", arguments: [false, true])
  func tooLarge(compresses: Bool) async throws {
    try await withServer { _, _, channel in
      let status = await status { () throws(Status) in
        _ = try await channel.unary(
          "/echo.Echo/Unary", [UInt8](repeating: 0, count: 4 * 1024 * 1024 + 1), compresses: compresses)
      }
      #expect(status.code == .resourceExhausted)
      let answer = try await channel.unary("/echo.Echo/Unary", [1])
      #expect(answer == [1])
    }
  }

  @Test("Metadata of both kinds arrives, what belongs to gRPC does not")
  func metadata() async throws {
    try await withServer { _, _, channel in
      var metadata: Metadata = ["x-text": "a", "authorization": "Bearer k"]
      metadata.append("x-raw-bin", bytes: [0, 255, 1])
      let answer = try await channel.unary("/echo.Echo/Fields", [], metadata: metadata, timeout: .seconds(9))
      let lines = Set(String(decoding: answer, as: UTF8.self).split(separator: "\n").map(String.init))
      #expect(
        lines == [
          "x-text=a", "authorization=Bearer k", "x-raw-bin=AP8B", "user-agent=adaptive-threshold-swift",
        ])
    }
  }
}
