/// How hard a courier tries.
package struct DeliveryPolicy: Sendable {
  /// Requests that may wait, the one under way included; the oldest makes room for the newest.
  package var waitingMax = 100
  /// Bytes of bodies that may wait.
  package var waitingBytesMax = 4 << 20
  /// Attempts for each request.
  package var attemptsMax = 8
  /// From the first byte sent to the last one received, for one attempt.
  package var timeout = Duration.seconds(10)
  package var backoff = Backoff()

  package init() {}
}
