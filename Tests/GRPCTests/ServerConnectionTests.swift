import EchoService
import GRPC
import HTTP2
import Testing

@Suite("A server connection in memory", .timeLimit(.minutes(5)))
struct ServerConnectionTests {
  @Test("A proper call is answered with fields, one message and trailers")
  func proper() throws {
    let caller = try Caller(methods: .echo)
    let answer = try caller.call("/echo.Echo/Unary", [1, 2, 3])
    #expect(answer.fields[":status"] == "200")
    #expect(answer.fields["content-type"] == "application/grpc")
    #expect(answer.fields["grpc-accept-encoding"] == "identity,gzip")
    #expect(answer.messages == [[1, 2, 3]])
    #expect(answer.trailers == ["grpc-status": "0"])
    #expect(answer.closed == .noError)
  }

  @Test(
    "What is not gRPC is refused by HTTP status",
    arguments: [
      (["content-type": "application/json"], "415"), (["content-type": nil], "415"),
      (["content-type": "application/grpc-web"], "415"), (["content-type": "application/grpc+json"], "415"),
      ([":method": "GET"], "405"), ([":method": "PUT"], "405"),
    ] as [([String: String?], String)])
  func notGRPC(changes: [String: String?], httpStatus: String) throws {
    let answer = try Caller(methods: .echo).call("/echo.Echo/Unary", [1], changes)
    #expect(answer.fields[":status"] == httpStatus)
    #expect(answer.status == nil)
  }

  @Test(
    "Content types of gRPC are accepted",
    arguments: [
      "application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8",
      "application/grpc+proto ; x=y",
    ])
  func contentType(value: String) throws {
    #expect(try Caller(methods: .echo).call("/echo.Echo/Unary", [1], ["content-type": value]).status == 0)
  }

  @Test(
    "What breaks a rule of gRPC is refused with a status alone",
    arguments: [
      ("/echo.Echo/Unary", ["te": nil], .internal), ("/echo.Echo/Unary", ["grpc-timeout": "soon"], .internal),
      ("/echo.Echo/Unary", ["grpc-encoding": "snappy"], .unimplemented),
      ("/echo.Echo/Unary", ["grpc-timeout": "0S"], .deadlineExceeded),
      ("/echo.Echo/Nothing", [:], .unimplemented),
      ("/echo.Echo/unary", [:], .unimplemented), ("/", [:], .unimplemented),
    ] as [(String, [String: String?], Status.Code)])
  func refused(path: String, changes: [String: String?], code: Status.Code) throws {
    let answer = try Caller(methods: .echo).call(path, [1], changes)
    #expect(answer.fields[":status"] == "200")
    #expect(answer.fields["grpc-status"] == String(code.rawValue))
    #expect(answer.trailers.isEmpty)
  }

  @Test(
    "A body that is not exactly one message is refused",
    arguments: ["Unary", "Count"],
    [
      ([], .unimplemented), ([0], .internal), ([0, 0, 0, 0], .internal), ([0, 0, 0, 0, 2, 1], .internal),
      ([0, 0, 0, 0, 1, 1, 0], .unimplemented), ([0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1], .unimplemented),
      ([1, 0, 0, 0, 1, 1], .internal), ([7, 0, 0, 0, 1, 1], .internal),
      ([0, 0, 0x40, 0, 1], .resourceExhausted), ([0, 0xFF, 0xFF, 0xFF, 0xFF, 0], .resourceExhausted),
    ] as [([UInt8], Status.Code)])
  func body(method: String, body: (bytes: [UInt8], code: Status.Code)) throws {
    let caller = try Caller(methods: .echo)
    let answer = try caller.call(Caller.fields("/echo.Echo/\(method)"), body.bytes)
    #expect(answer.status == body.code.rawValue)
    // The same, byte by byte.
    let (slot, stream) = try caller.begin(Caller.fields("/echo.Echo/\(method)"), [], ends: false)
    for byte in body.bytes {
      caller.send(slot, stream, [byte])
      try caller.run()
    }
    caller.send(slot, stream, [], ends: true)
    try caller.run()
    #expect(caller.answers[stream]?.status == body.code.rawValue)
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
  }

