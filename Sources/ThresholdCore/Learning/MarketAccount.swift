/// Evidence from prices: every open decision is marked to market, and the bet is on each step of the price.
///
/// Overlapping horizons are no problem, since a step's payoff sums over all that is open, and nothing waits for a
/// horizon to end. The wealth is a nonnegative supermartingale if the learner has no expected gain on any step, so
/// P(wealth ever >= 20) <= 1/20, for the soft policy and under the bound J on one step's move. The fee accrues over the
/// horizon: booked at entry it would make later drift look like gain. Source: learning.md, The gate.
package struct MarketAccount: Sendable, Equatable {
  /// A decision that is followed from its entry to the end of its horizon.
  package struct Position: Sendable, Equatable {
    /// Where it was entered: the first book price at or after the decision.
    package struct Entry: Sendable, Equatable {
      package var price: Double
      package var time: Instant
    }

    package var symbol: Symbol
    /// 1 for a long, -1 for a short.
    package var side: Double
    package var delta: Double
    package var decidedAt: Instant
    /// `nil` until a price comes.
    package var entry: Entry?
    /// Where the signal lies, if the learner learns from prices.
    package var z: PerParameter<Double>?
    /// The part of its horizon whose steps taught.
    package var taught = 0.0
    /// Whether its outcome is still to come.
    package var isExpected = true

    /// Whether its outcome has little to add to what steps taught. Steps teach nothing where prices come rarely, and as long
    /// as nobody knows how large they usually are.
    var hasTaught: Bool { taught >= 0.5 }
  }

  /// The last price of a symbol.
  package struct Book: Sendable, Equatable {
    package var symbol: Symbol
    package var price: Double
    package var time: Instant
    /// Largest move of one step so far, in percent.
    package var worstStep: Double
    /// If the learner learns from prices.
    package var memory: StepMemory?
  }

  /// What a decision's position and fee depend on.
  package struct Terms {
    package var horizon: Span
    package var feePercent: Double

    package init(horizon: Span, feePercent: Double) {
      self.horizon = horizon
      self.feePercent = feePercent
    }

    /// How long after a decision its entry may come.
    var entryDelay: Span { max(.minutes(5), Span(nanoseconds: horizon.nanoseconds / 20)) }
  }

  package var wealth = 1.0
  package var moments = PayoffMoments()
  /// In the order of decisions; at most `positionsMax`.
  package var positions: [Position] = []
  /// By symbol; at most `booksMax`.
  package var books: [Book] = []
  /// When those were decided on that were followed to their end, and whose outcome is still to come: their steps taught what
  /// there was to learn.
  package var followed: [Instant] = []

  /// Most positions open at once; a decision beyond it is not bet on.
  package static let positionsMax = 1_024
  /// Most symbols followed (a global scope has many); prices of others are not bet on.
  package static let booksMax = 1_024

  package init() {}

  /// E.
  package var evidence: Double { wealth }

  /// Whether money was ever on the table.
  package var hasBet: Bool { wealth != 1 }

  /// Begins anew with 1, keeping what is known of prices. Signals that teach go on teaching, without a bet: otherwise their
  /// outcomes would teach once more what their steps have taught.
  package mutating func restart() {
    wealth = 1
    moments = PayoffMoments()
    positions.removeAll { $0.z == nil }
    for index in positions.indices { positions[index].delta = 0 }
  }

  /// Begins anew where what was measured means something else now: also a step may be longer or shorter.
  package mutating func remeasure() {
    restart()
    positions = []
    followed = []
    for index in books.indices { books[index].memory = nil }
  }

  /// Follows a decision from the next price on. Those that no price closed within two horizons are let go, at the last
  /// price they saw: that depends on time alone.
  ///
  /// - Parameter z: Where it lies, if the steps of its price are to teach. It is then followed also if nothing is bet on it, as
  ///   long as that leaves room for those that something is bet on.
  package mutating func open(
    _ decision: Decision, delta: Double, terms: Terms, z: PerParameter<Double>? = nil
  ) {
    moments.advance()
    let stale = decision.decidedAt - Span(nanoseconds: terms.horizon.nanoseconds) - terms.horizon
    if let first = positions.first, first.decidedAt < stale {
      positions.removeAll { $0.decidedAt < stale }
    }
    if let first = followed.first, first < stale { followed.removeAll { $0 < stale } }
    guard positions.count < (delta != 0 ? Self.positionsMax : z != nil ? Self.positionsMax / 2 : 0) else {
      return
    }
    positions.append(
      Position(
        symbol: decision.key.symbol, side: decision.action == .sell ? -1 : 1, delta: delta,
        decidedAt: decision.decidedAt, entry: nil, z: z))
  }

  /// Whether the steps of prices taught what the outcome of a decision of that time would teach once more; asked once for
  /// each.
  package mutating func hasTaught(decidedAt: Instant) -> Bool {
    if let index = followed.firstIndex(of: decidedAt) {
      followed.remove(at: index)
      return true
    }
    guard
      let index = positions.firstIndex(where: { $0.decidedAt == decidedAt && $0.hasTaught && $0.isExpected })
    else { return false }
    positions[index].isExpected = false
    return true
  }

  /// Takes one step of a symbol's price: pays the bet on it, then opens and closes positions at it.
  ///
  /// - Parameters:
  ///   - scale: Typical size of an outcome, in percent, of outcomes known before this price.
  ///   - mayBet: Whether enough is known, and something is still to be proved.
  ///   - stakes: How the learner's bets are sized.
  ///   - teaches: Whether the learner learns from prices.
  /// - Returns: What the step teaches, if it does.
  @discardableResult
  package mutating func step(
    _ point: PricePoint, terms: Terms, scale: Double, mayBet: Bool, stakes: StakeTerms = .byPayoffs,
    teaches: Bool = false
  ) -> PriceLesson? {
    var lesson: PriceLesson?
    let index = books.firstIndex { !($0.symbol < point.symbol) } ?? books.count
    let isKnown = index < books.count && books[index].symbol == point.symbol
    if isKnown {
      guard point.time > books[index].time else { return nil }
      pay(for: point, from: books[index], terms: terms, scale: scale, mayBet: mayBet, stakes: stakes)
      let move = abs(point.price / books[index].price - 1) * 100
      var memory = books[index].memory
      if teaches { lesson = self.lesson(from: point, &memory, terms) }
      books[index] = Book(
        symbol: point.symbol, price: point.price, time: point.time,
        worstStep: max(books[index].worstStep, move), memory: memory)
    } else {
      guard books.count < Self.booksMax else { return nil }
      books.insert(
        Book(symbol: point.symbol, price: point.price, time: point.time, worstStep: 0), at: index)
    }
    closeAndEnter(at: point, terms: terms)
    return lesson
  }

  /// What the step that ends with a price teaches: signals count with the part of their horizon that it took. One whose
  /// horizon ended within it, which happens if prices come more often than steps are taken, counts no more.
  private mutating func lesson(
    from point: PricePoint, _ memory: inout StepMemory?, _ terms: Terms
  ) -> PriceLesson? {
    guard memory != nil else {
      memory = StepMemory(price: point.price, time: point.time)
      return nil
    }
    guard let step = memory?.advance(to: point, horizon: terms.horizon) else { return nil }
    var exposures: [PriceLesson.Exposure] = []
    for index in positions.indices where positions[index].symbol == point.symbol {
      guard let z = positions[index].z, let entry = positions[index].entry else { continue }
      let due = positions[index].decidedAt + terms.horizon
      let part = elapsed(entry.time, point.time, due) - elapsed(entry.time, step.from, due)
      guard part > 0 else { continue }
      positions[index].taught += part
      exposures.append(PriceLesson.Exposure(z: z, part: positions[index].side * part))
    }
    return PriceLesson(
      move: step.move, scale: step.scale, feePercent: terms.feePercent, exposures: exposures)
  }

  private mutating func pay(
    for point: PricePoint, from book: Book, terms: Terms, scale: Double, mayBet: Bool, stakes: StakeTerms
  ) {
    var payoff = 0.0
    var exposure = 0.0
    var fees = 0.0
    for position in positions where position.symbol == point.symbol {
      guard let entry = position.entry else { continue }
      let due = position.decidedAt + terms.horizon
      let fee =
        terms.feePercent * (elapsed(entry.time, point.time, due) - elapsed(entry.time, book.time, due))
      let charged = stakes.creditsSavedFee || position.delta > 0 ? fee : 0
      payoff +=
        position.delta * (position.side * 100 * (point.price - book.price) / entry.price - charged)
      exposure += position.side * position.delta * book.price / entry.price
      fees += abs(position.delta) * fee
    }
    guard payoff != 0 else { return }
    if mayBet {
      let stepBound = max(stakes.stepBoundMin, 1.5 * book.worstStep)
      let fraction = min(
        stakes.fractionOnPrices(moments, scale: scale), 0.9 / (abs(exposure) * stepBound + fees))
      wealth *= max(0, 1 + fraction * payoff)
    }
    moments.add(payoff)
  }

  /// The part of the way from `start` to `due` that lies behind at `time`, 0 to 1.
  private func elapsed(_ start: Instant, _ time: Instant, _ due: Instant) -> Double {
    guard due > start else { return time > start ? 1 : 0 }
    return min(1, max(0, (time - start).seconds / (due - start).seconds))
  }

  private mutating func closeAndEnter(at point: PricePoint, terms: Terms) {
    for position in positions
    where position.symbol == point.symbol && position.hasTaught && position.isExpected
      && position.decidedAt + terms.horizon <= point.time
      && followed.count < Self.positionsMax
    { followed.append(position.decidedAt) }
    positions.removeAll { position in
      guard position.symbol == point.symbol else { return false }
      if position.entry == nil { return position.decidedAt + terms.entryDelay < point.time }
      return position.decidedAt + terms.horizon <= point.time
    }
    for index in positions.indices
    where positions[index].symbol == point.symbol && positions[index].entry == nil {
      positions[index].entry = Position.Entry(price: point.price, time: point.time)
    }
  }
}
