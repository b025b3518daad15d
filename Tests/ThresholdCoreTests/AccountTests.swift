import Testing
import ThresholdCore

@Suite("Evidence: the margin account")
struct MarginAccountTests {
  static let time = Instant(seconds: 0)

  /// An account that has seen 200 payoffs of a good learner.
  private static var seasoned: MarginAccount {
    var account = MarginAccount()
    for index in 0..<200 {
      account.settle("past\(index)", delta: 0.5, pnlPercent: index.isMultiple(of: 3) ? -1 : 1)
    }
    return account
  }

  @Test("nothing is staked while the learner has not done better than the baseline")
  func noStakeWithoutGain() {
    var account = MarginAccount()
    account.settle("a", delta: 0.5, pnlPercent: -1)
    account.open("b", decidedAt: Self.time, delta: 0.5, scale: 1, lossMax: 15, level: 20)
    #expect(account.bets.isEmpty)
    #expect(account.evidence == 1)
  }

  @Test("an open bet counts at its worst, and its outcome releases it")
  func worstCase() throws {
    var account = Self.seasoned
    account.open("b", decidedAt: Self.time, delta: -0.4, scale: 1, lossMax: 15, level: 20)
    let bet = try #require(account.bets.first)
    #expect(bet.margin == bet.stake * 0.4 * 15)
    #expect(account.evidence == 1 - bet.margin)
    account.settle("b", delta: -0.4, pnlPercent: -3)
    #expect(account.reserve == 0)
    #expect(abs(account.evidence - (1 + bet.stake * 0.4 * 3)) < 1e-15)
  }

  @Test("all bets together never reserve more than nine tenths of wealth")
  func reserveLimit() {
    var account = Self.seasoned
    for index in 0..<500 {
      account.open("b\(index)", decidedAt: Self.time, delta: 1, scale: 0.1, lossMax: 15, level: 20)
    }
    #expect(account.reserve <= 0.9 * account.wealth + 1e-12)
    #expect(account.evidence >= 0.1 - 1e-12)
    for bet in account.bets { account.settle(bet.decisionID, delta: 1, pnlPercent: -15) }
    #expect(account.wealth >= 0.1 - 1e-12)
    #expect(account.reserve == 0)
  }

  @Test("a loss beyond the bound is taken in full, and wealth ends at 0")
  func noClipping() {
    var account = Self.seasoned
    for index in 0..<500 {
      account.open("b\(index)", decidedAt: Self.time, delta: 1, scale: 0.1, lossMax: 15, level: 20)
    }
    for bet in account.bets { account.settle(bet.decisionID, delta: 1, pnlPercent: -100) }
    #expect(account.wealth == 0)
  }

  @Test("no bet is opened when wealth is 2 % above the level, so that reserves drain")
  func stopsAboveLevel() {
    var account = Self.seasoned
    account.wealth = 20.4
    account.open("b", decidedAt: Self.time, delta: 0.5, scale: 1, lossMax: 15, level: 20)
    #expect(account.bets.isEmpty)
    account.wealth = 20.4.nextDown
    account.open("b", decidedAt: Self.time, delta: 0.5, scale: 1, lossMax: 15, level: 20)
    #expect(account.bets.count == 1)
  }

  @Test("an outcome that never comes is lost, which leaves the evidence as it was")
  func forfeits() {
    var account = Self.seasoned
    account.open("old", decidedAt: Self.time, delta: 0.5, scale: 1, lossMax: 15, level: 20)
    account.open("new", decidedAt: Self.time + .hours(1), delta: 0.5, scale: 1, lossMax: 15, level: 20)
    let evidence = account.evidence
    account.forfeit(decidedThrough: Self.time)
    #expect(account.bets.map(\.decisionID) == ["new"])
    #expect(abs(account.evidence - evidence) < 1e-15)
    #expect(account.wealth < 1)
  }

  @Test("a decision beyond the bound on open bets is not bet on")
  func bounded() {
    var account = Self.seasoned
    for index in 0...MarginAccount.betsMax {
      account.open("b\(index)", decidedAt: Self.time, delta: 1e-6, scale: 1, lossMax: 15, level: 20)
    }
    #expect(account.bets.count == MarginAccount.betsMax)
  }
}

@Suite("Evidence: mark to market")
struct MarketAccountTests {
  static let symbol = JournalHarness.scope.symbol
  static let time = JournalHarness.start
  static let terms = MarketAccount.Terms(horizon: .hours(1), feePercent: 0.2)

