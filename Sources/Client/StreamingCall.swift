package import GRPC
import Synchronization

/// A call with many requests, many responses, or both.
///
/// One task sends and one (perhaps the same) reads. Bounded both ways: `send` waits while the server is
/// behind, and the server while the reader is. A call that nobody holds any more is cancelled.
package final class StreamingCall: Sendable {
  private let exchange: RequestExchange
  private let number: UInt64
  private let queue: CallQueue

  init(_ exchange: RequestExchange, number: UInt64, queue: CallQueue) {
    self.exchange = exchange
    self.number = number
    self.queue = queue
  }

  deinit {
    cancel()
  }

  /// Sends a serialized message, and waits while several are on their way. Throws the status of the call if
  /// that is over; OK then means that the server has answered without reading everything.
  package func send(_ message: [UInt8]) async throws(Status) {
    try await exchange.send(SharedBytes(message: message)) { [queue, number] in queue.post(.wake(number)) }
      .get()
  }

  /// Says that there are no more messages.
  package func finishSending() {
    exchange.finishSending()
    queue.post(.wake(number))
  }

  /// The response messages. The sequence ends when the call ends with OK, and throws its status otherwise.
  package var responses: Responses { Responses(call: self) }

  /// The header fields that the response began with; `nil` before it has.
  package var headers: Metadata? { exchange.headers }

  /// How the call ended, with the trailers as its metadata; `nil` before it has.
  package var status: Status? { exchange.status }

  /// Ends the call with CANCELLED, unless it is over.
  package func cancel() {
    exchange.cancel()
    queue.post(.cancel(number, Status(.cancelled, "the call was cancelled")))
  }

  /// The response messages of a call, for one reader.
  package struct Responses: AsyncSequence, Sendable {
    package typealias Failure = Status

    fileprivate let call: StreamingCall

    package func makeAsyncIterator() -> Iterator { Iterator(call: call) }

    package struct Iterator: AsyncIteratorProtocol {
      fileprivate let call: StreamingCall

      /// The next message; `nil` after the last one of a call that ended with OK. A task that is cancelled
      /// while it waits cancels the call.
      package func next() async throws(Status) -> [UInt8]? {
        try await call.next()
      }

      package func next(isolation actor: isolated (any Actor)?) async throws(Status) -> [UInt8]? {
        try await call.next()
      }
    }
  }

  private func next() async throws(Status) -> [UInt8]? {
    let result = await withTaskCancellationHandler {
      await exchange.next { [queue, number] in queue.post(.resumeReading(number)) }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }
}
