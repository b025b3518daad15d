import Repository
import Testing
import ThresholdCore

@testable import Engine

@Suite("Marking from prices")
struct MarkingTests {
  private let hour = 3_600.0

  private func price(_ value: Double, at seconds: Double, _ symbol: String = "BTCUSDT") -> PricePoint {
    PricePoint(symbol: Symbol(symbol), price: value, time: instant(seconds))
  }

  private func outcomes(_ repository: InMemoryRepository, _ key: Key = bitcoin) async throws
    -> [OutcomeRecord]
  {
    try await repository.read(deadline: nil) { try $0.outcomes(of: key, after: 0, limit: 100) }
  }

  @Test(
    "The first price from the horizon on marks, within its tolerance",
    arguments: [
      (4.0, 0.0, Double?.some(9.8)),  // at the horizon itself: 10 % less the fee
      (4.0, 719, 9.8),  // just within 5 % of the horizon
      (4.0, 721, nil),  // too late: expired
      (4.0, -1, nil),  // before the horizon: never
    ])
  func horizon(hours: Double, offset: Double, expected: Double?) async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0))
    _ = try await engine.record([price(110, at: hours * hour + offset)], owner: nil, at: at(5 * hour))
    _ = try await engine.perform(command(.adapt(force: true), at: at(5 * hour)))
    let marked = try await outcomes(repository)
    #expect(marked.map(\.basis) == (expected == nil ? [] : [.marked]))
    if let expected { #expect(abs((marked.first?.pnlPercent ?? .nan) - expected) < 1e-9) }
  }

  @Test(
    "A decision is marked once, for its symbol's and its user's learner, and a short gains when the price falls"
  )
  func once() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    var short = signal()
    short.action = .sell
    short.macd = -0.05
    let id = try await engine.decide(short, at: at(0)).id
    _ = try await engine.record([price(90, at: 4 * hour)], owner: nil, at: at(5 * hour))
    for hours in [5.0, 7, 9] {
      _ = try await engine.perform(command(.adapt(force: true), at: at(hours * hour)))
      _ = try await engine.perform(command(.adapt(force: true), bitcoin.global, at: at(hours * hour)))
    }
    for key in [bitcoin, bitcoin.global] {
      let marked = try await outcomes(repository, key)
      #expect(marked.map(\.decisionID) == [id] && marked.map(\.number) == [1])
      #expect(abs((marked.first?.pnlPercent ?? .nan) - 9.8) < 1e-9)
      #expect(marked.first?.executed == true)
    }
  }

  @Test("A key with prices learns from marked outcomes: a report of the same decision teaches nothing")
  func oneBasis() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    let id = try await engine.decide(signal(), at: at(0)).id
    _ = try await engine.record([price(110, at: 4 * hour)], owner: nil, at: at(4 * hour))
    let report = ReportedOutcome(
      id: "o", user: alice, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)
    let recorded = try await engine.record([report], at: at(4 * hour))
    #expect(recorded.results.first?.notLearnedReason == "OTHER_BASIS")
    _ = try await engine.perform(command(.adapt(force: true), at: at(5 * hour)))
    #expect(try await outcomes(repository).map(\.basis) == [.marked])
  }

  @Test("Nobody else's signals mark a decision; the user's own do when the book is silent")
  func whosePrices() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0))
    var policy = Policy()
    policy.basis = .marked
    _ = try await engine.perform(command(.policy(policy), at: at(1)))
    var later = signal()
    later.price = 120
    _ = try await engine.decide(later, for: bob, at: at(4 * hour))
    _ = try await engine.perform(command(.adapt(force: true), at: at(4 * hour + 60)))
    #expect(try await outcomes(repository).isEmpty)
    later.price = 105
    _ = try await engine.decide(later, at: at(4 * hour + 120))
    _ = try await engine.perform(command(.adapt(force: true), at: at(5.5 * hour)))
    let marked = try await outcomes(repository)
    #expect(marked.count == 1)
    #expect(abs((marked.first?.pnlPercent ?? .nan) - 4.8) < 1e-9)
  }

  @Test("A simulated user is marked from its own prices, not from the shared book")
  func ownBook() async throws {
    let repository = InMemoryRepository()
    let engine = try await Engine(repository: repository)
    _ = try await engine.decide(signal(), at: at(0, asOf: 0))
    _ = try await engine.record([price(110, at: 4 * hour)], owner: nil, at: at(1))
    _ = try await engine.record([price(103, at: 4 * hour)], owner: alice, at: at(2, asOf: 4 * hour))
    _ = try await engine.perform(command(.adapt(force: true), at: at(3, asOf: 5 * hour)))
    let marked = try await outcomes(repository)
    #expect(marked.count == 1)
    #expect(abs((marked.first?.pnlPercent ?? .nan) - 2.8) < 1e-9)
  }
}
