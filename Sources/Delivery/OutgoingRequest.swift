/// An HTTP request that leaves the process; always a POST.
package struct OutgoingRequest: Sendable, Equatable {
  /// May hold a secret, so it is never logged; `Courier` has a name for that.
  package var url: String
  package var headers: [String: String]
  package var body: [UInt8]

  package init(url: String, headers: [String: String], body: [UInt8]) {
    self.url = url
    self.headers = headers
    self.body = body
  }
}
