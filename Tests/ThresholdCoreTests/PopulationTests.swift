import Testing
import ThresholdCore

@Suite("Borrowing from other users")
struct PopulationTests {
  private static let count = Boxes.all.count
  /// What a user learned who is nearly sure of one box.
  private static func sure(of box: Int, by odds: Double = 1_000) -> [Double] {
    normalised((0..<count).map { $0 == box ? odds : 1 })
  }
  private static func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  @Test("needs five others, of a symbol and of all")
  func fewest() throws {
    let four = Array(repeating: Self.sure(of: 3), count: 4)
    let five = four + four.prefix(1)
    #expect(Population.prior(everyone: four, symbol: four) == nil)
    let all = try #require(Population.prior(everyone: five, symbol: four))
    #expect(all.users == 5 && all.symbolUsers == 0)
    let symbol = try #require(Population.prior(everyone: four, symbol: five))
    #expect(symbol.users == 0 && symbol.symbolUsers == 5)
    #expect(all.weights == symbol.weights)
  }

  @Test("adds up what many say faintly, and says nothing where nobody does")
  func faint() throws {
    let faint = Self.sure(of: 7, by: 4)
    func weight(_ users: Int) throws -> Double {
      let prior = try #require(
        Population.prior(everyone: [], symbol: Array(repeating: faint, count: users)))
      #expect(abs(prior.weights.reduce(0, +) - 1) < 1e-9)
      return prior.weights[7]
    }
    let weights = (try weight(10), try weight(20), try weight(60))
    #expect(weights.0 < weights.1 && weights.1 < weights.2)
    #expect(weights.2 > 0.5 && faint[7] < 0.02)
    let flat = try #require(
      Population.prior(everyone: [], symbol: Array(repeating: Self.sure(of: 0, by: 1), count: 60)))
    #expect(flat.weights.allSatisfy { abs($0 * Double(Self.count) - 1) < 1e-9 })
  }

  @Test("lets nobody speak with more than the weight of one")
  func capped() throws {
    let others = Array(repeating: Self.sure(of: 7), count: 9)
    let prior = try #require(
      Population.prior(everyone: [], symbol: others + [Self.sure(of: 100, by: 1e12)]))
    #expect(prior.weights[100] < 1.0 / 10)
    #expect(prior.weights[7] > 0.5)
  }

  @Test("leans on all symbols as long as few know the symbol")
  func leans() throws {
    let everyone = Array(repeating: Self.sure(of: 7), count: 40)
    func weights(_ users: Int) throws -> [Double] {
      let symbol = Array(repeating: Self.sure(of: 100), count: users)
      return try #require(Population.prior(everyone: everyone, symbol: symbol)).weights
    }
    #expect(try weights(0)[100] < 0.01)
    let few = try weights(5)
    #expect(few[7] > 0.1 && few[100] > 0.2)
    #expect(try weights(40)[100] > 0.8)
  }

  /// A key with a day of its own outcomes, which was lent `prior` at its first cycle, or nothing.
  private static func played(_ prior: PooledPrior?) -> JournalHarness {
    var random = SeededGenerator(seed: 4)
    var harness = JournalHarness()
    harness.policy = JournalHarness.policy(.boxMixture)
    for hour in 0..<200 {
      let now = JournalHarness.start + .hours(Double(hour))
      if hour == 100 || hour == 199 {
        harness.prior = hour == 100 ? prior : nil
        harness.apply(.adapt(force: true), at: now)
      }
      let decision = harness.decide(PerParameter { _ in random.uniform(0...1) }, at: now)
      harness.report(decision, pnlPercent: 1.5 * random.normal(), at: now + .minutes(30))
    }
    return harness
  }

  @Test("changes bets on later decisions alone, and where A stands, and replays from the journal")
  func journal() throws {
    let prior = try #require(
      Population.prior(everyone: [], symbol: Array(repeating: Self.sure(of: 195), count: 60)))
    let alone = Self.played(nil)
    let lent = Self.played(prior)
    let first = (alone.journal[0].after.learner, lent.journal[0].after.learner)
    #expect(first.0.evidence == first.1.evidence)
    #expect(first.0.weights == first.1.weights)
    #expect(first.0.position != first.1.position)
    #expect(alone.journal[1].after.learner.evidence != lent.journal[1].after.learner.evidence)
    #expect(alone.journal[1].after.learner.weights == lent.journal[1].after.learner.weights)
    #expect(try lent.replayed() == lent.journal.map(\.after))
  }

  @Test("is not asked of a learner whose weights mean something else")
  func others() {
    for learner in Learner.allCases where learner != .boxMixture { #expect(!learner.rule.isPooled) }
  }

  @Test("is outweighed by the key's own outcomes, and forgotten at a demotion")
  func outweighed() {
    var learner = LearnerState.fresh
    learner.prior = Self.sure(of: 3)
    #expect(learner.opinion == learner.prior)
    learner.weights = Self.sure(of: 9, by: 1e6)
    #expect(learner.opinion[9] > 0.99)
    learner.demote(at: JournalHarness.start, baseline: PerParameter(repeating: 0.5))
    #expect(learner.opinion == learner.weights)
  }
}