  private static func decision(_ side: Action, at: Instant = time) -> Decision {
    Decision(
      id: "d", key: JournalHarness.scope, action: side, intent: .entry, accepted: true, decidedAt: at,
      price: nil,
      propensity: 1, symbolView: nil, globalView: nil)
  }

  private static func point(_ price: Double, minutes: Double) -> PricePoint {
    PricePoint(symbol: symbol, price: price, time: time + .minutes(minutes))
  }

  @Test("entry is the first book price at or after the decision, exit the first at or after its horizon")
  func entryAndExit() throws {
    var account = MarketAccount()
    account.open(Self.decision(.buy), delta: 0.5, terms: Self.terms)
    account.step(Self.point(100, minutes: 2), terms: Self.terms, scale: 1, mayBet: false)
    let entry = try #require(account.positions.first?.entry)
    #expect(entry.price == 100)
    #expect(entry.time == Self.time + .minutes(2))
    account.step(Self.point(101, minutes: 59), terms: Self.terms, scale: 1, mayBet: false)
    #expect(account.positions.count == 1)
    account.step(Self.point(102, minutes: 60), terms: Self.terms, scale: 1, mayBet: false)
    #expect(account.positions.isEmpty)
    // Half of 2 % gain less the whole fee, whatever the steps in between.
    #expect(abs(account.moments.sum - 0.5 * (2 - 0.2)) < 1e-12)
  }

  @Test("a short gains when the price falls")
  func shorts() {
    var account = MarketAccount()
    account.open(Self.decision(.sell), delta: 1, terms: Self.terms)
    account.step(Self.point(100, minutes: 0), terms: Self.terms, scale: 1, mayBet: false)
    account.step(Self.point(90, minutes: 60), terms: Self.terms, scale: 1, mayBet: false)
    #expect(abs(account.moments.sum - 9.8) < 1e-12)
  }

  @Test("a decision that no price follows in time is not entered", arguments: [(5.0, true), (5.01, false)])
  func late(minutes: Double, isEntered: Bool) {
    var account = MarketAccount()
    account.open(Self.decision(.buy), delta: 1, terms: Self.terms)
    account.step(Self.point(100, minutes: minutes), terms: Self.terms, scale: 1, mayBet: false)
    #expect(!account.positions.isEmpty == isEntered)
  }

  @Test("one step within the bound cannot cost more than nine tenths of wealth")
  func bounded() {
    var account = MarketAccount()
    account.moments.sum = 1
    account.moments.squares = 1e-6
    account.moments.signals = 1_000
    for _ in 0..<40 { account.open(Self.decision(.buy), delta: 1, terms: Self.terms) }
    account.step(Self.point(100, minutes: 0), terms: Self.terms, scale: 1e-3, mayBet: true)
    account.step(Self.point(85, minutes: 15), terms: Self.terms, scale: 1e-3, mayBet: true)
    #expect(account.wealth >= 0.1 - 1e-9)
    #expect(account.wealth < 0.2)
  }

  @Test("a step of the price teaches of each open signal, by the part of its horizon that it took")
  func lessons() throws {
    var account = MarketAccount()
    let z = PerParameter(repeating: 0.5)
    func step(_ price: Double, minutes: Double) -> PriceLesson? {
      account.step(
        Self.point(price, minutes: minutes), terms: Self.terms, scale: 1, mayBet: false, teaches: true)
    }
    // A step is a sixteenth of the horizon, 3.75 minutes. The first begins at the second price; thirty tell how large one
    // usually is.
    for index in -1...30 {
      #expect(step(index.isMultiple(of: 2) ? 100 : 101, minutes: 4 * Double(index)) == nil)
    }
    account.open(Self.decision(.sell, at: Self.time + .minutes(120)), delta: 0, terms: Self.terms, z: z)
    #expect(step(100, minutes: 122) == nil)
    let lesson = try #require(step(99, minutes: 124))
    #expect(abs(lesson.move + 1) < 1e-9)
    #expect(lesson.scale > 1 && lesson.scale < 1.2)
    #expect(lesson.exposures.count == 1)
    // It was entered at 122 minutes; of the 58 until its horizon ends at 180 two have passed.
    #expect(abs(lesson.exposures[0].part + 2.0 / 58) < 1e-12)
    // After a quarter of an hour without a price nobody knows how much noise a step holds.
    #expect(step(95, minutes: 140) == nil)
    let next = try #require(step(95, minutes: 144))
    #expect(next.move == 0)
    #expect(abs(next.exposures[0].part + 4.0 / 58) < 1e-12)
    #expect(step(95, minutes: 181) == nil)
    #expect(account.positions.isEmpty)
    #expect(account.moments.sum == 0)
  }

