/// Decayed sums of what a bet of one unit would have paid: all that the size of the next stake rests on.
package struct PayoffMoments: Sendable, Equatable {
  /// m: sum of payoffs, in percent.
  package var sum = 0.0
  /// v: sum of their squares.
  package var squares = 0.0
  /// N: signals, decayed likewise.
  package var signals = 0.0

  /// Weight of a signal against the one after it: a half-life of 1,155 signals; source: learning.md, The gate.
  private static let decay = 0.9994
  /// Signals that a stake waits for: the Kelly fraction is shrunk by N/(N + prior).
  private static let prior = 1_000.0

  package init() {}

  /// One more signal: everything before it counts a little less.
  package mutating func advance() {
    sum *= Self.decay
    squares *= Self.decay
    signals = Self.decay * signals + 1
  }

  package mutating func add(_ payoff: Double) {
    sum += payoff
    squares += payoff * payoff
  }

  /// Fraction of wealth a unit bet is worth, a shrunken Kelly fraction: m+ / (v (1 + 1000/N)). 0 while m <= 0, so no
  /// restart mixture is needed.
  package var fraction: Double {
    guard sum > 0, squares > 0, signals > 0 else { return 0 }
    return sum / (squares * (1 + Self.prior / signals))
  }
}
