package import ThresholdCore

/// A time as a message carries it, not yet checked.
package struct RawTime: Sendable, Equatable {
  package var seconds: Int64
  package var nanoseconds: Int64

  package init(seconds: Int64, nanoseconds: Int64) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The instant; `nil` if it is outside of 1678 to 2262 or the nanoseconds are not a fraction of a second.
  package var instant: Instant? {
    guard (0..<1_000_000_000).contains(nanoseconds) else { return nil }
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = product.addingReportingOverflow(nanoseconds)
    return overflow || carried ? nil : Instant(nanoseconds: sum)
  }
}
