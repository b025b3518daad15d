import Testing

@testable import RedisCache

@Suite("Redis link") struct RedisLinkTests {
  private let start = ContinuousClock.now

  @Test("The first failure waits a little, each further one twice as long, up to a bound")
  func backoff() {
    var link = RedisLink()
    #expect(link.isUp && link.mayTry(at: start))
    var waits: [Duration] = []
    for attempt in 0..<12 {
      let isNews = link.failed(at: start, jitter: 1)
      #expect(isNews == (attempt == 0))
      #expect(!link.isUp && !link.mayTry(at: start))
      let milliseconds = (1...10_000).first { link.mayTry(at: start + .milliseconds($0)) }
      waits.append(.milliseconds(milliseconds ?? 0))
    }
    #expect(Array(waits.prefix(4)) == [100, 200, 400, 800].map { .milliseconds($0) })
    #expect(waits.last == RedisLink.backoffMax)
    #expect(waits == waits.sorted())
  }

  @Test("Jitter halves a wait at most")
  func jitter() {
    var link = RedisLink()
    _ = link.failed(at: start, jitter: 0)
    #expect(!link.mayTry(at: start + .milliseconds(49)))
    #expect(link.mayTry(at: start + .milliseconds(50)))
  }

  @Test("One success forgets all failures, and only the first after them is news")
  func success() {
    var link = RedisLink()
    let untroubled = link.succeeded()
    _ = link.failed(at: start, jitter: 1)
    _ = link.failed(at: start, jitter: 1)
    let recovered = link.succeeded()
    #expect(link.isUp && link.mayTry(at: start))
    let again = link.succeeded()
    #expect([untroubled, recovered, again] == [false, true, false])
  }
}
