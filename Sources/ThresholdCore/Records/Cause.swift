/// What wrote a change or a journal entry. Raw values are stored and on the wire: never renumber.
package enum Cause: Int, Sendable {
  case adaptation = 1
  case set = 2
  case reset = 3
  case rollback = 4
  case policy = 5
}
