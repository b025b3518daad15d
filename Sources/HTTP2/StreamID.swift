/// The number of a stream, as on the wire.
package struct StreamID: Hashable, Sendable, Comparable {
  package let rawValue: Int32

  package init(_ rawValue: Int32) {
    self.rawValue = rawValue
  }

  package static func < (a: StreamID, b: StreamID) -> Bool { a.rawValue < b.rawValue }
}

/// A small number that a session gives each stream while it is open, for an array of the user's own
/// per-stream state: unlike a `StreamID` it is used again.
package struct Slot: Hashable, Sendable {
  package let index: Int

  init(index: Int) {
    self.index = index
  }
}
