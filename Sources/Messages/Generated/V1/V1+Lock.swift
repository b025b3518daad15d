// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A block on entries. None exist before protections are configured.
  package struct Lock: Message {
    /// The rule that made it.
    package var rule: String
    /// The symbol it holds for; empty for all of the user's.
    package var symbol: String
    /// The side it holds for; unspecified for both.
    package var side: V1.Action
    /// When it ends.
    package var until: GoogleProtobuf.Timestamp?
    /// What it rests on, for people.
    package var evidence: String

    /// The message with these fields, the others absent.
    package init(
      rule: String = "",
      symbol: String = "",
      side: V1.Action = .unspecified,
      until: GoogleProtobuf.Timestamp? = nil,
      evidence: String = ""
    ) {
      self.rule = rule
      self.symbol = symbol
      self.side = side
      self.until = until
      self.evidence = evidence
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Lock" }

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

extension V1.Lock: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Lock>) {
    adaptive_threshold__v1__lock__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Lock>, _ reader: inout Reader) {
    rule = reader.text(c.pointee.rule, "rule")
    symbol = reader.text(c.pointee.symbol, "symbol")
    side = V1.Action(rawValue: Int32(truncatingIfNeeded: c.pointee.side.rawValue))
    until = reader.message(c.pointee.until, c.pointee.n_until, "until")
    evidence = reader.text(c.pointee.evidence, "evidence")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Lock>, in arena: inout Arena) {
    c.pointee.rule = arena.copy(rule)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.side = .init(rawValue: .init(truncatingIfNeeded: side.rawValue))
    (c.pointee.until, c.pointee.n_until) = arena.message(until)
    c.pointee.evidence = arena.copy(evidence)
  }
}
