// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The rules of a scope.
  package struct Protections: Message {
    /// At most 20; none: the scope has none, whatever would be inherited.
    package var rules: [V1.Protection]

    /// The message with these fields, the others absent.
    package init(
      rules: [V1.Protection] = []
    ) {
      self.rules = rules
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Protections" }

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

extension V1.Protections: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Protections>) {
    adaptive_threshold__v1__protections__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Protections>, _ reader: inout Reader) {
    rules = reader.messages(c.pointee.rules, c.pointee.n_rules, "rules")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Protections>, in arena: inout Arena) {
    (c.pointee.rules, c.pointee.n_rules) = arena.messages(rules)
  }
}
