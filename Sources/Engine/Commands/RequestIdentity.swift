/// What makes a repeated write harmless: the caller's own id for it and a canonical form of what was asked.
package struct RequestIdentity: Sendable {
  /// Name of the caller's key.
  package var caller: String
  package var method: String
  /// Chosen by the caller; empty if none.
  package var requestID: String
  /// The same bytes iff the same was asked.
  package var fingerprint: [UInt8]

  package init(caller: String, method: String, requestID: String, fingerprint: [UInt8]) {
    self.caller = caller
    self.method = method
    self.requestID = requestID
    self.fingerprint = fingerprint
  }
}
