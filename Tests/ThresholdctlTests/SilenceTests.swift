import Synchronization
import Testing

@testable import thresholdctl

@Suite("Silence", .timeLimit(.minutes(5)))
struct SilenceTests {
  @Test("is noticed when nothing is heard for too long, and not as long as something is")
  func noticed() async throws {
    let (notices, notice) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    var heard = [ContinuousClock.now]
    let silence = Silence(longest: .milliseconds(500)) { notice.yield(.now) }
    for _ in 0..<10 {
      try await Task.sleep(for: .milliseconds(100))
      heard.append(.now)
      silence.broken()
    }
    for await noticed in notices {
      // On a busy machine a pause of ours may have been long enough.
      let last = try #require(heard.last { $0 <= noticed })
      #expect(last.duration(to: noticed) >= .milliseconds(500))
      break
    }
  }

  @Test("that has ended is not noticed")
  func ended() async throws {
    let isNoticed = Atomic<Bool>(false)
    let silence = Silence(longest: .milliseconds(50)) { isNoticed.store(true, ordering: .relaxed) }
    silence.end()
    try await Task.sleep(for: .milliseconds(200))
    let wasNoticed = isNoticed.load(ordering: .relaxed)
    #expect(!wasNoticed)
  }
}
