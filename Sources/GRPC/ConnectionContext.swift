package import Synchronization

/// Who is at the other end of a connection.
package struct Peer: Sendable, Equatable {
  /// Address and port as text, for logs.
  package var address: String
  /// Whether the address belongs to this machine's loopback interface.
  package var isLoopback: Bool

  package init(address: String, isLoopback: Bool) {
    self.address = address
    self.isLoopback = isLoopback
  }
}

/// What the calls of one connection have in common.
package final class ConnectionContext: Sendable {
  /// Unique within the process.
  package let id: UInt64
  package let peer: Peer
  /// A slot for whoever authenticates calls: the principal that the last call was made as, so that the
  /// next call with the same credentials need not be looked up again.
  package let principal = Mutex<(any Sendable)?>(nil)

  package init(id: UInt64, peer: Peer) {
    self.id = id
    self.peer = peer
  }
}
