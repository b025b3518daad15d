// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The answer for one item.
  package struct RecordResult: Message {
    /// The item's id.
    package var id: String
    /// What became of it.
    package var status: V1.RecordStatus
    /// Why it was not recorded.
    package var error: V1.ItemError?
    /// Whether the learner will see it.
    package var learned: Bool
    /// Why the learner will not, such as DECISION_UNKNOWN.
    package var notLearnedReason: String

    /// The message with these fields, the others absent.
    package init(
      id: String = "",
      status: V1.RecordStatus = .unspecified,
      error: V1.ItemError? = nil,
      learned: Bool = false,
      notLearnedReason: String = ""
    ) {
      self.id = id
      self.status = status
      self.error = error
      self.learned = learned
      self.notLearnedReason = notLearnedReason
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.RecordResult" }

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

extension V1.RecordResult: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordResult>) {
    adaptive_threshold__v1__record_result__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__RecordResult>, _ reader: inout Reader) {
    id = reader.text(c.pointee.id, "id")
    status = V1.RecordStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
    error = reader.message(c.pointee.error, c.pointee.n_error, "error")
    learned = c.pointee.learned != 0
    notLearnedReason = reader.text(c.pointee.not_learned_reason, "not_learned_reason")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__RecordResult>, in arena: inout Arena) {
    c.pointee.id = arena.copy(id)
    c.pointee.status = .init(rawValue: .init(truncatingIfNeeded: status.rawValue))
    (c.pointee.error, c.pointee.n_error) = arena.message(error)
    c.pointee.learned = learned ? 1 : 0
    c.pointee.not_learned_reason = arena.copy(notLearnedReason)
  }
}
