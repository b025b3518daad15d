// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The lock that was ended.
  package struct ReleaseLockResponse: Message {
    /// As it is now.
    package var lock: V1.Lock?
    /// A token that includes this write.
    package var resumeToken: String

    /// The message with these fields, the others absent.
    package init(
      lock: V1.Lock? = nil,
      resumeToken: String = ""
    ) {
      self.lock = lock
      self.resumeToken = resumeToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ReleaseLockResponse" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension V1.ReleaseLockResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ReleaseLockResponse>) {
    adaptive_threshold__v1__release_lock_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ReleaseLockResponse>, _ reader: inout Reader) {
    lock = reader.message(c.pointee.lock, c.pointee.n_lock, "lock")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ReleaseLockResponse>, in arena: inout Arena) {
    (c.pointee.lock, c.pointee.n_lock) = arena.message(lock)
    c.pointee.resume_token = arena.copy(resumeToken)
  }
}
