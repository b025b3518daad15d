/// What the peer has done, in the order it did it.
///
/// Trivial, so that a burst of events costs no reference counting. Bytes and fields in it are valid until
/// the session's next `receive`.
package enum Event {
  /// A request, a response or trailers. With `isTooLarge` the list went over the limit and `fields` is cut.
  case headers(Slot, StreamID, fields: FieldRange, endStream: Bool, isTooLarge: Bool)
  /// Part of a body. Its length must be given back with `consume`, once it has been dealt with.
  case data(Slot, StreamID, bytes: UnsafeRawBufferPointer, endStream: Bool)
  /// The end of a body that did not come with bytes.
  case endStream(Slot)
  /// Servers only: the response is sent to its end, while the peer has not finished its request.
  case finishedSending(Slot, StreamID)
  /// The stream is over on both sides. The slot stays taken until `Session.recycle`.
  case closed(Slot, ErrorCode)
  /// Header fields could not be sent at all: a request after GOAWAY, say.
  case notSent(StreamID)
  /// The peer's settings have arrived and are in force.
  case settings
  /// The answer to a `ping`, with the same eight bytes.
  case pong(UInt64)
  /// The peer accepts no further streams, and will answer none above the number.
  case goAway(lastStreamID: StreamID, ErrorCode)
}

/// Where the fields of a block lie in the session's inbox; `Session.fields(_:)` makes a view of it.
package struct FieldRange {
  let offset: Int
  let count: Int
}
