import HTTP2

/// One call's state. Used again and again by the calls that get the same slot.
///
///     idle -> collecting -> (waiting) -> finished -> idle        one request
///     idle -> streaming  -> finished  -> idle                    many requests
///     idle -> collecting -> streaming -> finished -> idle        one request, many responses
///
/// From every phase to `finished` by an error, and to `idle` when the stream is closed.
final class ServerCall {
  enum Phase {
    case idle
    /// The one request message is on its way.
    case collecting
    /// The answer is being made elsewhere.
    case waiting
    /// A stream handler is at work.
    case streaming
    /// The status is decided, though perhaps not sent. What still comes from the caller is dropped.
    case finished
  }

  /// Whether the caller is still sending though it has the whole answer.
  enum Lingering {
    case no
    case begun
    /// For so long that it was found twice.
    case seen
  }

  var phase = Phase.idle
  var stream = StreamID(0)
  var number: UInt64 = 0
  var methodIndex = -1
  var metadata = FieldBlock()
  var deadline: ContinuousClock.Instant?
  var begun: ContinuousClock.Instant?
  var receivedAt: Int64 = 0

  // The request.
  var usesGzip = false
  /// What has come and could not be delivered: part of a message, or whole ones while reading is paused.
  var buffer: [UInt8] = []
  /// Bytes in `buffer` for which the caller has not been given new window.
  var withheldBytes = 0
  var hasRequestEnded = false
  var hasHalfClosed = false

  /// Of whole request messages, as they were transferred.
  var bytesReceived = 0

  // The response.
  /// Of all response messages, as they are transferred.
  var bytesSent = 0
  var compressesResponse = false
  var hasSentHeaders = false
  var outgoing: OutgoingMessage?
  /// What the connection counts of `outgoing`.
  var unsentBytes = 0
  var responseCount = 0
  /// Whether the handler has nothing before it wakes.
  var isDrained = false
  /// What the trailers will say once `outgoing` is sent.
  var status: Status?

  // After the answer.
  var lingering = Lingering.no
  /// Of the request, read since the status was decided.
  var discardedBytes = 0

  // Set by calls that outlive the read that brought them.
  var handle: CallHandle?
  var handler: (any StreamHandler)?
  var streaming: Streaming?
  var task: Task<Void, Never>?

  /// Ready for another call.
  func reset() {
    phase = .idle
    methodIndex = -1
    metadata.removeAll()
    deadline = nil
    begun = nil
    usesGzip = false
    withheldBytes = 0
    bytesReceived = 0
    bytesSent = 0
    hasRequestEnded = false
    hasHalfClosed = false
    compressesResponse = false
    hasSentHeaders = false
    outgoing = nil
    responseCount = 0
    isDrained = false
    status = nil
    lingering = .no
    discardedBytes = 0
    if handle != nil {
      handle = nil
      handler = nil
      streaming = nil
      task = nil
    }
  }

  func context(_ path: String, _ connection: ConnectionContext) -> CallContext {
    CallContext(
      method: path, metadata: Metadata(block: metadata), deadline: deadline, connection: connection,
      receivedAt: receivedAt, number: number)
  }
}
