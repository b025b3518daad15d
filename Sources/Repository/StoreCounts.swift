/// How much is stored.
package struct StoreCounts: Sendable, Equatable {
  package var users: Int64
  package var scopes: Int64
  package var trades: Int64
  package var outcomes: Int64

  package init(users: Int64, scopes: Int64, trades: Int64, outcomes: Int64) {
    self.users = users
    self.scopes = scopes
    self.trades = trades
    self.outcomes = outcomes
  }
}
