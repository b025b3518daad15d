import Synchronization

/// What lies between a call on its event loop and the task that serves it: a few messages each way.
final class StreamExchange: Sendable {
  /// Messages kept for the task before the caller has to wait, and for the caller before the task has to.
  private static let messagesMax = 4

  private struct State {
    var requests: [[UInt8]] = []
    var hasHalfClosed = false
    var responses: [SharedBytes] = []
    var status: Status?
    var isClosed = false
    var isDraining = false
    var reader: CheckedContinuation<[UInt8]?, Never>?
    var writer: CheckedContinuation<Bool, Never>?
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let handle: CallHandle

  init(handle: CallHandle) {
    self.handle = handle
  }

  var isDraining: Bool { state.withLock { $0.isDraining } }

  // MARK: The task's side

  func next() async -> [UInt8]? {
    await withCheckedContinuation { continuation in
      let (message, isKnown) = state.withLock { state -> ([UInt8]?, Bool) in
        if !state.requests.isEmpty { return (state.requests.removeFirst(), true) }
        if state.hasHalfClosed || state.isClosed { return (nil, true) }
        precondition(state.reader == nil, "a call's requests have one reader")
        state.reader = continuation
        return (nil, false)
      }
      if isKnown { continuation.resume(returning: message) }
      handle.resumeReading()
    }
  }

  func write(_ message: SharedBytes) async -> Bool {
    let isOpen = await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state -> Bool? in
        if state.isClosed { return false }
        state.responses.append(message)
        if state.responses.count < Self.messagesMax { return true }
        precondition(state.writer == nil, "a call's responses have one writer")
        state.writer = continuation
        return nil
      }
      if let isOpen { continuation.resume(returning: isOpen) }
      handle.wake()
    }
    return isOpen
  }

  func end(_ status: Status) {
    state.withLock { $0.status = status }
    handle.wake()
  }

  // MARK: The loop's side

  func cancelOnClose(_ task: Task<Void, Never>) {
    state.withLock { $0.task = task }
  }

  func received(_ message: [UInt8]) {
    let (reader, isFull) = state.withLock { state in
      if let reader = state.reader.take() { return (Optional(reader), false) }
      state.requests.append(message)
      return (nil, state.requests.count >= Self.messagesMax)
    }
    reader?.resume(returning: message)
    if isFull {
      handle.pauseReading()
      // The task may have emptied the buffer before the pause; then nobody would end it.
      if state.withLock({ $0.requests.isEmpty }) { handle.resumeReading() }
    }
  }

  func halfClosed() {
    state.withLock { state in
      state.hasHalfClosed = true
      return state.reader.take()
    }?.resume(returning: nil)
  }

  func pull() -> Pull {
    let (pull, writer) = state.withLock { state -> (Pull, CheckedContinuation<Bool, Never>?) in
      guard !state.responses.isEmpty else { return (state.status.map(Pull.end) ?? .empty, nil) }
      return (.message(state.responses.removeFirst()), state.writer.take())
    }
    writer?.resume(returning: true)
    return pull
  }

  func drain() {
    state.withLock { $0.isDraining = true }
  }

  func close() {
    let (reader, writer, task) = state.withLock { state in
      state.isClosed = true
      state.requests = []
      state.responses = []
      return (state.reader.take(), state.writer.take(), state.task.take())
    }
    reader?.resume(returning: nil)
    writer?.resume(returning: false)
    task?.cancel()
  }
}
