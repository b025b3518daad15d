import Synchronization
import Testing

@testable import ThresholdService

@Suite("Rate limiter") struct RateLimiterTests {
  /// A monotonic clock that a test moves.
  private final class Clock: Sendable {
    private let elapsed = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    var now: ContinuousClock.Instant { start + elapsed.withLock { $0 } }
    func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }
  }

  private let clock = Clock()

  private func limiter(_ perMinute: Int) -> RateLimiter {
    RateLimiter(callsPerMinute: perMinute) { [clock] in clock.now }
  }

  @Test("A full bucket holds a minute's calls, and one comes back each sixtieth of a minute")
  func refill() {
    let limiter = limiter(60)
    for call in 0..<60 { #expect(limiter.take(1, key: "k", user: "u") == nil, "call \(call)") }
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(1))
    clock.advance(.milliseconds(999))
    #expect(limiter.take(1, key: "k", user: "u") == .milliseconds(1))
    clock.advance(.milliseconds(1))
    #expect(limiter.take(1, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(1))
  }

  @Test("Every key has a bucket for every user")
  func separate() {
    let limiter = limiter(1)
    #expect(limiter.take(1, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "v") == nil)
    #expect(limiter.take(1, key: "l", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(60))
  }

  @Test("A batch larger than the bucket passes when it is full, and is paid for afterwards")
  func debt() {
    let limiter = limiter(60)
    #expect(limiter.take(90, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(31))
    #expect(limiter.take(90, key: "k", user: "u") == .seconds(90))
    clock.advance(.seconds(90))
    #expect(limiter.take(90, key: "k", user: "u") == nil)
  }

  @Test("What was taken is told once, and what others took counts after that")
  func shared() {
    let limiter = limiter(60)
    #expect(limiter.takeUntold().isEmpty)
    _ = limiter.take(10, key: "k", user: "u")
    _ = limiter.take(5, key: "k", user: "u")
    limiter.giveBack(3, key: "k", user: "u")
    #expect(limiter.takeUntold() == [.init(key: "k", user: "u", nanoseconds: 12_000_000_000)])
    #expect(limiter.takeUntold().isEmpty)
    // Two more here, while another replica took forty of the same bucket.
    _ = limiter.take(2, key: "k", user: "u")
    limiter.settle(key: "k", user: "u", untilFull: .seconds(52))
    #expect(limiter.take(6, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(1))
    #expect(limiter.takeUntold() == [.init(key: "k", user: "u", nanoseconds: 8_000_000_000)])
    // A bucket that was forgotten meanwhile is full, and stays so.
    limiter.settle(key: "k", user: "v", untilFull: .seconds(52))
    #expect(limiter.take(60, key: "k", user: "v") == nil)
  }

  @Test("What is given back can be taken again")
  func givenBack() {
    let limiter = limiter(10)
    #expect(limiter.take(10, key: "k", user: "u") == nil)
    limiter.giveBack(10, key: "k", user: "u")
    #expect(limiter.take(10, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") != nil)
  }

  @Test("A change of the limit holds at once, and 0 lets everything pass")
  func live() {
    let limiter = limiter(0)
    for _ in 0..<1_000 { #expect(limiter.take(1, key: "k", user: "u") == nil) }
    #expect(limiter.bucketCount == 0)
    limiter.callsPerMinute = 2
    #expect(limiter.take(2, key: "k", user: "u") == nil)
    #expect(limiter.take(1, key: "k", user: "u") == .seconds(30))
    limiter.callsPerMinute = 0
    #expect(limiter.take(1, key: "k", user: "u") == nil)
  }

  @Test("However many users there are, memory is bounded, and whoever is in debt longest is kept")
  func bounded() {
    let limiter = limiter(60)
    #expect(limiter.take(60, key: "k", user: "busy") == nil)
    for user in 0..<200_000 { _ = limiter.take(1, key: "k", user: "user-\(user)") }
    #expect(limiter.bucketCount <= 16 * 4_096)
    #expect(limiter.take(1, key: "k", user: "busy") != nil)
  }
}
