package import ThresholdCore

/// A scope that has locks, also such as have ended.
package struct LockedScope: Sendable, Equatable {
  package var key: Key
  package var locks: ScopeLocks

  package init(key: Key, locks: ScopeLocks) {
    self.key = key
    self.locks = locks
  }
}
