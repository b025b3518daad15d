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
  /// - Parameters:
  ///   - outcomes: how many the key has of its own.
  ///   - measure: how it measures; only who does the same lends.
  func prior(for key: Key, outcomes: Int64, _ measure: Measure, _ clock: UserClock) -> PooledPrior? {
    guard clock == .real, outcomes < Population.borrowersOutcomesMax, measure.isPooled else { return nil }
    func weights(_ members: [Lender]) -> [[Double]] {
      members.lazy.filter { $0.user != key.user && $0.measure == measure }.map(\.weights)
    }
    return Population.prior(everyone: weights(everyone), symbol: weights(symbol))
  }
}
