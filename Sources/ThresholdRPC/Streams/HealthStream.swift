import GRPC
import Messages
import Synchronization
import ThresholdService

/// One health Watch: the status now and whenever it changes. Only the latest waits, so a slow reader costs nothing.
final class HealthStream: StreamHandler {
  private struct State {
    var next: Messages.Health.HealthCheckResponse?
    var observer: ThresholdService.Health.ObserverID?
    var end: Status?
    var isClosed = false
  }

  private let health: ThresholdService.Health
  private let handle: CallHandle
  private let state = Mutex(State())

  init(health: ThresholdService.Health, handle: CallHandle) {
    self.health = health
    self.handle = handle
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    guard let request = try? Messages.Health.HealthCheckRequest(decoding: message) else {
      state.withLock { $0.end = Status(.invalidArgument, "not a health check") }
      return handle.wake()
    }
    guard let service = HealthService(rawValue: request.service) else {
      // The protocol wants the stream to stay open: the service may appear later.
      return offer(.init(status: .serviceUnknown))
    }
    let id = health.observe(service) { [weak self] status in self?.offer(RPCEdge.response(status)) }
    let isClosed = state.withLock { state in
      state.observer = id
      return state.isClosed
    }
    if isClosed { health.cancel(id) }
  }

  func halfClose() {}

  func pull() -> Pull {
    state.withLock { state in
      if let next = state.next.take() { return .message(SharedBytes(message: next.encoded())) }
      return state.end.map(Pull.end) ?? .empty
    }
  }

  func drain() {
    state.withLock { $0.end = Status(.unavailable, "the server is going away") }
    handle.wake()
  }

  func closed(_ reason: CloseReason) {
    let observer = state.withLock { state in
      state.isClosed = true
      return state.observer
    }
    if let observer { health.cancel(observer) }
  }

  private func offer(_ response: Messages.Health.HealthCheckResponse) {
    state.withLock { $0.next = response }
    handle.wake()
  }
}
