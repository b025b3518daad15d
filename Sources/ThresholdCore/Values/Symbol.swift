/// An instrument, such as `BTCUSDT`; the empty one stands for a user's global scope.
///
/// Ordered by its bytes, as Postgres orders with collation "C" and SQLite by default.
package struct Symbol: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let value: String

  package init(_ value: String) { self.value = value }

  /// The user's global scope.
  package static let global = Symbol("")

  package var isGlobal: Bool { value.isEmpty }

  package var description: String { value }

  package static func < (a: Symbol, b: Symbol) -> Bool {
    a.value.precedes(b.value)
  }
}
