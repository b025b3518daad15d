/// A lock and the scope whose entries it blocks; the global scope's are all of the user's.
package struct ScopedLock: Sendable, Equatable {
  package var key: Key
  package var lock: Lock

  package init(key: Key, lock: Lock) {
    self.key = key
    self.lock = lock
  }
}
