package import ThresholdCore

/// Copies of scopes outside the database, which replicas share, so that one that starts with an empty memory need not ask the
/// database for every key. It may forget anything at any time, and rather has no answer than a late one.
///
/// Only scopes of users on the real clock: the clock of a simulated one moves with every call.
package protocol ScopeCache: Sendable {
  /// What was kept of `keys`; `nil` unless something was of each, and `isCurrent` says that all of it is still true.
  func scopes(_ keys: [Key], ifCurrent isCurrent: @Sendable ([CachedScope]) async -> Bool) async -> [Key:
    CachedScope]?

  /// Keeps what was read or written. Does not wait.
  func keep(_ scopes: [CachedScope])
}
