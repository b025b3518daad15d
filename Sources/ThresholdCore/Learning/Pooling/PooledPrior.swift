/// What other users' outcomes say of where the good signals lie, for a key that has few of its own.
///
/// Journalled with the cycle that takes it over, so that a replay needs nobody else's data.
package struct PooledPrior: Sendable, Equatable {
  /// Of `Boxes.all`, together 1.
  package var weights: [Double]
  /// How many other users with the same symbol speak in it; 0 if there were too few of them.
  package var symbolUsers: Int
  /// How many other users speak in it for all symbols; 0 likewise.
  package var users: Int

  package init(weights: [Double], symbolUsers: Int, users: Int) {
    self.weights = weights
    self.symbolUsers = symbolUsers
    self.users = users
  }
}
