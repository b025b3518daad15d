import HTTP2
import Testing

@Suite("Sessions in memory", .timeLimit(.minutes(5)))
struct SessionTests {
  /// Answers every request with its own body.
  private static func echo(_ server: Endpoint, _ slot: Slot, _ stream: Endpoint.Stream) {
    server.respond(slot, stream.id, stream.body)
  }

  @Test(
    "A request is answered with fields, body and trailers, however the bytes are cut",
    arguments: [1, 7, .max])
  func roundTrip(pieceBytes: Int) throws {
    let pair = try Pair()
    pair.server.onRequest = Self.echo
    let body = [UInt8](repeating: 3, count: 1000)
    let (slot, _) = try pair.client.request(body, path: "/x", extra: [("x-extra", "ä b"), ("x-empty", "")])
    try pair.run(pieceBytes: pieceBytes)
    let request = try #require(pair.server.streams.values.first)
    #expect(request.blocks.first?.contains(":path=/x") == true)
    #expect(request.blocks.first?.suffix(2) == ["x-extra=ä b", "x-empty="])
    let response = try #require(pair.client.streams[slot])
    #expect(response.blocks == [[":status=200"], ["x-end=yes"]])
    #expect(response.body == body)
    #expect(response.closed == .noError)
  }

  @Test(
    "Any window carries any body, both ways",
    arguments: [1, 2048, 16_384, 65_535, 1_000_000], [0, 1, 2047, 2048, 2049, 65_536, 300_000])
  func flowControl(window: Int, size: Int) throws {
    // One-byte windows need a round trip a byte.
    let size = window == 1 ? min(size, 3000) : size
    let pair = try Pair(client: { $0.streamWindowBytes = window }, server: { $0.streamWindowBytes = window })
    pair.server.onRequest = Self.echo
    // Each end knows the other's window, and is not still at HTTP/2's 65,535 bytes.
    try pair.run()
    let bodies = (0..<3).map { [UInt8](repeating: $0, count: size) }
    let slots = try bodies.map { try pair.client.request($0).0 }
    try pair.run()
    for (slot, body) in zip(slots, bodies) {
      #expect(pair.client.streams[slot]?.body == body)
      #expect(pair.client.streams[slot]?.closed == .noError)
    }
  }

  @Test("A window of 2 KiB for the whole connection carries many streams")
  func smallConnectionWindow() throws {
    let pair = try Pair(
      client: { $0.connectionWindowBytes = 2048 }, server: { $0.connectionWindowBytes = 2048 })
    pair.server.onRequest = Self.echo
    try pair.run()
    let body = [UInt8](repeating: 9, count: 10_000)
    let slots = try (0..<20).map { _ in try pair.client.request(body).0 }
    try pair.run()
    #expect(slots.allSatisfy { pair.client.streams[$0]?.body == body })
  }

  @Test("A receiver that does not consume holds its own stream back, and nothing else")
  func withheldWindow() throws {
    let pair = try Pair(server: { $0.streamWindowBytes = 4096 })
    pair.server.consumes = false
    try pair.run()
    let (_, stream) = try pair.client.request([UInt8](repeating: 1, count: 10_000))
    try pair.run()
    let received = { pair.server.streams.values.first { $0.id == stream }?.body.count }
    #expect(received() == 4096)
    pair.server.session.consumeConnection(4096)
    pair.server.consumes = true
    pair.server.onRequest = Self.echo
    let (slot, _) = try pair.client.request([1, 2, 3])
    try pair.run()
    #expect(pair.client.streams[slot]?.body == [1, 2, 3])
    #expect(received() == 4096)
    pair.server.session.consumeStream(stream, 4096)
    try pair.run()
    #expect(received() == 10_000)
  }

  @Test("A thousand uploads that are reset midway do not use the connection up")
  func resetMidUpload() throws {
    let pair = try Pair(server: {
      $0.resetBurst = 2000
      $0.connectionWindowBytes = 65_535
    })
    for _ in 0..<1000 {
      let (_, stream) = try pair.client.request([UInt8](repeating: 1, count: 40_000))
      // The upload and its end reach the server together, as they do from a socket.
      let upload = try pair.client.produce()
      pair.client.session.reset(stream, .cancel)
      try pair.server.receive(upload + pair.client.produce())
      try pair.client.receive(pair.server.produce())
    }
    pair.server.onRequest = Self.echo
    let body = [UInt8](repeating: 2, count: 200_000)
    let (slot, _) = try pair.client.request(body)
    try pair.run()
    #expect(pair.client.streams[slot]?.body == body)
  }

  @Test("A peer that resets streams without end is sent away")
  func resetFlood() throws {
    let pair = try Pair(server: {
      $0.resetBurst = 50
      $0.resetsPerSecond = 1
    })
    for _ in 0..<200 where pair.client.goAway == nil {
      let (_, stream) = try pair.client.request([])
      let request = try pair.client.produce()
      pair.client.session.reset(stream, .cancel)
      try pair.server.receive(request + pair.client.produce())
      try pair.client.receive(pair.server.produce())
    }
    #expect(pair.client.goAway != nil)
    #expect(pair.server.isFinished)
  }

  @Test("Streams that are on their way when the server announces its end are still answered")
  func shutdown() throws {
    let pair = try Pair()
    pair.server.onRequest = Self.echo
    try pair.run()
    let (racing, _) = try pair.client.request([1])
    let onItsWay = try pair.client.produce()
    pair.server.session.announceShutdown()
    pair.server.session.ping(7)
    try pair.client.receive(pair.server.produce())
    try pair.server.receive(onItsWay)
    try pair.run()
    #expect(pair.client.streams[racing]?.body == [1])
    #expect(pair.server.pongs == [7])
    #expect(!pair.server.isFinished)
    pair.server.session.goAway(.noError)
    try pair.run()
    #expect(pair.server.isFinished)
    #expect(pair.client.goAway?.code == .noError)
  }

  @Test("A request after GOAWAY is reported as not sent, and closed")
  func requestAfterGoAway() throws {
    let pair = try Pair()
    try pair.run()
    pair.server.session.goAway(.noError)
    try pair.client.receive(pair.server.produce())
    let (slot, stream) = try pair.client.request([1])
    _ = try pair.client.produce()
    #expect(pair.client.notSent == [stream])
    #expect(pair.client.streams[slot]?.closed != nil)
  }

  @Test("Header lists up to the limit are accepted, longer ones are marked and cut")
  func headerList() throws {
    for (size, isTooLarge) in [(15_000, false), (17_000, true), (40_000, true)] {
      let pair = try Pair()
      let fields = (0..<10).map { ("x-\($0)", String(repeating: "v", count: size / 10)) }
      _ = try pair.client.request([], extra: fields)
      try pair.run()
      let request = try #require(pair.server.streams.values.first, "\(size)")
      #expect(request.isTooLarge == isTooLarge, "\(size)")
      #expect(request.blocks.joined().joined().utf8.count <= 16 * 1024, "\(size)")
    }
  }

  @Test("More requests than the server allows wait for their turn")
  func concurrentStreams() throws {
    let pair = try Pair(server: { $0.concurrentStreamsMax = 3 })
    try pair.run()
    #expect(pair.client.peerStreamsMax == 3)
    pair.server.onRequest = Self.echo
    let slots = try (0..<50).map { try pair.client.request([UInt8($0)]).0 }
    try pair.run()
    for (number, slot) in slots.enumerated() {
      #expect(pair.client.streams[slot]?.body == [UInt8(number)])
    }
  }
}
