/// What wrote a change or a journal entry. Raw values are stored and on the wire: never renumber.
package enum Cause: Int, Sendable {
  case adaptation = 1
  case set = 2
  case reset = 3
  case rollback = 4
  case policy = 5
  /// A lock was made or released. Stands in the change log alone: no journal entry, no message of a watch.
  case lock = 6
}
