/// Everything that is wrong with a file, by line, at once.
package struct MalformedInput: Error, Equatable, CustomStringConvertible {
  /// One sentence each, such as `line 3: rsi "abc" is not a number`; at least one.
  package var faults: [String]

  package init(faults: [String]) { self.faults = faults }

  package var description: String { faults.joined(separator: "\n") }

  /// More faults than these are counted, not listed: a wrong delimiter makes one for every line.
  package static let listedMax = 20

  /// `nil` if there are no faults.
  package init?(found faults: [String]) {
    guard !faults.isEmpty else { return nil }
    let hidden = faults.count - Self.listedMax
    self.faults =
      hidden > 0 ? faults.prefix(Self.listedMax) + ["and \(hidden) more faults like these"] : faults
  }
}
