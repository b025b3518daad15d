// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Outcomes to record.
  package struct RecordOutcomesRequest: Message {
    /// 1 to 1,000.
    package var outcomes: [V1.Outcome]
    /// For a simulated user: its clock.
    package var asOf: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      outcomes: [V1.Outcome] = [],
      asOf: GoogleProtobuf.Timestamp? = nil
    ) {
      self.outcomes = outcomes
      self.asOf = asOf
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RecordOutcomesRequest" }

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

extension V1.RecordOutcomesRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordOutcomesRequest>) {
    adaptive_threshold__v1__record_outcomes_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RecordOutcomesRequest>, _ reader: inout Reader) {
    outcomes = reader.messages(c.pointee.outcomes, c.pointee.n_outcomes, "outcomes")
    asOf = reader.message(c.pointee.as_of, c.pointee.n_as_of, "as_of")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordOutcomesRequest>, in arena: inout Arena) {
    (c.pointee.outcomes, c.pointee.n_outcomes) = arena.messages(outcomes)
    (c.pointee.as_of, c.pointee.n_as_of) = arena.message(asOf)
  }
}
