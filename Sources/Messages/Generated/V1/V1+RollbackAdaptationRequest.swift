// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Names an adaptation to take back.
  package struct RollbackAdaptationRequest: Message {
    /// Its id.
    package var adaptationID: String
    /// Chosen by the caller; the same again is answered again and done once.
    package var requestID: String
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?
    /// Compute and answer, but write nothing.
    package var validateOnly: Bool

    /// The message with these fields, the others absent.
    package init(
      adaptationID: String = "",
      requestID: String = "",
      asOf: GoogleProtobuf.Timestamp? = nil,
      validateOnly: Bool = false
    ) {
      self.adaptationID = adaptationID
      self.requestID = requestID
      self.asOf = asOf
      self.validateOnly = validateOnly
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RollbackAdaptationRequest" }

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

extension V1.RollbackAdaptationRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RollbackAdaptationRequest>) {
    adaptive_threshold__v1__rollback_adaptation_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RollbackAdaptationRequest>, _ reader: inout Reader) {
    adaptationID = reader.text(c.pointee.adaptation_id, "adaptation_id")
    requestID = reader.text(c.pointee.request_id, "request_id")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
    validateOnly = c.pointee.validate_only != 0
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RollbackAdaptationRequest>, in arena: inout Arena) {
    c.pointee.adaptation_id = arena.copy(adaptationID)
    c.pointee.request_id = arena.copy(requestID)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
    c.pointee.validate_only = validateOnly ? 1 : 0
  }
}
