import Repository
import ThresholdCore

/// Moves users' clocks within a transaction.
enum UserClocks {
  /// The user's clock after a call at `moment`, stored if it moved. A real user, once known, is neither locked nor written.
  static func advance(_ id: UserID, by moment: Moment, in transaction: any WriteTransaction) throws
    -> UserClock
  {
    if moment.asOf == nil, let known = try transaction.user(id), known.clock == .real { return .real }
    var user = try transaction.lockUser(id)
    let clock = try user.clock.advanced(by: moment, user: id)
    if clock != user.clock {
      user.clock = clock
      try transaction.put(user)
    }
    return clock
  }
}
