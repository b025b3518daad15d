internal import Synchronization

/// Whether rows that are about to be inserted are likely to be new.
///
/// A transaction that bets on it and is wrong fails, and runs again with a look: what is recorded once in a while a second
/// time costs little. Where it happens often, looking first costs less; so after a lost bet some transactions look.
final class Novelty: Sendable {
  private let looksLeft = Mutex(0)

  /// Transactions that look before another one bets.
  private static let looks = 32

  /// Whether the next transaction may bet.
  func isLikely() -> Bool {
    looksLeft.withLock { left in
      if left == 0 { return true }
      left -= 1
      return false
    }
  }

  /// A bet was lost.
  func failed() { looksLeft.withLock { $0 = Self.looks } }
}
