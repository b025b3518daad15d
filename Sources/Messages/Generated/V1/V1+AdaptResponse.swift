// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What the cycle did.
  package struct AdaptResponse: Message {
    /// Its journal entry; empty when nothing was folded and nothing written.
    package var adaptationID: String
    /// What moved.
    package var updates: [V1.ThresholdUpdate]
    /// What each safeguard said.
    package var verdicts: [V1.SafeguardVerdict]
    /// When, on the user's clock.
    package var adaptedAt: GoogleProtobuf.Timestamp?
    /// A token that includes this write.
    package var resumeToken: String
    /// The effective thresholds afterwards.
    package var thresholdSet: V1.ThresholdSet?

    /// The message with these fields, the others absent.
    package init(
      adaptationID: String = "",
      updates: [V1.ThresholdUpdate] = [],
      verdicts: [V1.SafeguardVerdict] = [],
      adaptedAt: GoogleProtobuf.Timestamp? = nil,
      resumeToken: String = "",
      thresholdSet: V1.ThresholdSet? = nil
    ) {
      self.adaptationID = adaptationID
      self.updates = updates
      self.verdicts = verdicts
      self.adaptedAt = adaptedAt
      self.resumeToken = resumeToken
      self.thresholdSet = thresholdSet
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.AdaptResponse" }

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

extension V1.AdaptResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptResponse>) {
    adaptive_threshold__v1__adapt_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__AdaptResponse>, _ reader: inout Reader) {
    adaptationID = reader.text(c.pointee.adaptation_id, "adaptation_id")
    updates = reader.messages(c.pointee.updates, c.pointee.n_updates, "updates")
    verdicts = reader.messages(c.pointee.verdicts, c.pointee.n_verdicts, "verdicts")
    adaptedAt = reader.message(c.pointee.adapted_at, c.pointee.n_adapted_at, "adapted_at")
    resumeToken = reader.text(c.pointee.resume_token, "resume_token")
    thresholdSet = reader.message(c.pointee.threshold_set, c.pointee.n_threshold_set, "threshold_set")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__AdaptResponse>, in arena: inout Arena) {
    c.pointee.adaptation_id = arena.copy(adaptationID)
    (c.pointee.updates, c.pointee.n_updates) = arena.messages(updates)
    (c.pointee.verdicts, c.pointee.n_verdicts) = arena.messages(verdicts)
    (c.pointee.adapted_at, c.pointee.n_adapted_at) = arena.message(adaptedAt)
    c.pointee.resume_token = arena.copy(resumeToken)
    (c.pointee.threshold_set, c.pointee.n_threshold_set) = arena.message(thresholdSet)
  }
}
