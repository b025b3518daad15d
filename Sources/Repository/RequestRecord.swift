package import ThresholdCore

/// The answer to a write that carried a request id, kept 24 hours with the write itself.
package struct RequestRecord: Sendable, Equatable {
  /// Whose ids are unique among themselves.
  package struct Scope: Sendable, Hashable {
    package var caller: String
    package var method: String
    package var user: UserID
    package var requestID: String

    package init(caller: String, method: String, user: UserID, requestID: String) {
      self.caller = caller
      self.method = method
      self.user = user
      self.requestID = requestID
    }
  }

  package var scope: Scope
  /// Digest of the request, to tell the same request from another with the same id.
  package var fingerprint: [UInt8]
  /// The answer, encoded by the caller.
  package var response: [UInt8]
  /// On the server's clock.
  package var recordedAt: Instant

  package init(scope: Scope, fingerprint: [UInt8], response: [UInt8], recordedAt: Instant) {
    self.scope = scope
    self.fingerprint = fingerprint
    self.response = response
    self.recordedAt = recordedAt
  }
}
