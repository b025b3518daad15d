// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// What a decision made or would have made. Feeds the learner only.
  package struct Outcome: Message {
    /// Unique per user.
    package var outcomeID: String
    /// The user.
    package var userID: String
    /// The decision.
    package var decisionID: String
    /// Profit in percent, net of fee.
    package var pnlPercent: Double
    /// When it became known; absent: now.
    package var knownAt: GoogleProtobuf.Timestamp?
    /// The probability with which this outcome was chosen to be reported, known before it; absent: 1.
    package var propensity: Double?

    /// The message with these fields, the others absent.
    package init(
      outcomeID: String = "",
      userID: String = "",
      decisionID: String = "",
      pnlPercent: Double = 0,
      knownAt: GoogleProtobuf.Timestamp? = nil,
      propensity: Double? = nil
    ) {
      self.outcomeID = outcomeID
      self.userID = userID
      self.decisionID = decisionID
      self.pnlPercent = pnlPercent
      self.knownAt = knownAt
      self.propensity = propensity
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Outcome" }

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

extension V1.Outcome: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Outcome>) {
    adaptive_threshold__v1__outcome__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Outcome>, _ reader: inout Reader) {
    outcomeID = reader.text(c.pointee.outcome_id, "outcome_id")
    userID = reader.text(c.pointee.user_id, "user_id")
    decisionID = reader.text(c.pointee.decision_id, "decision_id")
    pnlPercent = c.pointee.pnl_percent
    knownAt = reader.message(c.pointee.known_at, c.pointee.n_known_at, "known_at")
    propensity = c.pointee._propensity_case.rawValue == 6 ? c.pointee.propensity : nil
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Outcome>, in arena: inout Arena) {
    c.pointee.outcome_id = arena.copy(outcomeID)
    c.pointee.user_id = arena.copy(userID)
    c.pointee.decision_id = arena.copy(decisionID)
    c.pointee.pnl_percent = pnlPercent
    (c.pointee.known_at, c.pointee.n_known_at) = arena.message(knownAt)
    if let propensity {
      c.pointee._propensity_case = .init(rawValue: 6)
      c.pointee.propensity = propensity
    }
  }
}
