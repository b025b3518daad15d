package import Engine
package import ThresholdCore

/// Who calls, and what they may do.
package struct Principal: Sendable, Equatable {
  /// The users that a key is bound to.
  package enum Users: Sendable, Equatable {
    case all
    case only(Set<UserID>)
  }

  /// Name of the key, for logs and for request ids; never the key itself.
  package var name: String
  package var users: Users
  package var rights: Set<Right>

  package init(name: String, users: Users, rights: Set<Right>) {
    self.name = name
    self.users = users
    self.rights = rights
  }

  /// Every right for every user: the admin key, and loopback while no key is configured.
  package static func unrestricted(name: String) -> Principal {
    Principal(name: name, users: .all, rights: Set(Right.allCases))
  }

  /// - Throws: PERMISSION_DENIED without the right.
  package func require(_ right: Right) throws(Refusal) {
    guard rights.contains(right) else {
      throw Refusal(
        .permissionDenied, "RIGHT_MISSING", "key \(name) lacks the right \(right.rawValue)",
        metadata: ["right": right.rawValue])
    }
  }

  /// - Throws: PERMISSION_DENIED without the right, or for a key that is not bound to every user.
  package func requireForEveryUser(_ right: Right) throws(Refusal) {
    try require(right)
    guard users == .all else {
      throw Refusal(.permissionDenied, "FOREIGN_USER", "key \(name) is not bound to every user")
    }
  }

  /// - Throws: PERMISSION_DENIED without the right, or for a user that the key is not bound to. Says nothing of whether
  ///   the user exists.
  package func require(_ right: Right, for user: UserID) throws(Refusal) {
    try require(right)
    switch users {
    case .all: return
    case .only(let mine) where mine.contains(user): return
    case .only:
      throw Refusal(.permissionDenied, "FOREIGN_USER", "key \(name) is not bound to this user")
    }
  }
}
