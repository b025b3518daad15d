import Logging
import Synchronization
import Testing

@testable import Delivery

@Suite("A courier, against a receiver on loopback", .timeLimit(.minutes(3)))
struct CourierTests {
  /// Keeps what is logged.
  private final class Lines: Sendable {
    let all = Mutex<[String]>([])

    var logger: Logger { Logger(label: "test") { _ in Handler(lines: self) } }

    var text: String { all.withLock { $0.joined(separator: "\n") } }

    private struct Handler: LogHandler {
      var lines: Lines
      var logLevel = Logger.Level.trace
      var metadata: Logger.Metadata = [:]

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.all.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
      }
    }
  }

  private let lines = Lines()

  private func courier(_ change: (inout DeliveryPolicy) -> Void = { _ in }) -> Courier {
    var policy = DeliveryPolicy()
    // The whole suite runs on two cores at once: only what must not be late has a short limit.
    policy.timeout = .seconds(30)
    policy.backoff = Backoff(first: .milliseconds(20), longest: .milliseconds(100))
    change(&policy)
    return Courier(name: "receiver", policy: policy, transport: URLSessionTransport(), logger: lines.logger)
  }

  private func request(_ port: Int, _ body: String, path: String = "/hook/secret-path") -> OutgoingRequest {
    OutgoingRequest(
      url: "http://127.0.0.1:\(port)\(path)", headers: ["Content-Type": "application/json", "X-Test": "1"],
      body: Array(body.utf8))
  }

  private func eventually(
    within limit: Duration = .seconds(60), _ holds: () -> Bool, _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let deadline = ContinuousClock.now + limit
    while !holds(), .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
    #expect(holds(), "not within \(limit); the log says:\n\(lines.text)", sourceLocation: location)
  }

  @Test("what is offered arrives whole, in order, with its header fields")
  func arrives() async throws {
    let receiver = try await Receiver { _ in .status(200) }
    let courier = courier()
    for number in 0..<20 { courier.offer(request(receiver.port, "{\"n\":\(number)}")) }
    try await eventually { receiver.received.count == 20 }
    #expect(
      receiver.received.map { String(decoding: $0.body, as: UTF8.self) } == (0..<20).map { "{\"n\":\($0)}" })
    let head = try #require(receiver.received.first?.head)
    #expect(head.hasPrefix("POST /hook/secret-path HTTP/1.1\r\n"), "\(head)")
    #expect(head.lowercased().contains("content-type: application/json"))
    #expect(head.lowercased().contains("x-test: 1"))
    await courier.close(within: .seconds(30))
    #expect(courier.counts == (20, 0, 0))
    try await receiver.close()
  }

  @Test("a receiver that fails is asked again until it does not")
  func retries() async throws {
    let receiver = try await Receiver { $0 < 3 ? ($0 == 1 ? .hangUp : .status(500)) : .status(204) }
    let courier = courier()
    courier.offer(request(receiver.port, "{}"))
    try await eventually { courier.counts.delivered == 1 }
    #expect(receiver.received.count == 4)
    await courier.close(within: .seconds(30))
    try await receiver.close()
  }

  @Test("429 with Retry-After is left alone for as long as it asks")
  func retryAfter() async throws {
    let receiver = try await Receiver { $0 == 0 ? .status(429, headers: ["Retry-After": "1"]) : .status(200) }
    let courier = courier()
    let began = ContinuousClock.now
    courier.offer(request(receiver.port, "{}"))
    try await eventually { courier.counts.delivered == 1 }
    #expect(ContinuousClock.now - began >= .seconds(1))
    #expect(receiver.received.count == 2)
    await courier.close(within: .seconds(30))
    try await receiver.close()
  }

  @Test("a refusal is not repeated, and a redirection not followed", arguments: [301, 400, 404])
  func refused(status: Int) async throws {
    let elsewhere = try await Receiver { _ in .status(200) }
    let location = "http://127.0.0.1:\(elsewhere.port)/"
    let receiver = try await Receiver { _ in .status(status, headers: ["Location": location]) }
    let courier = courier()
    courier.offer(request(receiver.port, "{}"))
    try await eventually { courier.counts.failed == 1 }
    #expect(receiver.received.count == 1)
    #expect(elsewhere.received.isEmpty)
    await courier.close(within: .seconds(30))
    // Counted first, then logged: all of it by the end.
    #expect(lines.text.contains("status \(status)"))
    try await receiver.close()
    try await elsewhere.close()
  }

  @Test("a receiver that stalls costs one timeout an attempt; offering never waits, and the oldest make room")
  func stalls() async throws {
    let receiver = try await Receiver { _ in .silence }
    let courier = courier {
      $0.timeout = .milliseconds(300)
      $0.waitingMax = 10
    }
    let began = ContinuousClock.now
    for number in 0..<1_000 { courier.offer(request(receiver.port, "\(number)")) }
    #expect(ContinuousClock.now - began < .seconds(20))
    #expect(courier.depth <= 10)
    try await eventually { receiver.received.count >= 2 }
    #expect(courier.counts.dropped >= 989)
    #expect(lines.all.withLock { $0.count { $0.contains("deliveries dropped") } } == 1)
    await courier.close(within: .milliseconds(100))
    try await receiver.close()
  }

  @Test("a receiver that dies and comes back gets what waited")
  func comesBack() async throws {
    let first = try await Receiver { _ in .hangUp }
    let port = first.port
    let courier = courier { $0.attemptsMax = 1_000 }
    courier.offer(request(port, "one"))
    try await eventually { first.received.count >= 1 }
    try await first.close()
    courier.offer(request(port, "two"))
    try await Task.sleep(for: .milliseconds(200))
    #expect(courier.depth == 2)
    let second = try await Receiver(port: port) { _ in .status(200) }
    try await eventually { second.received.count == 2 }
    #expect(second.received.map { String(decoding: $0.body, as: UTF8.self) } == ["one", "two"])
    await courier.close(within: .seconds(30))
    try await second.close()
  }

  @Test("an answer that does not end is cut off")
  func endless() async throws {
    let receiver = try await Receiver { _ in .endless }
    // Longer than the test may take: what ends the answer is its length.
    let courier = courier { $0.timeout = .seconds(60) }
    courier.offer(request(receiver.port, "{}"))
    let began = ContinuousClock.now
    try await eventually(within: .seconds(50)) { courier.counts.delivered == 1 }
    #expect(ContinuousClock.now - began < .seconds(50))
    await courier.close(within: .seconds(30))
    try await receiver.close()
  }

  @Test("closing delivers what waits, without its waits")
  func flushes() async throws {
    let receiver = try await Receiver {
      $0 == 0 ? .status(503, headers: ["Retry-After": "600"]) : .status(200)
    }
    let courier = courier()
    for number in 0..<5 { courier.offer(request(receiver.port, "\(number)")) }
    try await eventually { receiver.received.count == 1 }
    await courier.close(within: .seconds(30))
    #expect(courier.counts == (5, 0, 0))
    try await receiver.close()
  }

  @Test("closing takes no longer than it may, however the receiver stalls")
  func boundedClose() async throws {
    let receiver = try await Receiver { _ in .silence }
    let courier = courier { $0.timeout = .seconds(30) }
    for number in 0..<5 { courier.offer(request(receiver.port, "\(number)")) }
    try await eventually { receiver.received.count == 1 }
    let began = ContinuousClock.now
    await courier.close(within: .milliseconds(300))
    #expect(ContinuousClock.now - began < .seconds(20))
    #expect(courier.counts.failed == 5)
    try await receiver.close()
  }

  @Test("no URL is ever logged")
  func secrets() async throws {
    let receiver = try await Receiver { _ in .status(500) }
    let courier = courier { $0.attemptsMax = 2 }
    courier.offer(request(receiver.port, "{}"))
    try await eventually { courier.counts.failed == 1 }
    try await receiver.close()
    // Nobody listens, no such host, no URL at all.
    courier.offer(request(receiver.port, "{}"))
    courier.offer(OutgoingRequest(url: "http://secret-path.invalid/", headers: [:], body: []))
    courier.offer(OutgoingRequest(url: "", headers: [:], body: []))
    try await eventually { courier.counts.failed == 4 }
    #expect(!lines.text.contains("secret-path"), "\(lines.text)")
    #expect(!lines.text.contains("127.0.0.1"), "\(lines.text)")
    await courier.close(within: .seconds(30))
  }
}
