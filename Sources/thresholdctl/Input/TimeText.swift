import Foundation
import Messages

/// Times as people and files write them.
enum TimeText {
  /// A time in RFC 3339 (`2026-01-31T12:00:00Z`) or in seconds since 1970, whole or with a fraction; `nil` for anything
  /// else.
  static func parse(_ text: String) -> GoogleProtobuf.Timestamp? {
    if let seconds = Int64(text) { return GoogleProtobuf.Timestamp(seconds: seconds, nanos: 0) }
    if let seconds = Double(text) { return timestamp(seconds) }
    for hasFraction in [false, true] {
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: hasFraction)
      if let date = try? style.parse(text) { return timestamp(date.timeIntervalSince1970) }
    }
    return nil
  }

  /// To the microsecond, which is what a `Double` of these years can tell apart.
  private static func timestamp(_ seconds: Double) -> GoogleProtobuf.Timestamp? {
    guard seconds.magnitude < 1e11 else { return nil }
    let micros = Int64((seconds * 1e6).rounded())
    let whole = Int64((Double(micros) / 1e6).rounded(.down))
    return GoogleProtobuf.Timestamp(seconds: whole, nanos: Int32((micros - whole * 1_000_000) * 1_000))
  }
}
