/// One scope: a user and a symbol. Everything that is stored, locked or learned belongs to one.
package struct Key: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let user: UserID
  package let symbol: Symbol

  package init(user: UserID, symbol: Symbol) {
    self.user = user
    self.symbol = symbol
  }

  /// The scope of the same user that `self` inherits from; itself if it is the global one.
  package var global: Key { Key(user: user, symbol: .global) }

  package var description: String { symbol.isGlobal ? "\(user)" : "\(user)/\(symbol)" }

  /// The order in which several keys are locked, everywhere.
  package static func < (a: Key, b: Key) -> Bool {
    a.user == b.user ? a.symbol < b.symbol : a.user < b.user
  }
}
