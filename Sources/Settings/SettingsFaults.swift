/// Everything that is wrong with the settings, at once.
package struct SettingsFaults: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence each, in the order of the settings.
  package var faults: [String]

  package init(faults: [String]) { self.faults = faults }

  package var description: String { faults.joined(separator: "\n") }
}
