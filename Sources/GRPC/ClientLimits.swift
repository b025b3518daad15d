package import HTTP2

/// What a client lets its server do, and how it introduces itself.
package struct ClientLimits: Sendable {
  package var session = SessionConfiguration(role: .client)
  /// The longest response message accepted, compressed or not.
  package var messageBytesMax = 4 * 1024 * 1024
  /// Requests shorter than this are not worth compressing.
  package var compressedBytesMin = 1024
  package var userAgent = "adaptive-threshold-swift"

  package init() {}
}
