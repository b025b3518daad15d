import NIOCore
import Synchronization

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
  private struct State {
    var connections: [UInt64: NIOLoopBound<ConnectionHandler>] = [:]
    var nextID: UInt64 = 1
    var isDraining = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.connections.count } }

  /// A number that no other connection of this server has.
  func makeID() -> UInt64 {
    state.withLock { state in
      defer { state.nextID += 1 }
      return state.nextID
    }
  }

  /// Returns `false` if the server is draining, so that the connection should do so at once.
  func add(_ id: UInt64, _ handler: NIOLoopBound<ConnectionHandler>) -> Bool {
    state.withLock { state in
      state.connections[id] = handler
      return !state.isDraining
    }
  }

  func remove(_ id: UInt64) {
    let waiters = state.withLock { state in
      state.connections[id] = nil
      return state.connections.isEmpty ? exchange(&state.waiters, with: []) : []
    }
    for waiter in waiters { waiter.resume() }
  }

  func beginDrain() {
    state.withLock { $0.isDraining = true }
    forEach { $0.drain() }
  }

  /// Calls `body` for each connection on its own loop.
  func forEach(_ body: @escaping @Sendable (ConnectionHandler) -> Void) {
    for handler in state.withLock({ Array($0.connections.values) }) {
      handler.execute(body)
    }
  }

  /// Returns when no connection is left.
  func waitUntilEmpty() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.connections.isEmpty { state.waiters.append(continuation) }
        return state.connections.isEmpty
      }
      if isEmpty { continuation.resume() }
    }
  }
}

extension NIOLoopBound<ConnectionHandler> {
  fileprivate func execute(_ body: @escaping @Sendable (ConnectionHandler) -> Void) {
    eventLoop.execute { body(value) }
  }
}
