/// What a cycle is shown of the world. Only `adapt` looks at it; other commands are given none.
package struct Evidence: Sendable, Equatable {
  /// Those for this scope, decided after the state's watermark and before the cycle, by (decidedAt, id). Those of its
  /// very time may be there; they are left for the next one.
  package var decisions: [Decision]
  /// Those after the last folded number, in order of their numbers.
  package var outcomes: [OutcomeRecord]
  /// The last `LearningConfiguration.window` before them, in order; fewer if there are fewer.
  package var window: [OutcomeRecord]
  /// For basis `marked`: book prices of the decisions' symbols, of the same span of time, by (time, symbol). Never prices
  /// that came with a signal.
  package var prices: [PricePoint]

  package init(
    decisions: [Decision] = [], outcomes: [OutcomeRecord] = [], window: [OutcomeRecord] = [],
    prices: [PricePoint] = []
  ) {
    self.decisions = decisions
    self.outcomes = outcomes
    self.window = window
    self.prices = prices
  }

  /// Nothing, as every command but `adapt` is given.
  package static let none = Evidence()
}
