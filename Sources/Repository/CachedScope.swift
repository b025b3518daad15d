package import ThresholdCore

/// A scope as it was in storage at a revision of the change log.
package struct CachedScope: Sendable, Equatable {
  package var key: Key
  /// Every change up to this one is in it.
  package var revision: Int64
  /// `nil` if there was none.
  package var record: ScopeRecord?

  package init(key: Key, revision: Int64, record: ScopeRecord?) {
    self.key = key
    self.revision = revision
    self.record = record
  }
}
