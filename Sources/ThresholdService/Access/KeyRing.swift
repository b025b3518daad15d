package import Engine
import Synchronization

/// The keys in force. Reading is one short lock; a reload replaces them as a whole.
package final class KeyRing: Sendable {
  private struct State {
    var principals: [KeyDigest: Principal]
    /// Raised by each reload that changes something, so that connections drop the principal they remember.
    var generation: UInt64
  }

  private let state: Mutex<State>

  /// - Parameters:
  ///   - adminKey: a key with every right for every user, if there is one.
  ///   - principals: the keys of API_KEYS_FILE.
  package init(adminKey: String?, principals: [KeyDigest: Principal]) {
    state = Mutex(State(principals: Self.merged(adminKey, principals), generation: 0))
  }

  /// Replaces all keys; `false`, and connections keep what they remember, if they are the same as before.
  @discardableResult
  package func reload(adminKey: String?, principals: [KeyDigest: Principal]) -> Bool {
    let merged = Self.merged(adminKey, principals)
    return state.withLock {
      if $0.principals == merged { return false }
      $0.principals = merged
      $0.generation &+= 1
      return true
    }
  }

  /// Changes with every reload that changes something.
  package var generation: UInt64 { state.withLock { $0.generation } }

  /// Who presents `key`. Without any configured key loopback has all rights.
  /// - Throws: UNAUTHENTICATED for a missing or wrong key.
  package func principal(key: String?, isLoopback: Bool) throws(Refusal) -> Principal {
    let found = state.withLock { state -> Principal?? in
      if state.principals.isEmpty { return isLoopback ? .some(.some(Self.keyless)) : .some(nil) }
      return key.map { state.principals[KeyDigest(of: $0)] } ?? nil
    }
    guard let principal = found ?? nil else {
      throw Refusal(
        .unauthenticated, key == nil ? "KEY_MISSING" : "KEY_UNKNOWN",
        key == nil
          ? "send a key: authorization: Bearer KEY, or x-api-key" : "this key is not known here")
    }
    return principal
  }

  private static let keyless = Principal.unrestricted(name: "loopback")

  private static func merged(_ adminKey: String?, _ principals: [KeyDigest: Principal]) -> [KeyDigest:
    Principal]
  {
    guard let adminKey, !adminKey.isEmpty else { return principals }
    return principals.merging([KeyDigest(of: adminKey): .unrestricted(name: "admin")]) { _, admin in admin }
  }
}
