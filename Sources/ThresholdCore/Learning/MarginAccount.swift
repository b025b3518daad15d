/// Evidence from reported outcomes: a betting account that counts every open bet at its worst.
///
/// Only a trade's outcome is known, not its way there, and holding periods overlap as they like. A bet of `stake` on
/// "the learner beats the baseline on this signal" pays stake * delta * r; before it is known, `margin`, the most it can
/// lose, is reserved. M = wealth + sum over open bets of stake * E[delta r | now] is a nonnegative supermartingale if
/// the learner has no expected gain, and M >= wealth - reserve, so P(evidence ever >= 20) <= 1/20. It holds for the soft
/// policy and under the bound |r| <= max_loss_percent. Source: learning.md, The gate.
package struct MarginAccount: Sendable, Equatable {
  /// One decision that money is on.
  package struct Bet: Sendable, Equatable {
    package var decisionID: String
    package var decidedAt: Instant
    package var stake: Double
    package var delta: Double
    /// The part of the reserve that is its own.
    package var margin: Double
  }

  package var wealth = 1.0
  package var reserve = 0.0
  package var moments = PayoffMoments()
  /// In the order of decisions; at most `betsMax`.
  package var bets: [Bet] = []

  /// Most bets open at once; a decision beyond it is simply not bet on.
  package static let betsMax = 1_024
  package init() {}

  /// E: wealth with every open bet at its worst.
  package var evidence: Double { wealth - reserve }

  /// Whether money was ever on the table.
  package var hasBet: Bool { wealth != 1 || !bets.isEmpty }

  /// Bets on a decision, with what is known at its time.
  ///
  /// - Parameters:
  ///   - delta: Weighted difference of the learner's and the baseline's acceptance.
  ///   - scale: Typical size of an outcome, in percent.
  ///   - lossMax: Bound on |r|, in percent.
  ///   - level: E that a promotion needs. Above it by 2 % no bet is opened, until the reserve is released.
  ///   - stakes: How the learner's bets are sized.
  package mutating func open(
    _ decisionID: String, decidedAt: Instant, delta: Double, scale: Double, lossMax: Double, level: Double,
    stakes: StakeTerms = .byPayoffs
  ) {
    let loss = abs(delta) * lossMax
    guard loss > 0, wealth < 1.02 * level, bets.count < Self.betsMax else { return }
    let fraction = stakes.fraction(moments, scale: scale)
    let stake = max(0, min(fraction * wealth, (stakes.reserveMax * wealth - reserve) / loss))
    guard stake > 0 else { return }
    let margin = stake * loss
    reserve += margin
    bets.append(
      Bet(decisionID: decisionID, decidedAt: decidedAt, stake: stake, delta: delta, margin: margin))
  }

  /// Pays the bet on a decision whose outcome is known, if there is one, and remembers what it taught.
  ///
  /// The loss is never clipped: a bound may limit a stake, never a loss.
  package mutating func settle(_ decisionID: String, delta: Double, pnlPercent: Double) {
    if let index = bets.firstIndex(where: { $0.decisionID == decisionID }) {
      let bet = bets.remove(at: index)
      release(bet.margin)
      wealth = max(0, wealth + bet.stake * bet.delta * pnlPercent)
    }
    moments.advance()
    moments.add(delta * pnlPercent)
  }

  /// Settles bets on decisions at or before `instant` at their worst.
  ///
  /// An outcome that never comes may be missing because it was bad, so the money is lost; E, which counted the bet so
  /// already, stays what it was.
  package mutating func forfeit(decidedThrough instant: Instant) {
    while let bet = bets.first, bet.decidedAt <= instant {
      bets.removeFirst()
      release(bet.margin)
      wealth = max(0, wealth - bet.margin)
    }
  }

  private mutating func release(_ margin: Double) {
    // Exactly nothing is reserved when nothing is open; differences of sums would leave a residue.
    reserve = bets.isEmpty ? 0 : max(0, reserve - margin)
  }
}
