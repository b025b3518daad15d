// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A fault of one item, or of a whole request.
  package struct ItemError: Message {
    /// The google.rpc code, such as 3 for INVALID_ARGUMENT.
    package var code: Int32
    /// For machines, such as TRADE_CONFLICT.
    package var reason: String
    /// For people.
    package var message: String
    /// Every bad field of the item.
    package var faults: [V1.FieldFault]

    /// The message with these fields, the others absent.
    package init(
      code: Int32 = 0,
      reason: String = "",
      message: String = "",
      faults: [V1.FieldFault] = []
    ) {
      self.code = code
      self.reason = reason
      self.message = message
      self.faults = faults
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ItemError" }

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

extension V1.ItemError: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ItemError>) {
    adaptive_threshold__v1__item_error__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ItemError>, _ reader: inout Reader) {
    code = c.pointee.code
    reason = reader.text(c.pointee.reason, "reason")
    message = reader.text(c.pointee.message, "message")
    faults = reader.messages(c.pointee.faults, c.pointee.n_faults, "faults")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ItemError>, in arena: inout Arena) {
    c.pointee.code = code
    c.pointee.reason = arena.copy(reason)
    c.pointee.message = arena.copy(message)
    (c.pointee.faults, c.pointee.n_faults) = arena.messages(faults)
  }
}
