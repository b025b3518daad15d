import AdaptiveThresholdAPI
import GRPCCore
import Synchronization

/// Snapshots and changes, across lost connections, for one `for try await`. To end it, leave the loop or cancel its task.
public final class Watch: AsyncSequence, Sendable {
  public typealias Element = WatchEvent

  private let address: Address
  private let watching: Mutex<Watching>

  init(_ address: Address, _ watching: Watching) {
    self.address = address
    self.watching = Mutex(watching)
  }

  /// Of the last event handed out, or of a later bookmark: a watch that begins with it goes on from there.
  public var token: String { watching.withLock(\.token) }

  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let watch: Watch
    private var connection: WatchConnection?

    fileprivate init(_ watch: Watch) { self.watch = watch }

    /// The next event, however long that takes; `nil` when the task was cancelled.
    /// - Throws: ThresholdError, when the watch cannot go on, such as for a wrong key.
    public mutating func next() async throws -> WatchEvent? {
      while !Task.isCancelled {
        let silenceMax = watch.watching.withLock(\.silenceMax)
        let connection = try current()
        switch await connection.next(within: silenceMax) {
        case .message(let message):
          let (event, isLeaving) = watch.watching.withLock { ($0.received(message), $0.isLeaving) }
          if let event { return event }
          if isLeaving { try await reconnect(after: nil) }
        case .end(let error): try await reconnect(after: error)
        case .silence: try await reconnect(after: nil)
        case .cancelled: break
        }
      }
      connection = nil
      return nil
    }

    /// The connection there is, or a new one: silence may be the connection's.
    private mutating func current() throws -> WatchConnection {
      if let connection { return connection }
      let new = try WatchConnection(watch.address, watch.watching.withLock { $0.request() })
      connection = new
      return new
    }

    private mutating func reconnect(after error: ThresholdError?) async throws {
      connection = nil
      let pause = try watch.watching.withLock { watching throws(ThresholdError) in
        try watching.pause(after: error)
      }
      // Cancelled, it ends at once, and so does the loop.
      try? await Task.sleep(for: pause)
    }
  }
}

/// One call on a connection of its own. Ends with its last reference.
final class WatchConnection: Sendable {
  private typealias Service = AdaptiveThreshold_V1_AdaptiveThresholdService

  private static let readAhead = 64

  private let inbox: Inbox<AdaptiveThreshold_V1_WatchThresholdsResponse>
  private let task: Task<Void, Never>

  init(_ address: Address, _ request: AdaptiveThreshold_V1_WatchThresholdsRequest) throws {
    let inbox = Inbox<AdaptiveThreshold_V1_WatchThresholdsResponse>(room: Self.readAhead)
    let client = try address.connection(deadline: nil)
    self.inbox = inbox
    task = Task {
      async let running: Void = client.runConnections()
      do {
        try await Service.Client(wrapping: client).watchThresholds(request) { response in
          for try await message in response.messages {
            guard await inbox.put(message) else { return }
          }
        }
        inbox.finish(nil)
      } catch {
        inbox.finish(ThresholdError(error))
      }
      client.beginGracefulShutdown()
      try? await running
    }
  }

  deinit {
    inbox.abandon()
    task.cancel()
  }

  func next(within limit: Duration) async -> Inbox<AdaptiveThreshold_V1_WatchThresholdsResponse>.Item {
    await inbox.next(within: limit)
  }
}
