import Foundation
import Messages
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

  /// As RFC 3339 has it, in UTC, to the millisecond.
  static func text(_ time: GoogleProtobuf.Timestamp) -> String {
    Date(timeIntervalSince1970: Double(time.seconds) + Double(time.nanos) / 1e9)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// In seconds, as protobuf's JSON has it: `14400s`.
  static func text(_ duration: GoogleProtobuf.Duration) -> String {
    "\(text(Double(duration.seconds) + Double(duration.nanos) / 1e9))s"
  }
}

extension JSON {
  static func optional(_ time: GoogleProtobuf.Timestamp?) -> JSON {
    time.map { .text(Figures.text($0)) } ?? .null
  }

  static func optional(_ duration: GoogleProtobuf.Duration?) -> JSON {
    duration.map { .text(Figures.text($0)) } ?? .null
  }
}
