/// What single results say, in the order of closing: all that the figures of trades need, and two parts can be put together.
package struct ResultTotals: Sendable, Equatable {
  package var moments = Moments()
  package var wins: Int64 = 0
  package var losses: Int64 = 0
  /// Sum of the results above 0, and of those below, as a positive number.
  package var gained = 0.0
  package var lost = 0.0
  package var winning = Streak()
  package var losing = Streak()

  package init() {}

  /// Appends one result. O(1).
  package mutating func append(_ result: Double) {
    moments.add(result)
    if result > 0 {
      wins += 1
      gained += result
    } else if result < 0 {
      losses += 1
      lost -= result
    }
    winning.append(result > 0)
    losing.append(result < 0)
  }

  /// Appends results that were closed later.
  package mutating func append(_ next: ResultTotals) {
    moments.add(next.moments)
    wins += next.wins
    losses += next.losses
    gained += next.gained
    lost += next.lost
    winning.append(next.winning)
    losing.append(next.losing)
  }
}
