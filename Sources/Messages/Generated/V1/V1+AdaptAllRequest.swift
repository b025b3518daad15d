// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for a cycle of every key.
  package struct AdaptAllRequest: Message {
    /// Skip what the schedule asks for, and no safeguard.
    package var force: Bool
    /// Begin behind this scope: the last that a call which broke off had told of. Scopes come in the order of their keys.
    package var after: V1.Scope?
    /// Compute and answer, but write nothing.
    package var validateOnly: Bool

    /// The message with these fields, the others absent.
    package init(
      force: Bool = false,
      after: V1.Scope? = nil,
      validateOnly: Bool = false
    ) {
      self.force = force
      self.after = after
      self.validateOnly = validateOnly
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.AdaptAllRequest" }

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

extension V1.AdaptAllRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllRequest>) {
    adaptive_threshold__v1__adapt_all_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__AdaptAllRequest>, _ reader: inout Reader) {
    force = c.pointee.force != 0
    after = reader.message(c.pointee.after, c.pointee.n_after, "after")
    validateOnly = c.pointee.validate_only != 0
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptAllRequest>, in arena: inout Arena) {
    c.pointee.force = force ? 1 : 0
    (c.pointee.after, c.pointee.n_after) = arena.message(after)
    c.pointee.validate_only = validateOnly ? 1 : 0
  }
}
