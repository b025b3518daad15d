import EchoService
import GRPC
import HTTP2
import Synchronization
import Testing

/// What calls may keep and for how long: readers that do not read, limits of a connection, drains and lost connections.
@Suite("A server connection in memory: bounds and ends", .timeLimit(.minutes(5)))
struct ServerConnectionBoundsTests {
  @Test("A stream that is not read holds one message, and the others nothing")
  func slowReader() throws {
    let made = Counter()
    var methods = MethodTable.echo
    methods.register("/t/Endless", .stream(.server) { _, _ in EndlessHandler(made) })
    let caller = try Caller(methods: methods, configure: { $0.streamWindowBytes = 10_000 })
    caller.consumes = false
    let (_, stream) = try caller.begin(Caller.fields("/t/Endless"), Caller.frame([]))
    try caller.run()
    // 1,000 bytes each and five of prefix: nine fit into the window, the tenth is on its way.
    #expect(made.value == 10)
    #expect(caller.answers[stream]?.body.count == 10_000)
    caller.session.consumeConnection(10_000)
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
    caller.session.consumeStream(stream, 10_000)
    try caller.run()
    #expect(made.value == 20)
    caller.session.reset(stream, .cancel)
    try caller.run()
    #expect(made.closed == [.resetByPeer])
  }

  @Test("A handler that pauses is given nothing, and the caller no window, until it resumes")
  func pausedHandler() throws {
    let box = PausingBox()
    var methods = MethodTable()
    methods.register("/t/Pausing", .stream(.bidirectional) { _, handle in PausingHandler(handle, box) })
    var limits = ServerLimits()
    limits.session.streamWindowBytes = 1000
    let caller = try Caller(methods: methods, limits: limits)
    let messages = [[UInt8]](repeating: [UInt8](repeating: 1, count: 95), count: 30)
    let (_, stream) = try caller.begin(Caller.fields("/t/Pausing"), messages.flatMap { Caller.frame($0) })
    try caller.run()
    let handler = try #require(box.handler)
    #expect(handler.received == 1)
    #expect(caller.server.bufferedBytes <= 1000)
    for expected in 2...30 {
      handler.handle.resumeReading()
      #expect(caller.bell.take())
      caller.server.attend()
      try caller.run()
      #expect(handler.received == expected)
      #expect(caller.server.bufferedBytes <= 1000)
    }
    #expect(!handler.hasHalfClosed)
    handler.handle.resumeReading()
    caller.server.attend()
    try caller.run()
    #expect(handler.hasHalfClosed)
    #expect(caller.server.bufferedBytes == 0)
    #expect(caller.answers[stream]?.status == nil)
  }

  @Test("All calls of a connection together keep no more than they may")
  func bufferedBytes() throws {
    var limits = ServerLimits()
    limits.bufferedBytesMax = 100_000
    let caller = try Caller(methods: .echo, limits: limits)
    let half = Caller.frame([UInt8](repeating: 1, count: 60_000)).dropLast(15_000)
    let streams = try (0..<3).map { _ in
      try caller.begin(Caller.fields("/echo.Echo/Unary"), Array(half), ends: false).1
    }
    try caller.run()
    let refused = streams.filter { caller.answers[$0]?.status == Status.Code.resourceExhausted.rawValue }
    #expect(refused.count == 1)
    #expect(caller.server.bufferedBytes <= 100_000)
    for stream in streams { caller.session.reset(stream, .cancel) }
    try caller.run()
    #expect(caller.server.bufferedBytes == 0)
    #expect(caller.server.openCalls == 0)
  }

  @Test("A thousand uploads that are reset midway leave nothing behind")
  func resetMidUpload() throws {
    var limits = ServerLimits()
    limits.session.resetBurst = 2000
    let caller = try Caller(methods: .echo, limits: limits)
    for round in 0..<1000 {
      let path = round % 2 == 0 ? "/echo.Echo/Unary" : "/echo.Echo/Sum"
      let upload = Caller.frame([UInt8](repeating: 1, count: 20_000)).dropLast(500)
      let (_, stream) = try caller.begin(Caller.fields(path), Array(upload), ends: false)
      try caller.run()
      caller.session.reset(stream, .cancel)
      try caller.run()
    }
    #expect(caller.server.openCalls == 0)
    #expect(caller.server.bufferedBytes == 0)
    #expect(try caller.call("/echo.Echo/Unary", [UInt8](repeating: 2, count: 1_000_000)).status == 0)
    #expect(caller.server.finishedCalls.count == 1001)
  }