  @Test("an outcome whose steps taught teaches once less, however early it comes")
  func taught() {
    var account = Self.withStepsKnown()
    let z = PerParameter(repeating: 0.5)
    let other = Self.time + .seconds(1)
    func hasTaught(_ time: Instant) -> Bool { account.hasTaught(decidedAt: time) }
    for time in [Self.time, other] {
      account.open(Self.decision(.buy, at: time), delta: 0, terms: Self.terms, z: z)
    }
    func step(minutes: Double) {
      account.step(
        Self.point(100, minutes: minutes), terms: Self.terms, scale: 1, mayBet: false, teaches: true)
    }
    step(minutes: 1)
    #expect(account.positions.map(\.entry?.price) == [100, 100])
    // Half of the horizon must have taught: not at once, and not across a gap in the prices.
    for minutes in stride(from: 5.0, through: 29, by: 4) { step(minutes: minutes) }
    #expect(!hasTaught(Self.time) && !hasTaught(other))
    step(minutes: 33)
    #expect(hasTaught(other))
    step(minutes: 61)
    #expect(account.followed == [Self.time])
    #expect(hasTaught(Self.time))
    #expect(!hasTaught(Self.time))
    #expect(!hasTaught(other))
  }

  @Test("an outcome teaches by itself where prices come too rarely for their steps to teach")
  func rare() {
    var account = Self.withStepsKnown()
    account.open(
      Self.decision(.buy, at: Self.time), delta: 0, terms: Self.terms, z: PerParameter(repeating: 0.5))
    for minutes in stride(from: 0.0, through: 60, by: 20) {
      let lesson = account.step(
        Self.point(100, minutes: minutes), terms: Self.terms, scale: 1, mayBet: false, teaches: true)
      #expect(lesson == nil)
    }
    #expect(account.positions.isEmpty && account.followed.isEmpty)
    let hasTaught = account.hasTaught(decidedAt: Self.time)
    #expect(!hasTaught)
  }

  @Test("signals that teach go on teaching in the next run, without a bet, unless measured otherwise")
  func nextRun() {
    var account = Self.withStepsKnown()
    account.open(
      Self.decision(.buy, at: Self.time), delta: 0.5, terms: Self.terms, z: PerParameter(repeating: 0.5))
    account.open(Self.decision(.buy, at: Self.time), delta: 0.5, terms: Self.terms)
    account.followed = [Self.time - .minutes(61)]
    account.restart()
    #expect(account.positions.map(\.delta) == [0])
    #expect(account.followed.count == 1)
    #expect(account.books.allSatisfy { $0.memory != nil })
    account.remeasure()
    #expect(account.positions.isEmpty && account.followed.isEmpty)
    #expect(account.books.count == 1 && account.books.allSatisfy { $0.memory == nil })
  }

  /// An account that saw enough steps of 4 minutes, up to one before `time`, to know how large they usually are.
  private static func withStepsKnown() -> MarketAccount {
    var account = MarketAccount()
    for index in -40...0 {
      account.step(
        Self.point(index.isMultiple(of: 2) ? 100 : 101, minutes: 4 * Double(index) - 3), terms: Self.terms,
        scale: 1, mayBet: false, teaches: true)
    }
    return account
  }

  @Test("prices of other symbols and prices that come again change nothing")
  func otherPrices() {
    var account = MarketAccount()
    account.open(Self.decision(.buy), delta: 1, terms: Self.terms)
    account.step(Self.point(100, minutes: 0), terms: Self.terms, scale: 1, mayBet: false)
    let before = account.moments
    account.step(
      PricePoint(symbol: Symbol("OTHER"), price: 7, time: Self.time + .minutes(1)), terms: Self.terms,
      scale: 1,
      mayBet: false)
    account.step(Self.point(50, minutes: 0), terms: Self.terms, scale: 1, mayBet: false)
    #expect(account.moments == before)
    #expect(account.books.map(\.symbol.value) == ["BTCUSDT", "OTHER"])
  }
}
