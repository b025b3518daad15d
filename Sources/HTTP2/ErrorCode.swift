/// Why a stream or a connection ended, as RST_STREAM and GOAWAY carry it (RFC 9113, section 7).
package struct ErrorCode: Hashable, Sendable {
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  package static let noError = ErrorCode(0x0)
  package static let protocolError = ErrorCode(0x1)
  package static let internalError = ErrorCode(0x2)
  package static let flowControlError = ErrorCode(0x3)
  package static let streamClosed = ErrorCode(0x5)
  package static let refusedStream = ErrorCode(0x7)
  package static let cancel = ErrorCode(0x8)
  package static let compressionError = ErrorCode(0x9)
  package static let enhanceYourCalm = ErrorCode(0xB)
  package static let inadequateSecurity = ErrorCode(0xC)
}
