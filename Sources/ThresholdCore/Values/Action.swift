/// What a signal proposes. Raw values are stored: never renumber.
package enum Action: Int, Sendable {
  case buy = 1
  case sell = 2
  case hold = 3
}
