package import GRPC

/// Where a client connects to and how.
package struct ClientConfiguration: Sendable {
  /// A name or an address.
  package var host: String
  package var port: Int
  package var limits = ClientLimits()
  /// How long to wait for the connection to be made, and again for the server's first words.
  package var connectTimeout: Duration = .seconds(10)

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}
