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
  }

  /// The last price of a symbol.
  package struct Book: Sendable, Equatable {
    package var symbol: Symbol
    package var price: Double
    package var time: Instant
    /// Largest move of one step so far, in percent.
    package var worstStep: Double
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

  /// Most positions open at once; a decision beyond it is not bet on.
  package static let positionsMax = 1_024
  /// Most symbols followed (a global scope has many); prices of others are not bet on.
  package static let booksMax = 1_024

  package init() {}

  /// E.
  package var evidence: Double { wealth }

  /// Whether money was ever on the table.
  package var hasBet: Bool { wealth != 1 }

  /// Begins anew with 1, keeping what is known of prices.
  package mutating func restart() {
    wealth = 1
    moments = PayoffMoments()
    positions = []
  }

  /// Follows a decision from the next price on. Those that no price closed within two horizons are let go, at the last
  /// price they saw: that depends on time alone.
  package mutating func open(_ decision: Decision, delta: Double, terms: Terms) {
    moments.advance()
    let stale = decision.decidedAt - Span(nanoseconds: terms.horizon.nanoseconds) - terms.horizon
    if let first = positions.first, first.decidedAt < stale {
      positions.removeAll { $0.decidedAt < stale }
    }
    guard delta != 0, positions.count < Self.positionsMax else { return }
    positions.append(
      Position(
        symbol: decision.key.symbol, side: decision.action == .sell ? -1 : 1, delta: delta,
        decidedAt: decision.decidedAt, entry: nil))
  }

  /// Takes one step of a symbol's price: pays the bet on it, then opens and closes positions at it.
  ///
  /// - Parameters:
  ///   - scale: Typical size of an outcome, in percent, of outcomes known before this price.
  ///   - mayBet: Whether enough is known, and something is still to be proved.
  ///   - stakes: How the learner's bets are sized.
  package mutating func step(
    _ point: PricePoint, terms: Terms, scale: Double, mayBet: Bool, stakes: StakeTerms = .byPayoffs
  ) {
    let index = books.firstIndex { !($0.symbol < point.symbol) } ?? books.count
    let isKnown = index < books.count && books[index].symbol == point.symbol
    if isKnown {
      guard point.time > books[index].time else { return }
      pay(for: point, from: books[index], terms: terms, scale: scale, mayBet: mayBet, stakes: stakes)
      let move = abs(point.price / books[index].price - 1) * 100
      books[index] = Book(
        symbol: point.symbol, price: point.price, time: point.time,
        worstStep: max(books[index].worstStep, move))
    } else {
      guard books.count < Self.booksMax else { return }
      books.insert(
        Book(symbol: point.symbol, price: point.price, time: point.time, worstStep: 0), at: index)
    }
    closeAndEnter(at: point, terms: terms)
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
        stakes.fraction(moments, scale: scale), 0.9 / (abs(exposure) * stepBound + fees))
      wealth *= max(0, 1 + fraction * payoff)
    }
    moments.add(payoff)
  }

  /// The part of the way from `start` to `due` that lies behind at `time`, 0 to 1.
  private func elapsed(_ start: Instant, _ time: Instant, _ due: Instant) -> Double {
    guard due > start else { return time > start ? 1 : 0 }
    return min(1, (time - start).seconds / (due - start).seconds)
  }

  private mutating func closeAndEnter(at point: PricePoint, terms: Terms) {
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
