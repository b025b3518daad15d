package import ThresholdCore

/// Something that is stored and cannot be right.
package struct Finding: Sendable, Equatable, CustomStringConvertible {
  /// The scope it was found in; its user's global one for what belongs to a user; `nil` for the store's own.
  package let key: Key?
  /// One sentence, with the numbers.
  package let what: String

  package init(_ key: Key?, _ what: String) {
    self.key = key
    self.what = what
  }

  package var description: String { key.map { "\($0): \(what)" } ?? what }
}
