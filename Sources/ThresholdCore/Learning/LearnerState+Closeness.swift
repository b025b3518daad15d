extension LearnerState {
  /// Whether both are one state but for how its numbers were rounded on the way.
  package func isClose(to other: LearnerState) -> Bool {
    var state = self
    state.position.snap(to: other.position)
    state.weights.snap(to: other.weights)
    state.prior.snap(to: other.prior)
    state.margin.snap(to: other.margin)
    state.market.snap(to: other.market)
    state.regret.snap(to: other.regret)
    state.regretAtDemotion.snap(to: other.regretAtDemotion)
    for (index, move) in zip(state.moves.indices, other.moves) { state.moves[index].from.snap(to: move.from) }
    return state == other
  }
}

extension MarginAccount {
  fileprivate mutating func snap(to other: MarginAccount) {
    wealth.snap(to: other.wealth)
    reserve.snap(to: other.reserve)
    moments.snap(to: other.moments)
    for (index, bet) in zip(bets.indices, other.bets) {
      bets[index].stake.snap(to: bet.stake)
      bets[index].delta.snap(to: bet.delta)
      bets[index].margin.snap(to: bet.margin)
    }
  }
}

extension MarketAccount {
  /// Prices are as they were reported, and signals where they were.
  fileprivate mutating func snap(to other: MarketAccount) {
    wealth.snap(to: other.wealth)
    moments.snap(to: other.moments)
    for (index, position) in zip(positions.indices, other.positions) {
      positions[index].delta.snap(to: position.delta)
      positions[index].taught.snap(to: position.taught)
    }
    for (index, book) in zip(books.indices, other.books) {
      books[index].worstStep.snap(to: book.worstStep)
      if let memory = book.memory { books[index].memory?.meanSize.snap(to: memory.meanSize) }
    }
  }
}

extension PayoffMoments {
  fileprivate mutating func snap(to other: PayoffMoments) {
    sum.snap(to: other.sum)
    squares.snap(to: other.squares)
    signals.snap(to: other.signals)
  }
}

extension Double {
  /// Takes the value of `other` if it is close, so that what is compared next is exact.
  fileprivate mutating func snap(to other: Double) {
    if isClose(to: other) { self = other }
  }
}

extension [Double] {
  fileprivate mutating func snap(to other: [Double]) {
    for (index, number) in zip(indices, other) { self[index].snap(to: number) }
  }
}

extension PerParameter<Double>? {
  fileprivate mutating func snap(to other: PerParameter<Double>?) {
    guard let values = self, let other else { return }
    self = values.map { other[$0].isClose(to: $1) ? other[$0] : $1 }
  }
}
