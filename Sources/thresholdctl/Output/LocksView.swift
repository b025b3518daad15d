import Messages

/// Locks: what each blocks, until when, and why.
struct LocksView: View {
  private let locks: [V1.Lock]
  /// Whether the table has a column for the user.
  private let namesUsers: Bool

  init(_ locks: [V1.Lock], namesUsers: Bool = false) {
    self.locks = locks
    self.namesUsers = namesUsers
  }

  var text: String {
    if locks.isEmpty { return "no locks" }
    let user = namesUsers ? ["user"] : []
    var table = TextTable(user + ["rule", "symbol", "side", "until", "state", "lock_id", "evidence"])
    for lock in locks {
      let user = namesUsers ? [lock.userID] : []
      table.append(
        user + [
          lock.rule, lock.symbol.isEmpty ? "every" : lock.symbol, Self.side(lock) ?? "both",
          lock.until.map { Figures.text($0) } ?? "released by hand", Self.state(lock), lock.lockID,
          lock.evidence,
        ])
    }
    return table.text
  }

  var json: JSON { .object([("locks", .list(locks.map(Self.json)))]) }

  /// One lock, by the API's names.
  static func json(_ lock: V1.Lock) -> JSON {
    .object([
      ("lock_id", .text(lock.lockID)), ("rule", .text(lock.rule)), ("user_id", .text(lock.userID)),
      ("symbol", .text(lock.symbol)), ("side", side(lock).map(JSON.text) ?? .null),
      ("until", .optional(lock.until)), ("evidence", .text(lock.evidence)),
      ("locked_at", .optional(lock.lockedAt)), ("released_at", .optional(lock.releasedAt)),
      ("released_by", .text(lock.releasedBy)), ("in_force", .bool(lock.inForce)),
    ])
  }

  private static func state(_ lock: V1.Lock) -> String {
    if lock.inForce { return "in force" }
    return lock.releasedAt == nil ? "ended" : "released by \(lock.releasedBy)"
  }

  private static func side(_ lock: V1.Lock) -> String? {
    switch lock.side {
    case .buy: "BUY"
    case .sell: "SELL"
    case .unspecified, .hold, .unrecognized: nil
    }
  }
}
