package import GRPC

/// Sends as many messages as it was asked for, each made when there is room for it.
///
/// Touched on one event loop only, as all handlers here.
package final class CountHandler: StreamHandler, @unchecked Sendable {
  private var left = 0
  private var message = SharedBytes(message: [])

  package func receive(_ message: UnsafeRawBufferPointer) {
    let numbers = String(decoding: message, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2 else { return }
    left = numbers[0]
    self.message = SharedBytes(message: Array(repeating: 0x61, count: numbers[1]))
  }

  package func halfClose() {}

  package func pull() -> Pull {
    guard left > 0 else { return .end(.ok) }
    left -= 1
    return .message(message)
  }

  package func closed(_ reason: CloseReason) {}
}

/// Counts messages and bytes.
package final class SumHandler: StreamHandler, @unchecked Sendable {
  private let handle: CallHandle
  private var messages = 0
  private var bytes = 0
  private var isComplete = false
  private var hasAnswered = false

  init(_ handle: CallHandle) {
    self.handle = handle
  }

  package func receive(_ message: UnsafeRawBufferPointer) {
    messages += 1
    bytes += message.count
  }

  package func halfClose() {
    isComplete = true
    handle.wake()
  }

  package func pull() -> Pull {
    guard isComplete else { return .empty }
    if hasAnswered { return .end(.ok) }
    hasAnswered = true
    return .message(SharedBytes(message: Array("\(messages) \(bytes)".utf8)))
  }

  package func closed(_ reason: CloseReason) {}
}

/// Sends every message back, and reads no further while one has not been taken.
package final class ChatHandler: StreamHandler, @unchecked Sendable {
  private let handle: CallHandle
  private var echoes: [SharedBytes] = []
  private var isComplete = false

  init(_ handle: CallHandle) {
    self.handle = handle
  }

  package func receive(_ message: UnsafeRawBufferPointer) {
    echoes.append(SharedBytes(message: Array(message)))
    if echoes.count >= 16 { handle.pauseReading() }
    handle.wake()
  }

  package func halfClose() {
    isComplete = true
    handle.wake()
  }

  package func pull() -> Pull {
    guard !echoes.isEmpty else { return isComplete ? .end(.ok) : .empty }
    defer { if echoes.isEmpty { handle.resumeReading() } }
    return .message(echoes.removeFirst())
  }

  package func closed(_ reason: CloseReason) {}
}

/// Says `begun`, and `going away` when the server does.
package final class WatchHandler: StreamHandler, @unchecked Sendable {
  private let handle: CallHandle
  private var next: [String] = ["begun"]
  private var isDraining = false

  init(_ handle: CallHandle) {
    self.handle = handle
  }

  package func receive(_ message: UnsafeRawBufferPointer) {}
  package func halfClose() {}

  package func pull() -> Pull {
    guard !next.isEmpty else { return isDraining ? .end(Status(.unavailable, "going away")) : .empty }
    return .message(SharedBytes(message: Array(next.removeFirst().utf8)))
  }

  package func drain() {
    isDraining = true
    next.append("going away")
    handle.wake()
  }

  package func closed(_ reason: CloseReason) {}
}
