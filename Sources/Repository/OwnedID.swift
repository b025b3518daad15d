package import ThresholdCore

/// An id that is unique among those of its user: of a decision, a trade or an outcome report.
package struct OwnedID: Sendable, Hashable {
  package var user: UserID
  package var id: String

  package init(user: UserID, id: String) {
    self.user = user
    self.id = id
  }
}

extension OwnedID: Comparable {
  /// By bytes, user first: the order in which rows of many users are inserted.
  package static func < (left: OwnedID, right: OwnedID) -> Bool {
    left.user == right.user ? left.id.precedes(right.id) : left.user < right.user
  }
}
