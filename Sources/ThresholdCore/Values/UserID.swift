/// The id of a user: 1 to 128 bytes of `[A-Za-z0-9._:@/-]`, checked where it enters (`IdentifierRule`).
package struct UserID: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let value: String

  package init(_ value: String) { self.value = value }

  package var description: String { value }

  package static func < (a: UserID, b: UserID) -> Bool {
    a.value.precedes(b.value)
  }
}
