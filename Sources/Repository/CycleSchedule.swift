package import ThresholdCore

/// When the next learning cycle of each scope is due, and which replica has taken it on.
///
/// Both are one instant: whoever takes a scope on moves the time at which it is due behind everything that it means to do.
/// A replica that dies thereby gives its scopes back without anybody noticing that it died.
package protocol CycleSchedule {
  /// Locks scopes that are due at `now`, those that were due first in front, and returns them; at most `limit`. Those that
  /// another transaction has locked are left out. One that cannot be read is there without what is in it: it must not hide
  /// those behind it.
  ///
  /// - Complexity: O(limit) by an index, however many scopes there are.
  func lockDueScopes(at now: Instant, limit: Int) throws -> [DueScope]

  /// Locks those of `keys` that were ever scheduled, whether or not they can be read, and says when their cycles are due.
  func lockCyclesDue(_ keys: [Key]) throws -> [Key: Instant]

  /// Says when the cycles of scopes that are locked are due.
  func setCyclesDue(_ due: [Key: Instant]) throws
}

/// A scope whose cycle is due.
package struct DueScope: Sendable, Equatable {
  package var key: Key
  /// `nil` if it cannot be read.
  package var scope: ScopeRecord?
  /// Since when; `nil` for a scope that nobody has scheduled yet.
  package var dueAt: Instant?

  package init(key: Key, scope: ScopeRecord?, dueAt: Instant?) {
    self.key = key
    self.scope = scope
    self.dueAt = dueAt
  }
}
