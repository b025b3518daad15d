import Testing

@testable import Delivery

@Suite("What waits to be delivered") struct DeliveryStateTests {
  private static let start = ContinuousClock.now

  private func request(_ number: Int, bytes: Int = 10) -> OutgoingRequest {
    OutgoingRequest(url: "http://x/\(number)", headers: [:], body: Array(repeating: 0, count: bytes))
  }

  private func policy(_ change: (inout DeliveryPolicy) -> Void = { _ in }) -> DeliveryPolicy {
    var policy = DeliveryPolicy()
    change(&policy)
    return policy
  }

  @Test("requests are sent in order, one at a time, until nothing waits")
  func order() {
    var state = DeliveryState(policy())
    #expect(state.next(at: Self.start) == .idle)
    for number in 0..<3 { #expect(state.offer(request(number)) == 0) }
    for number in 0..<3 {
      #expect(state.next(at: Self.start) == .send(request(number)))
      #expect(state.ended(.delivered, at: Self.start, random: 0) == nil)
    }
    #expect(state.next(at: Self.start) == .idle)
    #expect(state.counts == .init(delivered: 3))
  }

  @Test("a failure is repeated after a wait that doubles, and given up in the end")
  func backoff() {
    var state = DeliveryState(policy { $0.attemptsMax = 4 })
    _ = state.offer(request(0))
    var now = Self.start
    for wait in [1, 2, 4] {
      #expect(state.next(at: now) == .send(request(0)))
      #expect(state.ended(.failed("status 500", after: nil), at: now, random: 1) == nil)
      let due = now + .seconds(wait)
      #expect(state.next(at: due - .nanoseconds(1)) == .wait(until: due))
      now = due
    }
    #expect(state.next(at: now) == .send(request(0)))
    #expect(state.ended(.failed("status 500", after: nil), at: now, random: 1) == "status 500")
    #expect(state.next(at: now) == .idle)
    #expect(state.counts == .init(failed: 1))
  }

  @Test("a refusal is not repeated")
  func refusal() {
    var state = DeliveryState(policy())
    _ = state.offer(request(0))
    _ = state.next(at: Self.start)
    #expect(state.ended(.refused("status 404"), at: Self.start, random: 0) == "status 404")
    #expect(state.next(at: Self.start) == .idle)
  }

  @Test("the receiver's wish to wait is honoured, also for what comes after it")
  func wish() {
    var patient = DeliveryState(policy())
    _ = patient.offer(request(0))
    _ = patient.next(at: Self.start)
    _ = patient.ended(.failed("status 429", after: .seconds(30)), at: Self.start, random: 0)
    _ = patient.offer(request(1))
    #expect(patient.next(at: Self.start + .seconds(29)) == .wait(until: Self.start + .seconds(30)))
  }

  @Test("the oldest make room for the newest, but not the one under way")
  func overflow() {
    var state = DeliveryState(policy { $0.waitingMax = 3 })
    for number in 0..<3 { _ = state.offer(request(number)) }
    #expect(state.next(at: Self.start) == .send(request(0)))
    #expect(state.offer(request(3)) == 1)
    #expect(state.offer(request(4)) == 1)
    _ = state.ended(.delivered, at: Self.start, random: 0)
    var sent: [OutgoingRequest] = []
    while case .send(let request) = state.next(at: Self.start) {
      sent.append(request)
      _ = state.ended(.delivered, at: Self.start, random: 0)
    }
    #expect(sent == [request(3), request(4)])
    #expect(state.counts == .init(delivered: 3, dropped: 2))
  }

  @Test("bytes are bounded as well as requests")
  func bytes() {
    var state = DeliveryState(policy { $0.waitingBytesMax = 100 })
    for number in 0..<10 { _ = state.offer(request(number, bytes: 40)) }
    #expect(state.depth == 2)
    #expect(state.offer(request(10, bytes: 101)) == 1)
    #expect(state.depth == 2)
    #expect(state.counts.dropped == 9)
  }

  @Test("at the end each gets one more attempt, without waits, and nothing is taken in")
  func closing() {
    var state = DeliveryState(policy())
    for number in 0..<2 { _ = state.offer(request(number)) }
    _ = state.next(at: Self.start)
    _ = state.ended(.failed("no connection", after: .seconds(60)), at: Self.start, random: 0)
    state.close()
    #expect(state.offer(request(2)) == 1)
    for number in 0..<2 {
      #expect(state.next(at: Self.start) == .send(request(number)))
      #expect(state.ended(.failed("no connection", after: nil), at: Self.start, random: 0) != nil)
    }
    #expect(state.next(at: Self.start) == .finished)
  }

  @Test("what is abandoned is counted once, also the request under way")
  func abandoned() {
    var state = DeliveryState(policy())
    for number in 0..<3 { _ = state.offer(request(number)) }
    _ = state.next(at: Self.start)
    #expect(state.abandon() == 3)
    _ = state.ended(.failed("cancelled", after: nil), at: Self.start, random: 0)
    #expect(state.next(at: Self.start) == .finished)
    #expect(state.counts == .init(failed: 3))
  }

  @Test(
    "waits double up to a bound, are jittered by half, and never shorter than wished",
    arguments: [
      (1, 0.0, nil, 0.5), (1, 1, nil, 1), (3, 1, nil, 4), (7, 1, nil, 60), (64, 1, nil, 60), (64, 0, nil, 30),
      (1, 1, 20, 20), (7, 1, 20, 60),
    ] as [(Int, Double, Int?, Double)])
  func delays(failures: Int, random: Double, wish: Int?, seconds: Double) {
    let delay = Backoff().delay(failures: failures, random: random, wish: wish.map { .seconds($0) })
    #expect(delay == .seconds(seconds))
  }

  @Test(
    "Retry-After is a number of seconds or a date, and bounded",
    arguments: [
      ("0", 0), ("120", 120), ("999999", 3_600), ("Fri, 15 Jan 2027 08:00:30 GMT", 30),
      ("Fri, 15 Jan 2027 07:59:00 GMT", 0), ("-1", nil), ("", nil), ("soon", nil), ("1.5", nil),
      ("Fri, 15 Jan 2027 08:00:30 GMT and more", nil),
    ] as [(String, Int?)])
  func retryAfter(text: String, seconds: Int?) {
    #expect(RetryAfter.delay(text, now: 1_800_000_000) == seconds.map { .seconds($0) })
  }

  @Test(
    "a status says whether another attempt may help",
    arguments: [
      (200, DeliveryOutcome.delivered), (204, .delivered), (301, .refused("status 301")),
      (400, .refused("status 400")), (401, .refused("status 401")),
      (408, .failed("status 408", after: .seconds(9))),
      (429, .failed("status 429", after: .seconds(9))), (500, .failed("status 500", after: .seconds(9))),
      (503, .failed("status 503", after: .seconds(9))),
    ])
  func statuses(status: Int, outcome: DeliveryOutcome) {
    #expect(DeliveryOutcome(status: status, retryAfter: "9", now: 0) == outcome)
  }
}
