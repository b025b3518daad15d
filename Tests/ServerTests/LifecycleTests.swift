import Client
import EchoService
import GRPC
import NIOCore
import NIOPosix
import Server
import Synchronization
import Testing

@Suite("Connections of a server", .timeLimit(.minutes(3)))
struct LifecycleTests {
  @Test("A drain lets running calls end, tells streams, and then nobody listens")
  func drain() async throws {
    let arrivals = Arrivals()
    try await withServer(observer: ServerObserver(calls: arrivals)) { server, address, channel in
      let watch = channel.stream("/echo.Echo/Watch")
      try await watch.send([])
      watch.finishSending()
      let first = try await watch.responses.makeAsyncIterator().next()
      #expect(first == bytes("begun"))
      async let sleeping = channel.unary("/echo.Echo/Sleep", bytes("300"))
      #expect(await eventually { arrivals.count.value == 2 })

      let begun = ContinuousClock.now
      await server.drain(grace: .seconds(20))
      #expect(begun.duration(to: .now) < .seconds(15))
      #expect(try await sleeping == bytes("slept"))
      let last = try await watch.responses.makeAsyncIterator().next()
      #expect(last == bytes("going away"))
      let end = await status { () throws(Status) in _ = try await watch.collect() }
      #expect(end == Status(.unavailable, "going away"))
      let refused = await status { () throws(Status) in
        _ = try await GRPCChannel.connect(host: address.host, port: address.port)
      }
      #expect(refused.code == .unavailable)
    }
  }

  @Test("After the grace of a drain, calls end with UNAVAILABLE")
  func grace() async throws {
    let arrivals = Arrivals()
    try await withServer(observer: ServerObserver(calls: arrivals)) { server, _, channel in
      let sleeping = Task {
        await status { () throws(Status) in _ = try await channel.unary("/echo.Echo/Sleep", bytes("60000")) }
      }
      #expect(await eventually { arrivals.count.value == 1 })
      let begun = ContinuousClock.now
      await server.drain(grace: .milliseconds(100))
      #expect(begun.duration(to: .now) < .seconds(15))
      #expect(await sleeping.value.code == .unavailable)
    }
  }

