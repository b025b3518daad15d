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

  var defaultValueDescription: String { "\(span.text)" }
}
