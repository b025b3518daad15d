// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// One entry of a key's journal: an adaptation that moved, was refused, or a command.
  package struct Adaptation: Message {
    /// Its id.
    package var adaptationID: String
    /// The user.
    package var userID: String
    /// The symbol; empty for the global set.
    package var symbol: String
    /// What wrote it.
    package var cause: V1.Cause
    /// What moved.
    package var updates: [V1.ThresholdUpdate]
    /// What each safeguard said.
    package var verdicts: [V1.SafeguardVerdict]
    /// When, on the user's clock.
    package var adaptedAt: GoogleProtobuf.Timestamp?
    /// Number of the last outcome folded.
    package var outcomesThrough: Int64
    /// The learner and its version, such as guarded_gradient/1.
    package var learner: String
    /// Version of the scope's own set afterwards.
    package var version: Int64
    /// In words, for people.
    package var summary: String

    /// The message with these fields, the others absent.
    package init(
      adaptationID: String = "",
      userID: String = "",
      symbol: String = "",
      cause: V1.Cause = .unspecified,
      updates: [V1.ThresholdUpdate] = [],
      verdicts: [V1.SafeguardVerdict] = [],
      adaptedAt: GoogleProtobuf.Timestamp? = nil,
      outcomesThrough: Int64 = 0,
      learner: String = "",
      version: Int64 = 0,
      summary: String = ""
    ) {
      self.adaptationID = adaptationID
      self.userID = userID
      self.symbol = symbol
      self.cause = cause
      self.updates = updates
      self.verdicts = verdicts
      self.adaptedAt = adaptedAt
      self.outcomesThrough = outcomesThrough
      self.learner = learner
      self.version = version
      self.summary = summary
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Adaptation" }

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

extension V1.Adaptation: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Adaptation>) {
    adaptive_threshold__v1__adaptation__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Adaptation>, _ reader: inout Reader) {
    adaptationID = reader.text(c.pointee.adaptation_id, "adaptation_id")
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    cause = V1.Cause(rawValue: Int32(truncatingIfNeeded: c.pointee.cause.rawValue))
    updates = reader.messages(c.pointee.updates, c.pointee.n_updates, "updates")
    verdicts = reader.messages(c.pointee.verdicts, c.pointee.n_verdicts, "verdicts")
    adaptedAt = reader.message(c.pointee.adapted_at, c.pointee.n_adapted_at, "adapted_at")
    outcomesThrough = c.pointee.outcomes_through
    learner = reader.text(c.pointee.learner, "learner")
    version = c.pointee.version
    summary = reader.text(c.pointee.summary, "summary")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Adaptation>, in arena: inout Arena) {
    c.pointee.adaptation_id = arena.copy(adaptationID)
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.cause = .init(rawValue: .init(truncatingIfNeeded: cause.rawValue))
    (c.pointee.updates, c.pointee.n_updates) = arena.messages(updates)
    (c.pointee.verdicts, c.pointee.n_verdicts) = arena.messages(verdicts)
    (c.pointee.adapted_at, c.pointee.n_adapted_at) = arena.message(adaptedAt)
    c.pointee.outcomes_through = outcomesThrough
    c.pointee.learner = arena.copy(learner)
    c.pointee.version = version
    c.pointee.summary = arena.copy(summary)
  }
}
