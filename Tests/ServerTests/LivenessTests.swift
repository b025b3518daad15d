import Testing

@testable import Server

@Suite("Liveness of a peer")
struct LivenessTests {
  private static let start = ContinuousClock.now

  /// Keepalive after 60 s, an answer within 20 s, no stall over 30 s: looked at every 5 s.
  private static func liveness() -> Liveness {
    Liveness(ServerConfiguration(host: "", port: 0), now: start)
  }

  private static func second(_ seconds: Int) -> ContinuousClock.Instant {
    start.advanced(by: .seconds(seconds))
  }

  @Test("It is looked at often enough to notice in time")
  func interval() {
    #expect(Self.liveness().tickInterval == .seconds(5))
  }

  @Test("A peer that is silent is pinged once, and closed if it stays so")
  func silence() {
    var liveness = Self.liveness()
    let actions = stride(from: 5, through: 80, by: 5).map { seconds in
      liveness.tick(now: Self.second(seconds), bytesTaken: 0, bytesWaiting: 0)
    }
    #expect(actions == Array(repeating: .nothing, count: 11) + [.ping, .nothing, .nothing, .nothing, .close])
  }

  @Test("A peer that answers is pinged again only after another silence")
  func answer() {
    var liveness = Self.liveness()
    var pings: [Int] = []
    for seconds in stride(from: 5, through: 300, by: 5) {
      switch liveness.tick(now: Self.second(seconds), bytesTaken: 0, bytesWaiting: 0) {
      case .nothing: break
      case .ping:
        pings.append(seconds)
        liveness.hasRead = true
      case .close: Issue.record("closed after \(seconds) s")
      }
    }
    // The answer counts from the tick that sees it.
    #expect(pings == [60, 125, 190, 255])
  }

  @Test("A socket that takes nothing for 30 s is closed, one that takes a byte now and then is not")
  func stall() {
    var liveness = Self.liveness()
    var taken = 0
    for seconds in stride(from: 5, through: 200, by: 5) {
      liveness.hasRead = true
      if seconds.isMultiple(of: 25) { taken += 1 }
      #expect(liveness.tick(now: Self.second(seconds), bytesTaken: taken, bytesWaiting: 9) == .nothing)
    }
    let actions = stride(from: 205, through: 230, by: 5).map { seconds in
      liveness.hasRead = true
      return liveness.tick(now: Self.second(seconds), bytesTaken: taken, bytesWaiting: 9)
    }
    #expect(actions == Array(repeating: .nothing, count: 5) + [.close])
  }

  @Test("A socket with nothing to take does not stall")
  func idle() {
    var liveness = Self.liveness()
    for seconds in stride(from: 5, through: 300, by: 5) {
      liveness.hasRead = true
      #expect(liveness.tick(now: Self.second(seconds), bytesTaken: 7, bytesWaiting: 0) == .nothing)
    }
  }
}
