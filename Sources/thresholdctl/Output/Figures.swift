import Foundation
import ThresholdCore

/// Numbers and times as people read them.
enum Figures {
  /// At most six significant digits: `66.5`, `0.315`, `1000000000`.
  static func text(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return "\(Int64(value))" }
    return value.text(digits: 6)
  }

  /// The same; `-` for what is absent.
  static func text(_ value: Double?) -> String { value.map { text($0) } ?? "-" }

  /// With so many places after the point.
  static func fixed(_ value: Double, places: Int) -> String { String(format: "%.\(places)f", value) }
}
