/// A block on the entries of one scope. Exits are never blocked.
package struct Lock: Sendable, Equatable {
  /// Random, so that a release cannot end another lock than the one that was seen.
  package var id: String
  package var rule: Protection.Rule
  /// The side it holds for; `nil` for both.
  package var side: Action?
  /// When it ends; `nil`: when it is released.
  package var until: Instant?
  /// What it rests on, for people.
  package var evidence: String
  /// On the user's clock.
  package var lockedAt: Instant
  /// On the user's clock; `nil` if it was not.
  package var releasedAt: Instant?
  /// Name of the key that released it; empty if none did.
  package var releasedBy: String

  package init(
    id: String, rule: Protection.Rule, side: Action?, until: Instant?, evidence: String, lockedAt: Instant,
    releasedAt: Instant? = nil, releasedBy: String = ""
  ) {
    self.id = id
    self.rule = rule
    self.side = side
    self.until = until
    self.evidence = evidence
    self.lockedAt = lockedAt
    self.releasedAt = releasedAt
    self.releasedBy = releasedBy
  }

  /// Whether it holds at `now`; at its very end it does not.
  package func isInForce(at now: Instant) -> Bool {
    releasedAt == nil && (until.map { now < $0 } ?? true)
  }

  /// Whether it stands in the way of an entry.
  package func blocks(_ action: Action, at now: Instant) -> Bool {
    (side == nil || side == action) && isInForce(at: now)
  }
}

extension Lock: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(id)
    writer.write(rule)
    writer.write(side) { $0.write($1) }
    writer.write(until) { $0.write($1) }
    writer.write(evidence)
    writer.write(lockedAt)
    writer.write(releasedAt) { $0.write($1) }
    writer.write(releasedBy)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    id = try reader.string()
    rule = try reader.enumeration()
    side = try reader.optional { reader throws(CorruptRecord) in try reader.enumeration() }
    until = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
    evidence = try reader.string()
    lockedAt = try reader.instant()
    releasedAt = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
    releasedBy = try reader.string()
  }
}
