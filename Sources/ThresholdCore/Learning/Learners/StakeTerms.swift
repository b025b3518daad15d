/// How bets on a learner are sized, and what bounds them. A bound limits a stake, never a loss.
package struct StakeTerms: Sendable, Equatable {
  /// Fraction of wealth on a unit of difference, times the scale. `nil`: the shrunken Kelly fraction of what such bets
  /// paid so far, at most a quarter over the scale.
  package var unitFraction: Double?
  /// The same for bets on steps of prices; `nil`: as `unitFraction`.
  package var unitFractionOnPrices: Double?
  /// Part of wealth that the open bets of the margin account may have reserved together.
  package var reserveMax = 0.9
  /// Least J, the bound on one step of a price, in percent.
  package var stepBoundMin = 15.0
  /// Whether the fee that a rejected signal saves is evidence on basis `marked`. It is a gain, but on prices that nobody
  /// can predict it is the only one, and a learner that is paid for it closes every gate.
  package var creditsSavedFee = true

  /// Those of a learner whose own payoffs say how much to bet; source: learning.md, The gate.
  package static let byPayoffs = StakeTerms()

  /// The fraction of wealth that a unit of difference is worth now.
  func fraction(_ moments: PayoffMoments, scale: Double) -> Double {
    unitFraction.map { $0 / scale } ?? min(0.25 / scale, moments.fraction)
  }

  /// The fraction of wealth that a unit of difference is worth on a step of a price.
  func fractionOnPrices(_ moments: PayoffMoments, scale: Double) -> Double {
    unitFractionOnPrices.map { $0 / scale } ?? fraction(moments, scale: scale)
  }
}
