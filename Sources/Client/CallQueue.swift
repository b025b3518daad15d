import GRPC
import Synchronization

/// What a program's tasks ask of a connection, on its way to the connection's event loop.
///
/// Many orders that come together are one wake-up of the loop.
final class CallQueue: Sendable {
  enum Order: Sendable {
    case start(UInt64, RequestStart, any StartedCall)
    case wake(UInt64)
    case resumeReading(UInt64)
    case cancel(UInt64, Status)
    case close
  }

  private struct State {
    var orders: [Order] = []
    var nextNumber: UInt64 = 1
  }

  private let state = Mutex(State())
  private let ring: @Sendable (CallQueue) -> Void

  /// `ring` is called when the queue is no longer empty, and must lead to `collect`.
  init(ring: @escaping @Sendable (CallQueue) -> Void) {
    self.ring = ring
  }

  func makeNumber() -> UInt64 {
    state.withLock { state in
      defer { state.nextNumber += 1 }
      return state.nextNumber
    }
  }

  func post(_ order: Order) {
    let isFirst = state.withLock { state in
      state.orders.append(order)
      return state.orders.count == 1
    }
    if isFirst { ring(self) }
  }

  func collect() -> [Order] {
    state.withLock { exchange(&$0.orders, with: []) }
  }
}

/// A call that may be cancelled before the loop has heard of it.
protocol StartedCall: RequestHandler {
  var isCancelled: Bool { get }
}
