package import ThresholdCore

/// What is stored of a user beside scopes.
package struct UserRecord: Sendable, Equatable {
  package var id: UserID
  /// The clock of a simulated user: the newest `as_of` that was stored; `nil` for a real user.
  package var asOf: Instant?

  package init(id: UserID, asOf: Instant?) {
    self.id = id
    self.asOf = asOf
  }
}