  @Test("A peer that has been told the end, says nothing and does not leave is left")
  func doesNotLeave() async throws {
    try await withServer({ $0.drainNotice = .milliseconds(50) }) { server, address, _ in
      let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: false)
      try await peer.send(RawPeer.call("/echo.Echo/Unary", [1]))
      let begun = ContinuousClock.now
      await server.drain(grace: .seconds(60))
      #expect(begun.duration(to: .now) < .seconds(15))
      await peer.close()
    }
  }

  @Test("No call that was sent is lost in a drain", arguments: 0..<20)
  func drainLosesNothing(round: Int) async throws {
    try await withServer { server, _, channel in
      let answered = Tally()
      let ends = await withTaskGroup(of: Status.self) { group in
        for caller in 0..<8 {
          group.addTask {
            await status { () throws(Status) in
              while true {
                let path = caller % 2 == 0 ? "/echo.Echo/Unary" : "/echo.Echo/Later"
                _ = try await channel.unary(path, [1])
                answered.add(1)
              }
            }
          }
        }
        _ = await eventually { answered.value > 100 }
        await server.drain(grace: .seconds(20))
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answered.value > 0)
      // Every caller ends because its next call was not sent, never because one was cut off.
      for end in ends {
        #expect(end.code == .unavailable)
        #expect(end.message == "the server accepts no more calls on this connection")
      }
    }
  }

  @Test("A peer that never reads costs bounded memory, holds nobody up and is closed in the end")
  func slowReader() async throws {
    let made = Tally()
    var methods = MethodTable.echo
    methods.register(
      "/t/Endless", .stream(.server) { _, _ in EndlessHandler { made.add(1) } })
    try await withServer({ $0.stallTimeout = .milliseconds(600) }, methods: methods) {
      server, address, channel in
      let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: false)
      try await peer.send(RawPeer.call("/t/Endless", []))
      #expect(await eventually { made.value > 0 })
      for _ in 0..<20 {
        let answer = try await channel.unary("/echo.Echo/Unary", [1])
        #expect(answer == [1])
      }
      // 10 kB each: what the kernel's buffers and ours take, whatever its windows allow.
      #expect(made.value < 1000)
      #expect(await eventually { server.connectionCount == 1 })
      #expect(made.value < 1000)
      await peer.close()
    }
  }

  @Test("A silent peer is closed")
  func silentPeer() async throws {
    try await withServer({
      $0.keepaliveInterval = .milliseconds(100)
      $0.keepaliveTimeout = .milliseconds(100)
    }) { _, address, _ in
      let silent = try await RawPeer.connect(host: address.host, port: address.port, reads: true)
      #expect(await eventually { !silent.channel.isActive })
    }
  }

  @Test(
    "What does not speak HTTP/2 is closed",
    arguments: [
      "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}", "PRI * HTTP/2.0\r\n\r\nSX",
    ])
  func foreignProtocol(text: String) async throws {
    try await withServer { server, address, _ in
      let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: true)
      try await peer.send(bytes(text))
      #expect(await eventually { server.connectionCount == 1 })
      await peer.close()
    }
  }

  @Test("Connecting fails where nobody listens, and where somebody listens but says nothing")
  func connecting() async throws {
    let silent = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0).get()
    var configuration = ClientConfiguration(host: "127.0.0.1", port: try #require(silent.localAddress?.port))
    configuration.connectTimeout = .milliseconds(200)
    let begun = ContinuousClock.now
    let mute = await status { [configuration] () throws(Status) in
      _ = try await GRPCChannel.connect(configuration)
    }
    #expect(mute.code == .unavailable)
    #expect(begun.duration(to: .now) < .seconds(15))
    try await silent.close()
    let nobody = await status { [configuration] () throws(Status) in
      _ = try await GRPCChannel.connect(configuration)
    }
    #expect(nobody.code == .unavailable)
  }

  @Test("When the socket is gone, handlers are told and tasks cancelled")
  func connectionLost() async throws {
    let closed = Mutex<[CloseReason]>([])
    let isCancelled = Tally()
    var methods = MethodTable()
    methods.register(
      "/t/Endless",
      .stream(.server) { _, _ in EndlessHandler({}) { reason in closed.withLock { $0.append(reason) } } })
    methods.register(
      "/t/Wait",
      .unary { _, _ in
        .later {
          try? await Task.sleep(for: .seconds(60))
          if Task.isCancelled { isCancelled.add(1) }
          return .success([])
        }
      })
    try await withServer(methods: methods) { server, address, _ in
      for path in ["/t/Endless", "/t/Wait"] {
        let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: true)
        try await peer.send(RawPeer.call(path, []))
        try await Task.sleep(for: .milliseconds(50))
        await peer.close()
      }
      #expect(await eventually { closed.withLock { $0 } == [.connectionLost] })
      #expect(await eventually { isCancelled.value == 1 })
    }
  }

  @Test("The observer hears of every call, with method, code and duration")
  func observer() async throws {
    let seen = Mutex<[String: Int]>([:])
    let connections = Tally()
    let paths = MethodTable.echo.paths
    let observer = ServerObserver(
      callsFinished: { calls, now in
        for call in calls {
          let method = call.methodIndex.map { paths[$0] } ?? "unknown"
          let isLong = call.begun.duration(to: now) > .milliseconds(20)
          seen.withLock { $0["\(method) \(call.code)\(isLong ? " long" : "")", default: 0] += 1 }
        }
      },
      connectionOpened: { connections.add(1) },
      connectionClosed: { connections.add(-1) })
    try await withServer(observer: observer) { _, _, channel in
      for _ in 0..<10 { _ = try await channel.unary("/echo.Echo/Unary", []) }
      _ = try await channel.unary("/echo.Echo/Sleep", bytes("30"))
      _ = await status { () throws(Status) in _ = try await channel.unary("/echo.Echo/Fail", bytes("5 no")) }
      _ = await status { () throws(Status) in _ = try await channel.unary("/x", []) }
      let call = channel.stream("/echo.Echo/Count")
      try await call.send(bytes("3 1"))
      call.finishSending()
      _ = try await call.collect()
      #expect(connections.value == 1)
      let expected = [
        "/echo.Echo/Unary OK": 10, "/echo.Echo/Sleep OK": 1, "/echo.Echo/Fail NOT_FOUND": 1,
        "unknown UNIMPLEMENTED": 1, "/echo.Echo/Count OK": 1,
      ]
      // The observer hears of a call after its answer is written, so perhaps after the caller.
      let isExpected = await eventually {
        let counts = seen.withLock { seen in
          seen.reduce(into: [:]) { counts, entry in
            counts[entry.key.replacing(" long", with: ""), default: 0] += entry.value
          }
        }
        return counts == expected
      }
      #expect(isExpected, "\(seen.withLock { $0 })")
      #expect(seen.withLock { $0["/echo.Echo/Sleep OK long"] } == 1)
    }
    #expect(connections.value == 0)
  }

  @Test("A peer that leaves with megabytes of answers on their way harms nobody")
  func leaves() async throws {
    try await withServer { _, address, channel in
      for round in 0..<20 {
        let peer = try await RawPeer.connect(host: address.host, port: address.port, reads: false)
        try await peer.send(try RawPeer.call("/echo.Echo/Count", bytes("400 10000")))
        try await Task.sleep(for: .milliseconds(round))
        await peer.close()
      }
      #expect(try await channel.unary("/echo.Echo/Unary", [1]) == [1])
    }
  }

  @Test("Peers that reset their connection at once are forgotten, and hold no drain up")
  func resets() async throws {
    try await withServer { server, address, channel in
      for _ in 0..<200 { try RawPeer.connectAndReset(port: address.port) }
      #expect(try await channel.unary("/echo.Echo/Unary", [1]) == [1])
      #expect(await eventually { server.connectionCount == 1 })
      let begun = ContinuousClock.now
      await server.drain(grace: .zero)
      #expect(begun.duration(to: .now) < .seconds(15))
    }
  }

  @Test("A peer that does not read is not read from, until it reads again")
  func backpressure() async throws {
    // Not a peer that stalls: under a sanitizer, megabytes may take longer than a peer has.
    let patient: (inout ServerConfiguration) -> Void = { configuration in
      configuration.stallTimeout = .seconds(600)
      configuration.keepaliveInterval = .seconds(600)
    }
    try await withServer(patient) { _, address, _ in
      let peer = try await RawPeer.connect(
        host: address.host, port: address.port, reads: false, isSmall: false)
      try await peer.send(try RawPeer.call("/echo.Echo/Count", bytes("1200 10000")))
      // Frames of an unknown type call for nothing: they are read as fast as they come, if they are read.
      let frame: [UInt8] = [0, 0x40, 0, 0xFA, 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 0x4000)
      let flood = Array(repeatElement(frame, count: 1_000).joined())
      let isSent = Atomic<Bool>(false)
      let sending = Task {
        try await peer.send(flood)
        isSent.store(true, ordering: .relaxed)
      }
      try await Task.sleep(for: .seconds(1))
      let isTaken = isSent.load(ordering: .relaxed)
      #expect(!isTaken, "16 MB were taken from a peer that reads nothing")
      try await peer.channel.setOption(.autoRead, value: true).get()
      try await sending.value
      await peer.close()
    }
  }
}

/// Always has another message of 10,000 bytes.
final class EndlessHandler: StreamHandler {
  private let onPull: @Sendable () -> Void
  private let onClose: @Sendable (CloseReason) -> Void

  init(
    _ onPull: @escaping @Sendable () -> Void, onClose: @escaping @Sendable (CloseReason) -> Void = { _ in }
  ) {
    self.onPull = onPull
    self.onClose = onClose
  }

  func receive(_ message: UnsafeRawBufferPointer) {}
  func halfClose() {}

  func pull() -> Pull {
    onPull()
    return .message(SharedBytes(message: [UInt8](repeating: 0, count: 10_000)))
  }

  func closed(_ reason: CloseReason) { onClose(reason) }
}

/// Counts the requests that have come.
private final class Arrivals: CallObserver {
  let count = Tally()

  func callStarted(method: Int?) {}
  func messageReceived(method: Int) { count.add(1) }
  func messageSent(method: Int) {}
}
