import GRPC
import Synchronization

/// What lies between the tasks of a streaming call and its event loop: a few messages each way.
final class RequestExchange: StartedCall {
  private static let requestsMax = 4
  private static let responsesMax = 16

  private struct State {
    var requests: [SharedBytes] = []
    var hasFinishedSending = false
    var responses: [[UInt8]] = []
    var isPaused = false
    var headers: Metadata?
    var status: Status?
    var isCancelled = false
    var sender: CheckedContinuation<Result<Void, Status>, Never>?
    var reader: CheckedContinuation<Result<[UInt8]?, Status>, Never>?
  }

  private let state = Mutex(State())

  var isCancelled: Bool { state.withLock { $0.isCancelled } }
  var headers: Metadata? { state.withLock { $0.headers } }
  var status: Status? { state.withLock { $0.status } }

  // MARK: The tasks' side

  /// `wake` is called if the loop should pull.
  func send(_ message: SharedBytes, wake: () -> Void) async -> Result<Void, Status> {
    await withCheckedContinuation { continuation in
      let result = state.withLock { state -> Result<Void, Status>? in
        if let status = state.status { return .failure(status) }
        precondition(!state.hasFinishedSending, "a message is sent after finishSending")
        state.requests.append(message)
        if state.requests.count < Self.requestsMax { return .success(()) }
        precondition(state.sender == nil, "a call has one sender")
        state.sender = continuation
        return nil
      }
      if let result { continuation.resume(returning: result) }
      wake()
    }
  }

  func finishSending() {
    state.withLock { $0.hasFinishedSending = true }
  }

  /// `resume` is called if the loop may deliver again.
  func next(resume: () -> Void) async -> Result<[UInt8]?, Status> {
    await withCheckedContinuation { continuation in
      let (result, mustResume) = state.withLock { state -> (Result<[UInt8]?, Status>?, Bool) in
        guard state.responses.isEmpty else {
          let message = state.responses.removeFirst()
          // Resumed when half of the room is free, not for every message.
          let mustResume = state.isPaused && state.responses.count <= Self.responsesMax / 2
          if mustResume { state.isPaused = false }
          return (.success(message), mustResume)
        }
        if let status = state.status { return (status.code == .ok ? .success(nil) : .failure(status), false) }
        precondition(state.reader == nil, "a call's responses have one reader")
        state.reader = continuation
        return (nil, false)
      }
      if let result { continuation.resume(returning: result) }
      if mustResume { resume() }
    }
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
  }

  // MARK: The loop's side

  func pullRequest() -> RequestPull {
    let (pull, sender) = state.withLock { state in
      state.requests.isEmpty
        ? (state.hasFinishedSending ? RequestPull.end : .empty, nil)
        : (.message(state.requests.removeFirst()), state.sender.take())
    }
    sender?.resume(returning: .success(()))
    return pull
  }

  func receivedHeaders(_ metadata: Metadata) {
    state.withLock { $0.headers = metadata }
  }

  func receive(_ message: UnsafeRawBufferPointer) -> Bool {
    let message = Array(message)
    let (reader, goesOn) = state.withLock { state in
      if let reader = state.reader.take() { return (Optional(reader), true) }
      state.responses.append(message)
      state.isPaused = state.responses.count >= Self.responsesMax
      return (nil, !state.isPaused)
    }
    reader?.resume(returning: .success(message))
    return goesOn
  }

  func finished(_ status: Status) {
    let (reader, sender) = state.withLock { state in
      state.status = status
      state.requests = []
      return (state.reader.take(), state.sender.take())
    }
    reader?.resume(returning: status.code == .ok ? .success(nil) : .failure(status))
    sender?.resume(returning: .failure(status))
  }
}
