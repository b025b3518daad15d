import Synchronization
import ThresholdCore

/// Scopes whose trades no protection looks at, by the policies that this process has heard of: their trades are recorded
/// without a look at a policy.
///
/// What another process sets is heard of with its change, within a second; until then trades that are recorded here are
/// not looked at.
final class UnguardedScopes: Sendable {
  private struct State {
    var symbols: [UserID: Set<Symbol>] = [:]
    var count = 0
    var generation: UInt64 = 0
  }

  private let state = Mutex(State())
  private let capacity: Int

  /// - Parameter capacity: scopes that are remembered; beyond it all are forgotten, and found again.
  init(capacity: Int) { self.capacity = capacity }

  /// Another one after every policy that was written.
  var generation: UInt64 { state.withLock { $0.generation } }

  /// Those of `keys` that are not known to be unguarded.
  func others(of keys: Set<Key>) -> Set<Key> {
    state.withLock { state in keys.filter { state.symbols[$0.user]?.contains($0.symbol) != true } }
  }

  /// Takes in what was read after `generation` was asked for; nothing, if a policy was written meanwhile.
  func found(_ keys: Set<Key>, since generation: UInt64) {
    if keys.isEmpty { return }
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.count + keys.count > capacity {
        state.symbols = [:]
        state.count = 0
      }
      for key in keys where state.symbols[key.user, default: []].insert(key.symbol).inserted {
        state.count += 1
      }
    }
  }

  /// A policy of the user's was written.
  func policyWritten(of user: UserID) {
    state.withLock { state in
      state.generation &+= 1
      state.count -= state.symbols.removeValue(forKey: user)?.count ?? 0
    }
  }

  /// Nobody knows what was written.
  func forgetAll() {
    state.withLock { state in
      state.generation &+= 1
      state.symbols = [:]
      state.count = 0
    }
  }
}
