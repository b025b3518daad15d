/// The value of `grpc-timeout`: one to eight digits and a unit.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md ("Timeout").
enum Timeout {
  private static let valueMax: Int64 = 99_999_999

  /// The duration that the text stands for, or `nil` if it is none.
  static func parse(_ text: UnsafeRawBufferPointer) -> Duration? {
    guard (2...9).contains(text.count) else { return nil }
    var value: Int64 = 0
    for byte in text.dropLast() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    switch text[text.count - 1] {
    case UInt8(ascii: "H"): return .seconds(value * 3600)
    case UInt8(ascii: "M"): return .seconds(value * 60)
    case UInt8(ascii: "S"): return .seconds(value)
    case UInt8(ascii: "m"): return .milliseconds(value)
    case UInt8(ascii: "u"): return .microseconds(value)
    case UInt8(ascii: "n"): return .nanoseconds(value)
    default: return nil
    }
  }

  /// The text for a duration in the finest unit that holds it, rounded up, so that the server never gives
  /// up before the caller does. A duration that is not positive becomes the shortest one.
  static func format(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    guard duration > .zero else { return "1n" }
    // 27 hours are beyond the finest units; without them the products below cannot overflow.
    if seconds < 100_000 {
      let nanoseconds = seconds * 1_000_000_000 + (attoseconds + 999_999_999) / 1_000_000_000
      for (unit, size) in [("n", 1), ("u", 1_000), ("m", 1_000_000)] as [(String, Int64)] {
        let value = (nanoseconds + size - 1) / size
        if value <= valueMax { return "\(value)\(unit)" }
      }
    }
    let wholeSeconds = seconds + (attoseconds > 0 ? 1 : 0)
    for (unit, size) in [("S", 1), ("M", 60), ("H", 3600)] as [(String, Int64)] {
      let value = wholeSeconds / size + (wholeSeconds % size > 0 ? 1 : 0)
      if value <= valueMax { return "\(value)\(unit)" }
    }
    return "\(valueMax)H"
  }
}
