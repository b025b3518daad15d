/// Why an archive could not be written, read or taken in. Nothing was changed then.
package struct ArchiveFault: Error, Equatable, CustomStringConvertible {
  /// For people; names the line where there is one, and everything that is in the way.
  package let description: String

  package init(_ description: String) { self.description = description }
}
