/// How soon somebody should look. The raw value is the number on the wire.
package enum AlertSeverity: Int, Sendable, CaseIterable, Comparable, Codable {
  /// Worth knowing; the service is well.
  case info = 1
  /// Something is wrong and calls are still answered.
  case warning = 2
  /// Calls fail, or will soon.
  case critical = 3

  /// `info`, `warning` or `critical`.
  package var name: String { "\(self)" }

  /// The severity of that name.
  package init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  package static func < (a: AlertSeverity, b: AlertSeverity) -> Bool { a.rawValue < b.rawValue }
}
