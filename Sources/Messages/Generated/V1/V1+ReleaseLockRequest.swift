// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Names a lock to end. One that was released before is answered again.
  package struct ReleaseLockRequest: Message {
    /// The user.
    package var userID: String
    /// The lock.
    package var lockID: String
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      userID: String = "",
      lockID: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.userID = userID
      self.lockID = lockID
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ReleaseLockRequest" }

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

extension V1.ReleaseLockRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ReleaseLockRequest>) {
    adaptive_threshold__v1__release_lock_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ReleaseLockRequest>, _ reader: inout Reader) {
    userID = reader.text(c.pointee.user_id, "user_id")
    lockID = reader.text(c.pointee.lock_id, "lock_id")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ReleaseLockRequest>, in arena: inout Arena) {
    c.pointee.user_id = arena.copy(userID)
    c.pointee.lock_id = arena.copy(lockID)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