  @Test(
    "A client-streaming method that gives no answer, or two, is an error of the server", arguments: [0, 1, 2])
  func responseCount(count: Int) throws {
    var methods = MethodTable()
    methods.register("/t/Answers", .stream(.client) { _, _ in AnswersHandler(count) })
    let answer = try Caller(methods: methods).call("/t/Answers", [])
    #expect(answer.status == (count == 1 ? 0 : Status.Code.internal.rawValue))
  }

  @Test("A drain is told to handlers, accepts what is on its way, and ends when calls have")
  func drain() throws {
    let caller = try Caller(methods: .echo)
    let (_, watch) = try caller.begin(Caller.fields("/echo.Echo/Watch"), Caller.frame([]))
    let (slot, open) = try caller.begin(Caller.fields("/echo.Echo/Sum"), Caller.frame([1]), ends: false)
    try caller.run()
    caller.server.beginDrain()
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
    #expect(caller.answers[watch]?.messages == [Array("begun".utf8), Array("going away".utf8)])
    #expect(caller.answers[watch]?.status == Status.Code.unavailable.rawValue)
    caller.server.finishDrain()
    try caller.run()
    #expect(!caller.server.isFinished)
    caller.send(slot, open, Caller.frame([2]), ends: true)
    try caller.run()
    #expect(caller.answers[open]?.messages == [Array("2 2".utf8)])
    #expect(caller.server.isFinished)
  }

  @Test("What is left after a drain's grace is ended with UNAVAILABLE")
  func abandon() throws {
    let caller = try Caller(methods: .echo)
    let (slot, open) = try caller.begin(Caller.fields("/echo.Echo/Chat"), [], ends: false)
    let (_, sleeping) = try caller.begin(Caller.fields("/echo.Echo/Sleep"), Caller.frame(Array("60000".utf8)))
    try caller.run()
    caller.server.abandonCalls()
    try caller.run()
    for stream in [open, sleeping] {
      #expect(caller.answers[stream]?.status == Status.Code.unavailable.rawValue)
    }
    caller.send(slot, open, [], ends: true)
    try caller.run()
    #expect(caller.server.isFinished)
  }

  @Test("Calls know who calls, when, and under which number")
  func context() throws {
    let seen = Mutex<[CallContext]>([])
    var methods = MethodTable()
    methods.register(
      "/t/Context",
      .unary { _, context in
        seen.withLock { $0.append(context) }
        return .reply([])
      })
    let caller = try Caller(methods: methods)
    _ = try caller.call("/t/Context", [], ["grpc-timeout": "5S", "x-a": "b", "user-agent": "u"])
    _ = try caller.call("/t/Context", [])
    let contexts = seen.withLock { $0 }
    #expect(contexts.map(\.requestID) == ["7-1", "7-2"])
    #expect(contexts[0].method == "/t/Context")
    #expect(contexts[0].deadline == caller.now.instant.advanced(by: .seconds(5)))
    #expect(contexts[0].metadata.entries.map { "\($0.name)=\($0.value)" } == ["user-agent=u", "x-a=b"])
    #expect(contexts[0].receivedAt == caller.now.wallNanoseconds)
    #expect(contexts[1].deadline == nil)
    #expect(contexts[1].metadata.isEmpty)
    #expect(contexts[1].peer.isLoopback)
  }

  @Test("Without room nothing is sent, and what tasks have posted is dealt with all the same")
  func withoutRoom() async throws {
    let caller = try Caller(methods: .echo)
    let (_, stream) = try caller.begin(Caller.fields("/echo.Echo/Chat"), [], ends: false)
    try caller.run()
    let (_, sleeping) = try caller.begin(Caller.fields("/echo.Echo/Sleep"), Caller.frame(Array("1".utf8)))
    var up: [UInt8] = []
    try caller.session.produce(from: caller) { bytes in
      up.append(contentsOf: bytes)
      return true
    }
    try up.withUnsafeBytes { try caller.server.receive($0, at: caller.now) }
    try caller.server.produce(hasRoom: false) { _ in
      Issue.record("something was sent")
      return true
    }
    #expect(try await caller.waitForBell())
    try caller.server.produce(hasRoom: false) { _ in
      Issue.record("something was sent")
      return true
    }
    // The sleeper's answer waits in the session, and no letter is left to ring for it.
    try caller.run()
    #expect(caller.answers[sleeping]?.messages == [Array("slept".utf8)])
    #expect(caller.answers[stream]?.status == nil)
  }

  @Test("A call that begins while the server drains is told so at once")
  func callInDrain() throws {
    let caller = try Caller(methods: .echo)
    caller.server.beginDrain()
    let answer = try caller.call("/echo.Echo/Watch", [])
    #expect(answer.messages == [Array("begun".utf8), Array("going away".utf8)])
    #expect(answer.status == Status.Code.unavailable.rawValue)
  }

