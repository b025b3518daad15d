import GRPC
import Synchronization

/// Counts what a handler made, and how it was closed.
final class Counter: Sendable {
  private let state = Mutex((made: 0, closed: [CloseReason]()))
  var value: Int { state.withLock { $0.made } }
  var closed: [CloseReason] { state.withLock { $0.closed } }
  func count() { state.withLock { $0.made += 1 } }
  func close(_ reason: CloseReason) { state.withLock { $0.closed.append(reason) } }
}

/// Always has another message of 1,000 bytes.
final class EndlessHandler: StreamHandler {
  private let counter: Counter

  init(_ counter: Counter) {
    self.counter = counter
  }

  func receive(_ message: UnsafeRawBufferPointer) {}
  func halfClose() {}

  func pull() -> Pull {
    counter.count()
    return .message(SharedBytes(message: [UInt8](repeating: 0, count: 1000)))
  }

  func closed(_ reason: CloseReason) { counter.close(reason) }
}

/// Pauses after each message.
final class PausingHandler: StreamHandler, @unchecked Sendable {
  let handle: CallHandle
  private(set) var received = 0
  private(set) var hasHalfClosed = false

  init(_ handle: CallHandle, _ box: PausingBox) {
    self.handle = handle
    box.handler = self
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    received += 1
    handle.pauseReading()
  }

  func halfClose() { hasHalfClosed = true }
  func pull() -> Pull { .empty }
  func closed(_ reason: CloseReason) {}
}

/// Where a test finds the handler; both are on the test's own thread.
final class PausingBox: @unchecked Sendable {
  var handler: PausingHandler?
}

/// Gives so many responses and ends with OK.
final class AnswersHandler: StreamHandler, @unchecked Sendable {
  private var left: Int

  init(_ count: Int) {
    left = count
  }

  func receive(_ message: UnsafeRawBufferPointer) {}
  func halfClose() {}

  func pull() -> Pull {
    guard left > 0 else { return .end(.ok) }
    left -= 1
    return .message(SharedBytes(message: [1]))
  }

  func closed(_ reason: CloseReason) {}
}

/// Echoes, and says of each echo whether it is the last there is; counts how often it was asked.
final class LastingHandler: StreamHandler, @unchecked Sendable {
  private let handle: CallHandle
  private let pulls: Counter
  private var echoes: [SharedBytes] = []

  init(_ handle: CallHandle, _ pulls: Counter) {
    self.handle = handle
    self.pulls = pulls
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    echoes.append(SharedBytes(message: Array(message)))
    handle.wake()
  }

  func halfClose() {}

  func pull() -> Pull {
    pulls.count()
    guard !echoes.isEmpty else { return .empty }
    let echo = echoes.removeFirst()
    return echoes.isEmpty ? .lastMessage(echo) : .message(echo)
  }

  func closed(_ reason: CloseReason) {}
}
