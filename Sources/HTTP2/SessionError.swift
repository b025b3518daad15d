import CNghttp2

/// The session cannot go on: nghttp2 has run out of memory, or the peer does not speak HTTP/2.
///
/// What a peer does wrong within HTTP/2 is no such error; nghttp2 answers it with GOAWAY by itself.
package struct SessionError: Error, Equatable, CustomStringConvertible {
  /// The library's own number, negative.
  package let code: Int

  package var description: String {
    String(cString: nghttp2_strerror(Int32(code)))
  }

  /// Passes a return code through, or throws if it is negative.
  @discardableResult
  static func check(_ code: Int) throws(SessionError) -> Int {
    guard code >= 0 else { throw SessionError(code: code) }
    return code
  }
}
