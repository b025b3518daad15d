/// How a session presents itself to its peer.
package struct SessionConfiguration: Sendable {
  package enum Role: Sendable {
    case server
    case client
  }

  package var role: Role
  /// How many streams the peer may have open at once.
  package var concurrentStreamsMax = 256
  /// Bytes the peer may send on a stream before it hears from `Session.consume`.
  package var streamWindowBytes = 128 * 1024
  /// The same for the whole connection; at least 65,535, what HTTP/2 begins with.
  package var connectionWindowBytes = 1024 * 1024
  /// The longest list of header fields accepted, counted as RFC 9113, 6.5.2 does.
  package var headerListBytesMax = 16 * 1024
  /// How many streams the peer may reset at once, and then per second, before the connection is ended
  /// (CVE-2023-44487). Servers only.
  package var resetBurst = 1000
  package var resetsPerSecond = 100

  package init(role: Role) {
    self.role = role
  }
}
