import PostgresRepository
import Repository
import Testing

/// The machine behind LISTEN, on a clock that the test moves.
@Suite("When to listen")
struct ListenStateTests {
  private static let start = ContinuousClock.now
  private static let times = HintTimes()

  /// A machine whose connection listens and whose first probe was sent.
  private static func listening() -> ListenState {
    var state = ListenState(times: times, now: start)
    #expect(state.timePassed(now: start, jitter: 0) == [.connect])
    #expect(state.connected(now: start) == [.sendProbe(1)])
    state.probeSent(1, now: start)
    return state
  }

  @Test("A connection counts once its probe has come back, and is proven again and again")
  func proven() {
    var state = Self.listening()
    #expect(state.probeReturned(7, now: Self.start, jitter: 1) == [], "a stranger's")
    #expect(state.probeReturned(1, now: Self.start, jitter: 1) == [.report(.connected)])
    var now = Self.start
    for probe in Int64(2)...5 {
      #expect(state.nextEvent == now + .seconds(30))
      #expect(state.timePassed(now: now + .seconds(29), jitter: 1) == [])
      now += .seconds(30)
      #expect(state.timePassed(now: now, jitter: 1) == [.sendProbe(probe)])
      state.probeSent(probe, now: now)
      #expect(state.probeReturned(probe, now: now, jitter: 1) == [], "nothing new to report")
    }
  }

  @Test("A probe that does not come back ends the connection, with one report for an outage")
  func overdue() throws {
    var state = Self.listening()
    var now = Self.start
    var reports = 0
    for _ in 0..<20 {
      let due = try #require(state.nextEvent)
      #expect(due == now + .seconds(5))
      #expect(state.timePassed(now: due - .milliseconds(1), jitter: 0.5) == [])
      let actions = state.timePassed(now: due, jitter: 0.5)
      #expect(actions.first == .disconnect)
      reports += actions.count - 1
      now = try #require(state.nextEvent)
      #expect(now - due <= .seconds(30))
      #expect(state.timePassed(now: now, jitter: 0) == [.connect])
      guard case .sendProbe(let probe)? = state.connected(now: now).first else {
        Issue.record("no probe")
        return
      }
      state.probeSent(probe, now: now)
    }
    #expect(reports == 1)
  }

  @Test(
    "A probe that waits for a connection of the pool, or cannot be sent, says nothing about the one that listens"
  )
  func unsent() {
    var state = ListenState(times: Self.times, now: Self.start)
    _ = state.timePassed(now: Self.start, jitter: 0)
    #expect(state.connected(now: Self.start) == [.sendProbe(1)])
    #expect(state.nextEvent == nil)
    #expect(state.timePassed(now: Self.start + .seconds(3_600), jitter: 0) == [])
    state.probeFailed(1, now: Self.start)
    #expect(state.nextEvent == Self.start + .seconds(5))
    #expect(state.timePassed(now: Self.start + .seconds(5), jitter: 0) == [.sendProbe(2)])
    state.probeSent(1, now: Self.start)
    #expect(state.nextEvent == nil, "the first probe is forgotten")
    // It may come back before its sender knows that it was committed.
    #expect(state.probeReturned(2, now: Self.start, jitter: 0) == [.report(.connected)])
    state.probeSent(2, now: Self.start)
    #expect(state.nextEvent == Self.start + .seconds(22.5))
  }

  @Test("Pauses grow, spread over half of them, and begin anew after a proof", arguments: [0, 0.5, 1])
  func backoff(jitter: Double) throws {
    var state = ListenState(times: Self.times, now: Self.start)
    var now = Self.start
    for attempt in 0..<12 {
      #expect(state.timePassed(now: now, jitter: jitter) == [.connect])
      let actions = state.lost("refused", now: now, jitter: jitter)
      #expect(actions == [.disconnect] + (attempt == 0 ? [.report(.disconnected("refused"))] : []))
      #expect(state.lost("again", now: now, jitter: jitter) == [], "there is nothing to lose")
      let next = try #require(state.nextEvent)
      let full = min(Duration.seconds(30), .milliseconds(100) * (1 << attempt))
      #expect(next - now == full * (0.5 + jitter / 2), "attempt \(attempt)")
      now = next
    }
    _ = state.timePassed(now: now, jitter: jitter)
    #expect(state.connected(now: now) == [.sendProbe(1)])
    #expect(state.probeReturned(1, now: now, jitter: jitter) == [.report(.connected)])
    #expect(state.lost("cut", now: now, jitter: jitter) == [.disconnect, .report(.disconnected("cut"))])
    #expect(state.nextEvent == now + .milliseconds(100) * (0.5 + jitter / 2))
  }
}
