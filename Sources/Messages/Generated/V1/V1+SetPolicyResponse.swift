// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The policy after the write.
  package struct SetPolicyResponse: Message {
    /// What the scope itself says.
    package var own: V1.Policy?
    /// What holds, with everything inherited filled in.
    package var effective: V1.Policy?
    /// A token that includes this write.
    package var resumeToken: String

    /// The message with these fields, the others absent.
    package init(
      own: V1.Policy? = nil,
      effective: V1.Policy? = nil,
      resumeToken: String = ""
    ) {
      self.own = own
      self.effective = effective
      self.resumeToken = resumeToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.SetPolicyResponse" }

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

extension V1.SetPolicyResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetPolicyResponse>) {
    adaptive_threshold__v1__set_policy_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__SetPolicyResponse>, _ reader: inout Reader) {
    own = reader.message(c.pointee.own, c.pointee.n_own, "own")
    effective = reader.message(c.pointee.effective, c.pointee.n_effective, "effective")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__SetPolicyResponse>, in arena: inout Arena) {
    (c.pointee.own, c.pointee.n_own) = arena.message(own)
    (c.pointee.effective, c.pointee.n_effective) = arena.message(effective)
    c.pointee.resume_token = arena.copy(resumeToken)
  }
}
