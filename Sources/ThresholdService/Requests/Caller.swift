package import Engine
package import ThresholdCore

/// One call as every use case sees it.
package struct Caller: Sendable {
  package var principal: Principal
  /// When the server received the call.
  package var received: Instant
  /// When the caller stops waiting.
  package var deadline: ContinuousClock.Instant?
  /// What the edge found wrong while it read the request, such as a text where a number belongs. Every use case refuses
  /// these together with what it finds itself.
  package var faults: [FieldFault] = []
  /// Whether the rate limit let this call pass already.
  var isAdmitted = false

  package init(principal: Principal, received: Instant, deadline: ContinuousClock.Instant?) {
    self.principal = principal
    self.received = received
    self.deadline = deadline
  }
}
