/// Sends one request. The one place where a library of HTTP is known is behind it.
package protocol HTTPTransport: Sendable {
  /// Sends `request` and returns within `timeout`, or soon after the task is cancelled.
  func send(_ request: OutgoingRequest, within timeout: Duration) async -> DeliveryOutcome
}
