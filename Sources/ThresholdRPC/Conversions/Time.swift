import Messages
import ThresholdCore
import ThresholdService

extension GoogleProtobuf.Timestamp {
  init(_ instant: Instant) {
    let (seconds, nanos) = instant.nanoseconds.flooredQuotientAndRemainder(by: 1_000_000_000)
    self.init(seconds: seconds, nanos: Int32(nanos))
  }

  /// As the service checks it.
  var raw: RawTime { RawTime(seconds: seconds, nanoseconds: Int64(nanos)) }
}

extension GoogleProtobuf.Duration {
  init(_ span: Span) {
    let (seconds, nanos) = span.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    self.init(seconds: seconds, nanos: Int32(nanos))
  }

  /// As the service checks it.
  var raw: RawTime { RawTime(seconds: seconds, nanoseconds: Int64(nanos)) }
}

extension Int64 {
  /// Quotient rounded down and the remainder, which is never negative.
  fileprivate func flooredQuotientAndRemainder(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
