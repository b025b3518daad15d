/// Whether a signal opens or reduces a position. Raw values are stored: never renumber.
package enum Intent: Int, Sendable {
  case entry = 1
  /// Reduces a position: gates are shown, but the answer is always yes.
  case exit = 2
}
