import Synchronization

/// Hands messages from one writer to one reader, with room for a few, and a limit to the reader's wait.
final class Inbox<Message: Sendable>: Sendable {
  /// What a reader gets.
  enum Item: Sendable {
    case message(Message)
    /// The writer has ended, with this error or well.
    case end(ThresholdError?)
    /// Nothing came for as long as the reader would wait.
    case silence
    /// The reader's task was cancelled.
    case cancelled
  }

  /// At most one of reader and messages is there; a writer only waits while there is no room.
  private struct State {
    var messages: [Message] = []
    var end: Item?
    var reader: (wait: Int, continuation: CheckedContinuation<Item, Never>)?
    var writer: CheckedContinuation<Void, Never>?
    var waits = 0
    var isAbandoned = false
  }

  private let room: Int
  private let state = Mutex(State())

  init(room: Int) { self.room = room }

  /// Hands over a message, when there is room; whether anyone still wants more.
  func put(_ message: Message) async -> Bool {
    let reader = state.withLock { state in
      if state.reader == nil { state.messages.append(message) }
      defer { state.reader = nil }
      return state.reader
    }
    reader?.continuation.resume(returning: .message(message))
    await withCheckedContinuation { continuation in
      let hasRoom = state.withLock { state in
        if state.messages.count < room || state.isAbandoned { return true }
        state.writer = continuation
        return false
      }
      if hasRoom { continuation.resume() }
    }
    return state.withLock { !$0.isAbandoned }
  }

  /// The writer has nothing more.
  func finish(_ error: ThresholdError?) {
    let reader = state.withLock { state in
      state.end = .end(error)
      defer { state.reader = nil }
      return state.reader
    }
    reader?.continuation.resume(returning: .end(error))
  }

  /// The reader wants nothing more: a writer is not kept.
  func abandon() {
    let writer = state.withLock { state in
      state.isAbandoned = true
      defer { state.writer = nil }
      return state.writer
    }
    writer?.resume()
  }

  /// The next message, or why there is none.
  func next(within limit: Duration) async -> Item {
    let wait = state.withLock { state in
      state.waits += 1
      return state.waits
    }
    let timer = Task { [weak self] in
      // Ended before its time, it says nothing.
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      self?.end(wait, with: .silence)
    }
    defer { timer.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (item, writer) = state.withLock { state -> (Item?, CheckedContinuation<Void, Never>?) in
          if Task.isCancelled { return (.cancelled, nil) }
          if state.messages.isEmpty {
            if state.end == nil { state.reader = (wait, continuation) }
            return (state.end, nil)
          }
          defer { state.writer = nil }
          return (.message(state.messages.removeFirst()), state.writer)
        }
        writer?.resume()
        if let item { continuation.resume(returning: item) }
      }
    } onCancel: {
      end(wait, with: .cancelled)
    }
  }

  /// Ends a wait, if it still lasts.
  private func end(_ wait: Int, with item: Item) {
    let reader = state.withLock { state in
      guard let reader = state.reader, reader.wait == wait else {
        return nil as CheckedContinuation<Item, Never>?
      }
      state.reader = nil
      return reader.continuation
    }
    reader?.resume(returning: item)
  }
}