  @Test("After an error before the end of the request, its rest is taken and dropped")
  func earlyAnswer() throws {
    let caller = try Caller(methods: .echo)
    let (slot, stream) = try caller.begin(Caller.fields("/echo.Echo/Nothing"), [0, 0], ends: false)
    try caller.run()
    #expect(caller.answers[stream]?.status == Status.Code.unimplemented.rawValue)
    #expect(caller.answers[stream]?.closed == nil)
    // More than the windows of stream and connection hold.
    caller.send(slot, stream, [UInt8](repeating: 0, count: 3_000_000), ends: true)
    try caller.run()
    #expect(caller.answers[stream]?.closed == .noError)
    #expect(caller.server.openCalls == 0)
  }

  @Test("A caller that goes on for long after its answer has its stream reset, without an error of HTTP/2")
  func lingering() throws {
    var limits = ServerLimits()
    limits.discardedBytesMax = 1_000_000
    let caller = try Caller(methods: .echo, limits: limits)
    let (slot, endless) = try caller.begin(Caller.fields("/echo.Echo/Nothing"), [0, 0], ends: false)
    let (_, silent) = try caller.begin(Caller.fields("/echo.Echo/Nothing"), [0, 0], ends: false)
    try caller.run()
    caller.send(slot, endless, [UInt8](repeating: 0, count: 1_100_000))
    try caller.run()
    #expect(caller.answers[endless]?.closed == .noError)
    caller.server.endLingering()
    try caller.run()
    #expect(caller.answers[silent]?.closed == nil)
    caller.server.endLingering()
    try caller.run()
    #expect(caller.answers[silent]?.closed == .noError)
    #expect(caller.server.openCalls == 0)
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
  }

