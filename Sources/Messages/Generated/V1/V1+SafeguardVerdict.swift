// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What one safeguard said of a cycle.
  package struct SafeguardVerdict: Message {
    /// Such as gate or step.
    package var safeguard: String
    /// Whether it blocked all or part of the cycle.
    package var blocked: Bool
    /// The parameter it speaks of; empty for the whole cycle.
    package var parameter: String
    /// The condition with its numbers, for people.
    package var detail: String

    /// The message with these fields, the others absent.
    package init(
      safeguard: String = "",
      blocked: Bool = false,
      parameter: String = "",
      detail: String = ""
    ) {
      self.safeguard = safeguard
      self.blocked = blocked
      self.parameter = parameter
      self.detail = detail
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.SafeguardVerdict" }

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

extension V1.SafeguardVerdict: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__SafeguardVerdict>) {
    adaptive_threshold__v1__safeguard_verdict__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__SafeguardVerdict>, _ reader: inout Reader) {
    safeguard = reader.text(c.pointee.safeguard, "safeguard")
    blocked = c.pointee.blocked != 0
    parameter = reader.text(c.pointee.parameter, "parameter")
    detail = reader.text(c.pointee.detail, "detail")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__SafeguardVerdict>, in arena: inout Arena) {
    c.pointee.safeguard = arena.copy(safeguard)
    c.pointee.blocked = blocked ? 1 : 0
    c.pointee.parameter = arena.copy(parameter)
    c.pointee.detail = arena.copy(detail)
  }
}
