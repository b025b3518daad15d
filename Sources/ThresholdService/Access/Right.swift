/// What a key may do.
package enum Right: String, Sendable, CaseIterable {
  /// Evaluate and look.
  case read
  /// Record, set, reset and adapt.
  case trade
  /// Write the shared price book.
  case prices
  /// Drive a simulated user's clock.
  case replay
  /// Operate the server.
  case admin
}
