import HTTP2

/// The state of one call that we make.
final class ClientCall {
  let number: UInt64
  let handler: any RequestHandler
  let compresses: Bool
  let deadline: ContinuousClock.Instant?
  var stream = StreamID(0)

  // The request.
  var outgoing: OutgoingMessage?
  var hasSentAll = false

  // The response.
  /// Of the final header fields; `nil` before they have come.
  var httpStatus: Int?
  var usesGzip = false
  /// What has come and could not be delivered: part of a message, or whole ones while reading is paused.
  var buffer: [UInt8] = []
  /// Bytes in `buffer` for which the server has not been given new window.
  var withheldBytes = 0
  var isPaused = false
  /// The body is complete, or the stream is closed.
  var hasEnded = false
  /// How the call ended, once that is known; told when all messages before it are delivered.
  var status: Status?
  var isFinished = false

  init(
    number: UInt64, handler: any RequestHandler, compresses: Bool, deadline: ContinuousClock.Instant?
  ) {
    self.number = number
    self.handler = handler
    self.compresses = compresses
    self.deadline = deadline
  }
}
