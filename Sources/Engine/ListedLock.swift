package import ThresholdCore

/// A lock as it was found.
package struct ListedLock: Sendable, Equatable {
  package var scoped: ScopedLock
  /// When it was looked at, on its user's clock.
  package var now: Instant

  package init(_ scoped: ScopedLock, at now: Instant) {
    self.scoped = scoped
    self.now = now
  }

  /// Whether it stood in the way of entries then.
  package var isInForce: Bool { scoped.lock.isInForce(at: now) }
}
