import Engine
import GRPC
import ThresholdCore
import ThresholdService

/// Finds out who calls. The principal of a connection's last call is remembered with its credential, so that a bot that
/// sends the same key with each call costs one comparison.
struct Authenticator: Sendable {
  let keys: KeyRing

  private struct Remembered: Sendable {
    var key: String?
    var generation: UInt64
    var principal: Principal
  }

  /// The caller of `context`.
  /// - Throws: UNAUTHENTICATED.
  func caller(of context: CallContext) throws(Refusal) -> Caller {
    Caller(
      principal: try principal(of: context), received: Instant(nanoseconds: context.receivedAt),
      deadline: context.deadline)
  }

  private func principal(of context: CallContext) throws(Refusal) -> Principal {
    let key = Self.key(in: context.metadata)
    let generation = keys.generation
    let known = context.connection.principal.withLock { $0 as? Remembered }
    if let known, known.generation == generation, known.key == key { return known.principal }
    let principal = try keys.principal(key: key, isLoopback: context.peer.isLoopback)
    context.connection.principal.withLock {
      $0 = Remembered(key: key, generation: generation, principal: principal)
    }
    return principal
  }

  private static func key(in metadata: Metadata) -> String? {
    if let bearer = metadata[first: "authorization"] {
      let scheme = bearer.prefix(7)
      return scheme.lowercased() == "bearer " ? String(bearer.dropFirst(7)) : ""
    }
    return metadata[first: "x-api-key"]
  }
}
