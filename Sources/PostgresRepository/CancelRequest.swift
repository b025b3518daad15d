internal import CPostgres
internal import Dispatch

/// Asks the server to stop what one connection has it do: the CancelRequest of Postgres's protocol.
///
/// It goes over a connection of its own, and sending it blocks, longest when the network is at fault; hence a thread of
/// its own. `@unchecked`: libpq lets any thread use a PGcancel.
final class CancelRequest: @unchecked Sendable {
  /// Owned. Freed once, in `deinit`.
  private let raw: OpaquePointer

  private static let queue = DispatchQueue(label: "postgres-cancel", attributes: .concurrent)

  /// - Parameter connection: a PGconn that is connected; `nil` if it is not.
  init?(for connection: OpaquePointer) {
    guard let raw = PQgetCancel(connection) else { return nil }
    self.raw = raw
  }

  deinit { PQfreeCancel(raw) }

  /// Sends it, without waiting.
  ///
  /// - Returns: signalled when the server has taken it in, or cannot be reached. Only then is it certain to hit
  ///   nothing that the connection does later.
  func send() -> DispatchSemaphore {
    let ended = DispatchSemaphore(value: 0)
    Self.queue.async { [self] in
      // The message is of no use: whether it helped shows on the connection itself.
      var message = [CChar](repeating: 0, count: 256)
      _ = PQcancel(raw, &message, CInt(message.count))
      ended.signal()
    }
    return ended
  }
}
