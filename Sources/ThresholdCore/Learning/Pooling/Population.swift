/// Where the good signals of many users lie: a distribution over boxes for all symbols, and one for a symbol that leans on
/// it.
///
/// Each user has one true box, drawn from its symbol's distribution G; that is drawn around the one of all symbols, and that
/// around the uniform one. Both are found by expectation-maximisation from what each user's own outcomes say (the weights
/// of one key, which began uniform and so are its likelihood L):
///
///     G_k <- (c C_k + sum over users of G_k L_k / sum_j G_j L_j) / (c + users)
///
/// with the centre C, which counts as c users. A user with few outcomes has a flat L and leaves G as it is; one with many
/// speaks for few boxes. However much a user reports, it speaks with the weight of one. Source: Laird, Nonparametric
/// maximum likelihood estimation of a mixing distribution, J. Am. Stat. Assoc. 73, 1978; the centre is that of a Dirichlet
/// prior.
package enum Population {
  /// Fewest users that a distribution is made of: of fewer, one could be told apart.
  package static let usersMin = 5
  /// Outcomes of its own below which a key borrows.
  package static let borrowersOutcomesMax: Int64 = 300

  /// How many users the centre counts as.
  private static let centreUsers = 2.0
  private static let rounds = 10

  /// What a key may borrow; `nil` if there are too few others.
  ///
  /// - Parameters:
  ///   - everyone: for each other user what one of its keys learned, of whatever symbol.
  ///   - symbol: for each other user what its key of the same symbol learned.
  /// - Complexity: O(rounds * users * boxes).
  package static func prior(everyone: [[Double]], symbol: [[Double]]) -> PooledPrior? {
    let isEveryoneEnough = everyone.count >= usersMin
    let isSymbolEnough = symbol.count >= usersMin
    guard isEveryoneEnough || isSymbolEnough else { return nil }
    var weights = Boxes.all.uniform
    if isEveryoneEnough { weights = distribution(of: everyone, around: weights) }
    if isSymbolEnough { weights = distribution(of: symbol, around: weights) }
    return PooledPrior(
      weights: weights, symbolUsers: isSymbolEnough ? symbol.count : 0,
      users: isEveryoneEnough ? everyone.count : 0)
  }

  private static func distribution(of users: [[Double]], around centre: [Double]) -> [Double] {
    var current = centre
    for _ in 0..<rounds {
      var next = centre.map { centreUsers * $0 }
      for weights in users {
        var total = 0.0
        for box in centre.indices { total += current[box] * weights[box] }
        for box in centre.indices { next[box] += current[box] * weights[box] / total }
      }
      let total = centreUsers + Double(users.count)
      current = next.map { $0 / total }
    }
    return current
  }
}
