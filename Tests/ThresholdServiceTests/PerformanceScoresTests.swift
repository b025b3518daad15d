import Testing
import ThresholdCore

@testable import ThresholdService

@Suite("Performance scores in memory") struct PerformanceScoresTests {
  private let key = Key(user: UserID("alice"), symbol: Symbol("BTCUSDT"))
  private let start = ContinuousClock.now

  @Test(
    "A score is brought to -0.2...0.2, and none to 0",
    arguments: [(0.0, -0.2), (0.25, -0.1), (0.5, 0.0), (1.0, 0.2), (1.5, 0.2), (nil, 0.0)]
      as [(Double?, Double)])
  func adjustment(score: Double?, expected: Double) {
    #expect(abs(PerformanceScores.adjustment(score) - expected) < 1e-12)
  }

  @Test("A score is unknown, then known, and outdated for one reader after a minute or a trade")
  func outdated() {
    let scores = PerformanceScores()
    #expect(scores.adjustment(of: key, at: start) == .unknown)
    #expect(scores.took(1, of: key, at: start) == 0.2)
    #expect(scores.adjustment(of: key, at: start + .seconds(60)) == .known(0.2))
    #expect(scores.adjustment(of: key, at: start + .seconds(61)) == .outdated(0.2))
    #expect(scores.adjustment(of: key, at: start + .seconds(62)) == .known(0.2))
    scores.outdated(key.user)
    #expect(scores.adjustment(of: key, at: start + .seconds(63)) == .outdated(0.2))
    #expect(scores.adjustment(of: key, at: start + .seconds(63)) == .known(0.2))
  }

  @Test("What cannot be read leaves the score as it was")
  func failed() {
    let scores = PerformanceScores()
    #expect(scores.failed(key, at: start) == 0)
    #expect(scores.took(1, of: key, at: start) == 0.2)
    #expect(scores.failed(key, at: start) == 0.2)
  }
}
