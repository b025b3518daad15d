/// Whoever has the bytes that a session sends as DATA.
package protocol BodySource: AnyObject {
  /// Fills `buffer`, which is never empty, with the next bytes of the stream that has `slot`.
  ///
  /// Called from inside `Session.produce`, and only when flow control lets the bytes go; nothing of the
  /// session may be called from here.
  func read(_ slot: Slot, into buffer: UnsafeMutableRawBufferPointer) -> BodyRead
}

/// What a body source had.
package enum BodyRead {
  /// So many bytes, at least one, and perhaps more later.
  case bytes(Int)
  /// Nothing now; `Session.resume` when there is.
  case wait
  /// So many bytes, perhaps none, and the stream ends.
  case last(Int)
  /// So many bytes, perhaps none, and the stream ends with these trailers.
  case trailers(Int, OutgoingFields)
  /// The stream cannot be completed and is reset with INTERNAL_ERROR.
  case abort
}
