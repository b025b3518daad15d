/// How one attempt at a delivery went.
package enum DeliveryOutcome: Sendable, Equatable {
  /// The receiver has it: 2xx.
  case delivered
  /// Another attempt may help: no connection, no answer in time, 408, 429 or 5xx. `after` is the receiver's own wish.
  case failed(String, after: Duration?)
  /// Another attempt would be refused as well: any other status.
  case refused(String)

  /// What a status means.
  ///
  /// - Parameter retryAfter: the header of that name.
  package init(status: Int, retryAfter: String?, now: Int64) {
    switch status {
    case 200..<300: self = .delivered
    case 408, 429, 500..<600:
      self = .failed("status \(status)", after: retryAfter.flatMap { RetryAfter.delay($0, now: now) })
    default: self = .refused("status \(status)")
    }
  }
}
