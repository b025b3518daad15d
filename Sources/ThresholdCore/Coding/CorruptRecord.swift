/// A stored record that cannot be read: storage was damaged, or a newer program wrote it.
package struct CorruptRecord: Error, CustomStringConvertible {
  /// What is wrong with it, for the log.
  package var description: String

  package init(_ description: String) { self.description = description }
}
