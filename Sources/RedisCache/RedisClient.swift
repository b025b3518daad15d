internal import Dispatch
package import Logging
internal import Synchronization

/// Asks one Redis, in order, on a queue of its own. Whatever is asked can do without an answer: while Redis is away every
/// call fails at once, and one in a while finds out whether it is back.
package final class RedisClient: Sendable {
  /// What happened since the start.
  package struct Counts: Sendable {
    package var answered: UInt64 = 0
    package var failed: UInt64 = 0
  }

  private struct State {
    var link = RedisLink()
    var waiting = 0
    var counts = Counts()
    var isClosed = false
  }

  /// Holds the connection, which only the queue touches.
  private final class Slot: @unchecked Sendable {
    var connection: RedisConnection?
  }

  /// Calls that may wait for their turn; each takes a timeout at worst.
  private static let waitingMax = 256

  private let configuration: RedisConfiguration
  private let logger: Logger
  private let queue = DispatchQueue(label: "redis")
  private let slot = Slot()
  private let state = Mutex(State())

  /// Does not connect yet.
  package init(_ configuration: RedisConfiguration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
  }

  package var isInReach: Bool { state.withLock { $0.link.isUp } }

  package var counts: Counts { state.withLock { $0.counts } }

  /// Sends all commands together, each as its words, and returns as many answers. A command that fails alone answers
  /// `.error`.
  package func pipeline(_ commands: [[[UInt8]]]) async throws(RedisError) -> [RedisReply] {
    try begin()
    let result = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: self.run(commands)) }
    }
    return try result.get()
  }

  /// Ends the connection once what waits is done.
  package func close() async {
    state.withLock { $0.isClosed = true }
    await withCheckedContinuation { continuation in
      queue.async {
        self.slot.connection = nil
        continuation.resume()
      }
    }
  }

  private func begin() throws(RedisError) {
    let refusal = state.withLock { state -> RedisError? in
      let refusal: RedisError? =
        if state.isClosed { RedisError(.unreachable, "closed") } else if !state.link.mayTry(at: .now) {
          RedisError(.unreachable, "away; the next attempt waits")
        } else if state.waiting >= Self.waitingMax { RedisError(.busy, "\(state.waiting) calls wait") } else {
          nil
        }
      if refusal == nil { state.waiting += 1 } else { state.counts.failed += 1 }
      return refusal
    }
    if let refusal { throw refusal }
  }

  /// On the queue.
  private func run(_ commands: [[[UInt8]]]) -> Result<[RedisReply], RedisError> {
    do throws(RedisError) {
      // Whoever queued behind an attempt that failed does not make another.
      guard state.withLock({ $0.link.mayTry(at: .now) }) else {
        throw RedisError(.busy, "away; the next attempt waits")
      }
      if slot.connection == nil { slot.connection = try RedisConnection(configuration) }
      let replies = try slot.connection!.pipeline(commands)
      ended(failure: nil)
      return .success(replies)
    } catch {
      if error.kind != .busy { slot.connection = nil }
      ended(failure: error)
      return .failure(error)
    }
  }

  private func ended(failure: RedisError?) {
    let isNews = state.withLock { state -> Bool in
      state.waiting -= 1
      guard let failure else {
        state.counts.answered += 1
        return state.link.succeeded()
      }
      state.counts.failed += 1
      return failure.kind == .busy ? false : state.link.failed(at: .now, jitter: .random(in: 0...1))
    }
    guard isNews else { return }
    if let failure {
      logger.warning(
        "Redis is away; limits are each replica's own, and the cache is not asked",
        metadata: ["cause": "\(failure.message)"])
    } else {
      logger.notice("Redis is back")
    }
  }
}
