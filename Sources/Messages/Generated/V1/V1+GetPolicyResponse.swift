// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A policy.
  package struct GetPolicyResponse: Message {
    /// What the scope itself says.
    package var own: V1.Policy?
    /// What holds, with everything inherited filled in.
    package var effective: V1.Policy?

    /// The message with these fields, the others absent.
    package init(
      own: V1.Policy? = nil,
      effective: V1.Policy? = nil
    ) {
      self.own = own
      self.effective = effective
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.GetPolicyResponse" }

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

extension V1.GetPolicyResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetPolicyResponse>) {
    adaptive_threshold__v1__get_policy_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__GetPolicyResponse>, _ reader: inout Reader) {
    own = reader.message(c.pointee.own, c.pointee.n_own, "own")
    effective = reader.message(c.pointee.effective, c.pointee.n_effective, "effective")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__GetPolicyResponse>, in arena: inout Arena) {
    (c.pointee.own, c.pointee.n_own) = arena.message(own)
    (c.pointee.effective, c.pointee.n_effective) = arena.message(effective)
  }
}
