/// Which clock drives a user's cooldowns, horizons and caps. Decided once, by the first call that does something.
package enum UserClock: Sendable, Equatable {
  /// Nothing was done yet.
  case undecided
  /// The server's receive time.
  case real
  /// The `as_of` of its calls alone; holds the newest.
  case simulated(Instant)
}
