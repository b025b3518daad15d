/// A streaming method written as one async function.
///
/// Bounded both ways: while the function has not read what came, the caller's flow-control window stays
/// shut; while the caller has not taken what was written, `ResponseWriter.write` waits. It costs a task and
/// an array per message; a method with thousands of open calls implements `StreamHandler` itself.
package final class AsyncStreamHandler: StreamHandler {
  private let exchange: StreamExchange
  private let endsOnDrain: Bool

  /// Runs `body` in a task that is cancelled when the call is over. What it returns ends the call.
  ///
  /// - Parameter endsOnDrain: whether a server that goes away takes the requests for complete, for a method whose
  ///   callers lose nothing by that; else a caller that says nothing more holds the drain up.
  package init(
    handle: CallHandle, endsOnDrain: Bool = false,
    body: @escaping @Sendable (_ requests: RequestStream, _ responses: ResponseWriter) async -> Status
  ) {
    let exchange = StreamExchange(handle: handle)
    self.exchange = exchange
    self.endsOnDrain = endsOnDrain
    let task = Task {
      let status = await body(RequestStream(exchange: exchange), ResponseWriter(exchange: exchange))
      exchange.end(status)
    }
    exchange.cancelOnClose(task)
  }

  package func receive(_ message: UnsafeRawBufferPointer) { exchange.received(Array(message)) }
  package func halfClose() { exchange.halfClosed() }
  package func pull() -> Pull { exchange.pull() }
  package func drain() {
    exchange.drain()
    if endsOnDrain { exchange.halfClosed() }
  }
  package func closed(_ reason: CloseReason) { exchange.close() }
}

/// The request messages of one call; for one reader.
package struct RequestStream: AsyncSequence, Sendable {
  package typealias Failure = Never

  fileprivate let exchange: StreamExchange

  /// Whether the server is going away and would like the call to end soon.
  package var isDraining: Bool { exchange.isDraining }

  package func makeAsyncIterator() -> Iterator { Iterator(exchange: exchange) }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let exchange: StreamExchange

    /// The next message, or `nil` when the caller has sent all of them or is gone.
    package mutating func next() async -> [UInt8]? { await exchange.next() }

    package mutating func next(isolation actor: isolated (any Actor)?) async -> [UInt8]? {
      await exchange.next()
    }
  }
}

/// Where one call's response messages go; for one writer.
package struct ResponseWriter: Sendable {
  fileprivate let exchange: StreamExchange

  /// Sends a message, and waits while the caller is behind. Returns `false` when the caller is gone: then
  /// nobody reads what the function would still write.
  @discardableResult
  package func write(_ message: SharedBytes) async -> Bool { await exchange.write(message) }

  /// As the other `write`, for a serialized message.
  @discardableResult
  package func write(_ message: [UInt8]) async -> Bool {
    await exchange.write(SharedBytes(message: message))
  }
}
