import Repository
import ThresholdCore

/// Whom a key may borrow from.
struct Lenders: Sendable {
  /// One key of each of some users, whatever its symbol.
  var everyone: [Lender] = []
  /// Keys of one symbol.
  var symbol: [Lender] = []

  /// Nobody.
  static let none = Lenders()

  /// What a key borrows at a cycle; `nil` if it has enough of its own, or there are too few others.
  ///
  /// Users with a simulated clock neither borrow nor lend: a replay decides the same whoever else uses the server, and
  /// knows what for others is still to come.
  ///
  /// - Parameter outcomes: how many the key has of its own.
  func prior(for key: Key, outcomes: Int64, _ policy: EffectivePolicy, _ clock: UserClock) -> PooledPrior? {
    guard clock == .real, outcomes < Population.borrowersOutcomesMax,
      Learner(name: policy.learner)?.rule.isPooled == true
    else { return nil }
    func weights(_ members: [Lender]) -> [[Double]] {
      members.lazy.filter { $0.teaches(key.user, policy) }.map(\.weights)
    }
    return Population.prior(everyone: weights(everyone), symbol: weights(symbol))
  }
}
