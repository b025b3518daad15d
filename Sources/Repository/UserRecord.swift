package import ThresholdCore

/// What is stored of a user beside scopes.
package struct UserRecord: Sendable, Equatable {
  package var id: UserID
  package var clock: UserClock

  package init(id: UserID, clock: UserClock) {
    self.id = id
    self.clock = clock
  }
}
