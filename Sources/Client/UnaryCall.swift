import GRPC
import Synchronization

/// One request and the wait for its one response.
final class UnaryCall: StartedCall {
  private struct State {
    var request: SharedBytes?
    var response: [UInt8]?
    var responseCount = 0
    var isCancelled = false
    var continuation: CheckedContinuation<Result<[UInt8], Status>, Never>?
  }

  private let state: Mutex<State>

  init(_ request: SharedBytes) {
    state = Mutex(State(request: request))
  }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func cancel() {
    state.withLock { $0.isCancelled = true }
  }

  func wait(_ continuation: CheckedContinuation<Result<[UInt8], Status>, Never>) {
    state.withLock { $0.continuation = continuation }
  }

  func pullRequest() -> RequestPull {
    state.withLock { $0.request.take() }.map(RequestPull.message) ?? .end
  }

  func receivedHeaders(_ metadata: Metadata) {}

  func receive(_ message: UnsafeRawBufferPointer) -> Bool {
    state.withLock { state in
      state.responseCount += 1
      if state.responseCount == 1 { state.response = Array(message) }
    }
    return true
  }

  func finished(_ status: Status) {
    let (continuation, result) = state.withLock { state in
      (state.continuation.take(), Self.result(status, state))
    }
    continuation?.resume(returning: result)
  }

  private static func result(_ status: Status, _ state: State) -> Result<[UInt8], Status> {
    guard status.code == .ok else { return .failure(status) }
    guard state.responseCount == 1, let response = state.response else {
      return .failure(
        Status(.unimplemented, "a unary call was answered with \(state.responseCount) messages"))
    }
    return .success(response)
  }
}
