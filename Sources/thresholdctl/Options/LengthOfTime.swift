import ArgumentParser
import MarketStream
import Messages
import ThresholdCore

/// A length of time on the command line, such as `4h`, `30m`, `1d` or `90s`.
struct LengthOfTime: ExpressibleByArgument {
  var span: Span

  init(_ span: Span) { self.span = span }

  init?(argument: String) {
    guard let span = Span(duration: argument) else { return nil }
    self.span = span
  }

  /// The same for the clock that deadlines are counted on.
  var duration: Duration { .nanoseconds(span.nanoseconds) }

  /// The same in a message.
  var message: GoogleProtobuf.Duration {
    let (seconds, nanos) = span.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return GoogleProtobuf.Duration(seconds: seconds, nanos: Int32(nanos))
  }

  /// In the largest unit that divides it, as it would be typed.
  var defaultValueDescription: String {
    let seconds = span.nanoseconds / 1_000_000_000
    for (unit, length) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60)]
    where seconds != 0 && seconds % length == 0 {
      return "\(seconds / length)\(unit)"
    }
    return "\(seconds)s"
  }
}