  @Test("Answers that come after the connection is lost are dropped, and keep nothing alive")
  func lateAnswer() async throws {
    let (gate, open) = AsyncStream<Void>.makeStream()
    var methods = MethodTable()
    methods.register(
      "/t/Late",
      .unary { _, _ in
        .later {
          // Deaf to its cancellation.
          await Task.detached { for await _ in gate {} }.value
          return .success([])
        }
      })
    weak var mailbox: CallMailbox?
    do {
      let caller = try Caller(methods: methods)
      mailbox = caller.mailbox
      _ = try caller.begin(Caller.fields("/t/Late"), Caller.frame([]))
      try caller.run()
      #expect(caller.server.openCalls == 1)
      caller.server.connectionLost()
      #expect(caller.server.openCalls == 0)
    }
    open.finish()
    for _ in 0..<2000 where mailbox != nil { try await Task.sleep(for: .milliseconds(5)) }
    #expect(mailbox == nil)
  }

  @Test(
    "After the connection is lost, nothing is read and nothing is sent, also if that is noticed while sending"
  )
  func lostWhileSending() throws {
    let caller = try Caller(methods: .echo) { configuration in
      configuration.streamWindowBytes = 1 << 20
      configuration.connectionWindowBytes = 1 << 20
    }
    caller.consumes = false
    let (_, stream) = try caller.begin(
      Caller.fields("/echo.Echo/Count"), Caller.frame(Array("100 10000".utf8)))
    var request: [UInt8] = []
    try caller.session.produce(from: caller) { bytes in
      request.append(contentsOf: bytes)
      return true
    }
    try request.withUnsafeBytes { try caller.server.receive($0, at: caller.now) }
    var pieces = 0
    try caller.server.produce { _ in
      pieces += 1
      return pieces < 3
    }
    caller.server.connectionLost()
    try caller.server.produce { _ in
      Issue.record("sent after the connection was lost")
      return true
    }
    try request.withUnsafeBytes { try caller.server.receive($0, at: caller.now) }
    #expect(caller.server.openCalls == 0 && caller.answers[stream]?.closed == nil)
  }

  @Test("Answers that nobody reads are bounded for all calls of a connection together")
  func unreadAnswers() throws {
    var limits = ServerLimits()
    limits.unsentBytesMax = 10_000
    let caller = try Caller(methods: .echo, limits: limits) { $0.streamWindowBytes = 0 }
    let streams = try (0..<4).map { _ in
      try caller.begin(Caller.fields("/echo.Echo/Unary"), Caller.frame([UInt8](repeating: 7, count: 4_000))).1
    }
    try caller.run()
    #expect(caller.server.unsentBytes == 8_000)
    #expect(streams.map { caller.answers[$0]!.status } == [nil, nil, 8, 8])
    for stream in streams.prefix(2) { caller.session.reset(stream, .cancel) }
    try caller.run()
    #expect(caller.server.unsentBytes == 0)
  }

  @Test("An answer that nobody reads is kept no longer than the caller's deadline")
  func unreadUntilDeadline() throws {
    let caller = try Caller(methods: .echo) { $0.streamWindowBytes = 0 }
    let (_, stream) = try caller.begin(
      Caller.fields("/echo.Echo/Unary", ["grpc-timeout": "5S"]), Caller.frame([1, 2, 3]))
    try caller.run()
    caller.server.expireDeadlines(at: caller.now.instant.advanced(by: .seconds(4)))
    try caller.run()
    #expect(caller.answers[stream]!.closed == nil && caller.server.openCalls == 1)
    caller.server.expireDeadlines(at: caller.now.instant.advanced(by: .seconds(5)))
    try caller.run()
    #expect(caller.answers[stream]!.closed == .cancel && caller.server.openCalls == 0)
    #expect(caller.server.unsentBytes == 0)
  }

  @Test("A request that came in pieces is not kept while its call runs", arguments: ["Watch", "Sleep"])
  func requestInPieces(method: String) throws {
    let caller = try Caller(methods: .echo)
    let body = Caller.frame(Array("60000".utf8))
    let (slot, stream) = try caller.begin(
      Caller.fields("/echo.Echo/\(method)"), Array(body.prefix(7)), ends: false)
    try caller.run()
    #expect(caller.server.bufferedBytes == 7)
    caller.send(slot, stream, Array(body.dropFirst(7)), ends: true)
    try caller.run()
    #expect(caller.server.bufferedBytes == 0 && caller.server.openCalls == 1)
    caller.session.reset(stream, .cancel)
    try caller.run()
    #expect(caller.server.bufferedBytes == 0 && caller.server.openCalls == 0)
  }
}