  @Test("The flag without the encoding is an error, with it the message is unpacked")
  func gzip() throws {
    // gzip of "hello", by gzip(1).
    let packed: [UInt8] = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0, 0x86, 0xA6, 0x10, 0x36,
      0x05, 0,
      0, 0,
    ]
    let caller = try Caller(methods: .echo)
    let body = Caller.frame(packed, flag: 1)
    let path = "/echo.Echo/Unary"
    #expect(try caller.call(Caller.fields(path), body).status == Status.Code.internal.rawValue)
    #expect(
      try caller.call(Caller.fields(path, ["grpc-encoding": "identity"]), body).status
        == Status.Code.internal.rawValue)
    let answer = try caller.call(Caller.fields(path, ["grpc-encoding": "gzip"]), body)
    #expect(answer.messages == [Array("hello".utf8)])
    let damaged = Caller.frame(Array(packed.dropLast(8)), flag: 1)
    #expect(
      try caller.call(Caller.fields(path, ["grpc-encoding": "gzip"]), damaged).status
        == Status.Code.internal.rawValue)
  }

  @Test("Only callers that compress and accept it get long answers compressed")
  func compressedAnswer() throws {
    let caller = try Caller(methods: .echo)
    let message = [UInt8](repeating: 5, count: 5000)
    for (encoding, accepted, isCompressed) in [
      ("gzip", "identity, deflate, gzip", true), ("gzip", "identity", false), ("identity", "gzip", false),
    ] {
      let answer = try caller.call(
        "/echo.Echo/Unary", message, ["grpc-encoding": encoding, "grpc-accept-encoding": accepted])
      #expect(answer.status == 0)
      #expect(answer.body.first == (isCompressed ? 1 : 0))
      #expect(answer.fields["grpc-encoding"] == (isCompressed ? "gzip" : nil))
    }
  }

  @Test("Header fields over 16 KiB are refused")
  func headerList() throws {
    let caller = try Caller(methods: .echo)
    let fields = (0..<20).map { ("x-\($0)", String(repeating: "v", count: 1000)) }
    let answer = try caller.call(Caller.fields("/echo.Echo/Unary") + fields, Caller.frame([1]))
    #expect(answer.status == Status.Code.resourceExhausted.rawValue)
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
  }

  @Test("A deadline ends a call wherever it is, and the earliest is known")
  func deadlines() throws {
    let caller = try Caller(methods: .echo)
    func begin(_ method: String, _ timeout: String, ends: Bool = true) throws -> StreamID {
      try caller.begin(
        Caller.fields("/echo.Echo/\(method)", ["grpc-timeout": timeout]), Caller.frame([]), ends: ends
      ).1
    }
    let waiting = try begin("Watch", "3S")
    let collecting = try begin("Unary", "2S", ends: false)
    let long = try begin("Watch", "9S")
    try caller.run()
    let start = caller.now.instant
    #expect(caller.server.nextDeadline == start.advanced(by: .seconds(2)))
    caller.server.expireDeadlines(at: start.advanced(by: .seconds(2)))
    try caller.run()
    #expect(caller.answers[collecting]?.status == Status.Code.deadlineExceeded.rawValue)
    #expect(caller.answers[waiting]?.status == nil)
    #expect(caller.server.nextDeadline == start.advanced(by: .seconds(3)))
    caller.server.expireDeadlines(at: start.advanced(by: .seconds(5)))
    try caller.run()
    #expect(caller.answers[waiting]?.status == Status.Code.deadlineExceeded.rawValue)
    #expect(caller.answers[waiting]?.messages == [Array("begun".utf8)])
    #expect(caller.answers[long]?.status == nil)
    // One goes on, and one has its answer but has not ended its request.
    #expect(caller.server.openCalls == 2)
  }

  @Test("An answer that comes later rings once and is sent; a cancelled one is not")
  func later() async throws {
    let caller = try Caller(methods: .echo)
    let (_, stream) = try caller.begin(Caller.fields("/echo.Echo/Later"), Caller.frame([4, 2]))
    try caller.run()
    #expect(caller.answers[stream]?.status == nil || caller.answers[stream]?.messages == [[4, 2]])
    if caller.answers[stream]?.status == nil { #expect(try await caller.answerBell()) }
    #expect(caller.answers[stream]?.messages == [[4, 2]])

    let (_, sleeping) = try caller.begin(Caller.fields("/echo.Echo/Sleep"), Caller.frame(Array("60000".utf8)))
    try caller.run()
    caller.session.reset(sleeping, .cancel)
    try caller.run()
    #expect(caller.server.openCalls == 0)
    // The cancelled task still posts its answer, while the connection is at work or later; nobody is there to take it.
    let (_, after) = try caller.begin(Caller.fields("/echo.Echo/Later"), Caller.frame([5]))
    try caller.run()
    while caller.answers[after]?.status == nil {
      let rang = try await caller.answerBell()
      try #require(rang)
    }
    #expect(caller.answers[after]?.messages == [[5]])
    #expect(caller.answers[sleeping]?.messages.isEmpty != false)
    #expect(try caller.call("/echo.Echo/Unary", [1]).status == 0)
  }

  @Test("A handler that said a message is its last is asked again only after it woke")
  func lastMessages() throws {
    let pulls = Counter()
    var methods = MethodTable()
    methods.register("/t/Lasting", .stream(.bidirectional) { _, handle in LastingHandler(handle, pulls) })
    let caller = try Caller(methods: methods)
    let (slot, stream) = try caller.begin(Caller.fields("/t/Lasting"), [], ends: false)
    try caller.run()
    let before = pulls.value
    for number in 1...3 as ClosedRange<UInt8> {
      caller.send(slot, stream, Caller.frame([number]))
      try caller.run()
    }
    #expect(pulls.value == before + 3)
    // More at once than one wake: none is left behind.
    caller.send(slot, stream, [4, 5, 6, 7].flatMap { Caller.frame([$0]) })
    try caller.run()
    #expect(caller.answers[stream]?.messages == (1...7).map { [$0] })
    #expect(pulls.value == before + 7)
  }
}
