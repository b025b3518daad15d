// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A block on entries, made by one of a policy's protections. Exits are never blocked.
  package struct Lock: Message {
    /// The protection that made it, such as stoploss_guard.
    package var rule: String
    /// The symbol it holds for; empty for all of the user's.
    package var symbol: String
    /// The side it holds for; unspecified for both.
    package var side: V1.Action
    /// When it ends; absent: when it is released.
    package var until: GoogleProtobuf.Timestamp?
    /// What it rests on, for people.
    package var evidence: String
    /// Its id, for ReleaseLock; another one once it has been made again.
    package var lockID: String
    /// The user.
    package var userID: String
    /// When it was made, on the user's clock.
    package var lockedAt: GoogleProtobuf.Timestamp?
    /// When it was released, on the user's clock; absent if it was not.
    package var releasedAt: GoogleProtobuf.Timestamp?
    /// Name of the key that released it.
    package var releasedBy: String
    /// Whether it stands in the way of entries now.
    package var inForce: Bool

    /// The message with these fields, the others absent.
    package init(
      rule: String = "",
      symbol: String = "",
      side: V1.Action = .unspecified,
      until: GoogleProtobuf.Timestamp? = nil,
      evidence: String = "",
      lockID: String = "",
      userID: String = "",
      lockedAt: GoogleProtobuf.Timestamp? = nil,
      releasedAt: GoogleProtobuf.Timestamp? = nil,
      releasedBy: String = "",
      inForce: Bool = false
    ) {
      self.rule = rule
      self.symbol = symbol
      self.side = side
      self.until = until
      self.evidence = evidence
      self.lockID = lockID
      self.userID = userID
      self.lockedAt = lockedAt
      self.releasedAt = releasedAt
      self.releasedBy = releasedBy
      self.inForce = inForce
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
    lockID = reader.text(c.pointee.lock_id, "lock_id")
    userID = reader.text(c.pointee.user_id, "user_id")
    lockedAt = reader.message(c.pointee.locked_at, c.pointee.n_locked_at, "locked_at")
    releasedAt = reader.message(c.pointee.released_at, c.pointee.n_released_at, "released_at")
    releasedBy = reader.text(c.pointee.released_by, "released_by")
    inForce = c.pointee.in_force != 0
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Lock>, in arena: inout Arena) {
    c.pointee.rule = arena.copy(rule)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.side = .init(rawValue: .init(truncatingIfNeeded: side.rawValue))
    (c.pointee.until, c.pointee.n_until) = arena.message(until)
    c.pointee.evidence = arena.copy(evidence)
    c.pointee.lock_id = arena.copy(lockID)
    c.pointee.user_id = arena.copy(userID)
    (c.pointee.locked_at, c.pointee.n_locked_at) = arena.message(lockedAt)
    (c.pointee.released_at, c.pointee.n_released_at) = arena.message(releasedAt)
    c.pointee.released_by = arena.copy(releasedBy)
    c.pointee.in_force = inForce ? 1 : 0
  }
}
