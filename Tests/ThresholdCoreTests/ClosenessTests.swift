import Testing

@testable import ThresholdCore

@Suite("Numbers that are the same but for rounding")
struct ClosenessTests {
  @Test("numbers within 1e-9 of the larger are close, and tiny ones within 1e-12")
  func numbers() {
    #expect(70.0.isClose(to: 70 + 6e-8) && !70.0.isClose(to: 70 + 8e-8))
    #expect(0.0.isClose(to: 1e-12) && !0.0.isClose(to: 2e-12) && !1.0.isClose(to: -1))
    #expect(Double.infinity.isClose(to: .infinity) && !Double.nan.isClose(to: .nan))
    let (none, some): (Double?, Double?) = (nil, 1)
    #expect(none.isClose(to: nil) && !none.isClose(to: 1) && !some.isClose(to: nil))
    #expect(some.isClose(to: 1 + 1e-10) && !some.isClose(to: 1.1))
  }

  private static let state: LearnerState = {
    var state = LearnerState()
    state.foldedThrough = 7
    state.position = PerParameter(repeating: 0.4)
    state.weights = [0.25, 0.75]
    state.prior = [0.5, 0.5]
    state.regret = 1.5
    state.regretAtDemotion = 3.9
    state.margin.wealth = 4
    state.margin.reserve = 0.5
    state.margin.moments.sum = 2
    state.margin.bets = [
      MarginAccount.Bet(
        decisionID: "d", decidedAt: Instant(nanoseconds: 1), stake: 0.1, delta: 0.2, margin: 0.3)
    ]
    state.market.wealth = 2
    state.market.moments.squares = 8
    state.market.positions = [
      MarketAccount.Position(
        symbol: Symbol("A"), side: 1, delta: 0.3, decidedAt: Instant(nanoseconds: 1), entry: nil)
    ]
    state.market.books = [
      MarketAccount.Book(symbol: Symbol("A"), price: 100, time: Instant(nanoseconds: 2), worstStep: 1.5)
    ]
    state.market.positions[0].z = PerParameter(repeating: 0.5)
    state.market.positions[0].taught = 0.25
    state.market.books[0].memory = StepMemory(price: 100, time: Instant(nanoseconds: 2))
    state.market.books[0].memory?.meanSize = 0.3
    state.moves = [ThresholdMove(at: Instant(nanoseconds: 3), parameter: .rsi, from: 70)]
    return state
  }()

  /// Every number that arithmetic makes, changed by a factor.
  private static let changes: [(String, @Sendable (inout LearnerState, Double) -> Void)] = [
    ("position", { $0.position?.macd *= $1 }), ("weight", { $0.weights[1] *= $1 }),
    ("prior", { $0.prior[0] *= $1 }), ("regret", { $0.regret *= $1 }),
    ("regret at demotion", { $0.regretAtDemotion *= $1 }), ("wealth", { $0.margin.wealth *= $1 }),
    ("reserve", { $0.margin.reserve *= $1 }), ("moments", { $0.margin.moments.sum *= $1 }),
    ("stake", { $0.margin.bets[0].stake *= $1 }), ("delta", { $0.margin.bets[0].delta *= $1 }),
    ("margin", { $0.margin.bets[0].margin *= $1 }), ("market wealth", { $0.market.wealth *= $1 }),
    ("market moments", { $0.market.moments.squares *= $1 }),
    ("market delta", { $0.market.positions[0].delta *= $1 }),
    ("part taught", { $0.market.positions[0].taught *= $1 }),
    ("mean size", { $0.market.books[0].memory?.meanSize *= $1 }),
    ("worst step", { $0.market.books[0].worstStep *= $1 }), ("move", { $0.moves[0].from *= $1 }),
  ]

  @Test("each number of a learner's state may be rounded otherwise, and no more than that")
  func states() {
    #expect(Self.state.isClose(to: Self.state))
    for (name, change) in Self.changes {
      var (rounded, other) = (Self.state, Self.state)
      change(&rounded, 1 + 1e-12)
      change(&other, 1 + 1e-6)
      #expect(rounded != Self.state && rounded.isClose(to: Self.state), "\(name)")
      #expect(!other.isClose(to: Self.state) && !Self.state.isClose(to: other), "\(name)")
    }
  }

  @Test("what is counted, named or timed must be the same, and lists as long")
  func others() {
    let changes: [(inout LearnerState) -> Void] = [
      { $0.foldedThrough += 1 }, { $0.standing = .promoted }, { $0.position = nil }, { $0.weights.append(0) },
      { $0.margin.bets = [] }, { $0.margin.bets[0].decisionID = "e" }, { $0.market.books[0].price += 1e-9 },
      { $0.market.positions[0].side = -1 }, { $0.moves[0].parameter = .macd },
      { $0.market.positions[0].z?.macd += 1e-9 }, { $0.market.positions[0].isExpected = false },
      { $0.market.books[0].memory?.price += 1e-9 }, { $0.market.books[0].memory = nil },
      { $0.market.followed = [Instant(nanoseconds: 1)] }, { $0.moves.removeAll() },
      { $0.lastCycle = Instant(nanoseconds: 4) },
    ]
    for (index, change) in changes.enumerated() {
      var other = Self.state
      change(&other)
      #expect(!other.isClose(to: Self.state) && !Self.state.isClose(to: other), "change \(index)")
    }
  }
}
