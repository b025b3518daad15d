package import GRPC

/// What carries a request to a server and its response back: a connection, or a server in this process.
package protocol UnaryTransport: Sendable {
  /// Calls the method at `path`, `/package.Service/Method`.
  /// - Throws: the status of the call, if it is not OK.
  func unary(
    _ path: String, _ request: [UInt8], metadata: Metadata, timeout: Duration?
  ) async throws(Status) -> [UInt8]
}
