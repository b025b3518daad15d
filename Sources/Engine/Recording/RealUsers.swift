import Synchronization
import ThresholdCore

/// Users who are known to be real, which they stay for good: their clocks need not be asked for again.
///
/// Bounded: when full, it forgets everybody, and they are asked for once more.
final class RealUsers: Sendable {
  private let users = Mutex<Set<UserID>>([])
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  /// Those of `candidates` who are not known to be real.
  func unknown(among candidates: Set<UserID>) -> Set<UserID> { users.withLock { candidates.subtracting($0) } }

  /// Takes in what a commit says of `clocks`.
  func committed(_ clocks: [UserID: UserClock]) {
    users.withLock { users in
      for (user, clock) in clocks where clock == .real {
        if users.count >= capacity, !users.contains(user) { users = [] }
        users.insert(user)
      }
    }
  }
}
