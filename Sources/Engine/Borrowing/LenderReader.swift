import Repository
import ThresholdCore

/// Reads from storage whom keys may borrow from.
struct LenderReader {
  let configuration: ThresholdConfiguration

  /// Most users that are asked, of a symbol and of all.
  private static let usersMax = 32

  /// Users with keys of `symbol`, by user.
  func members(of symbol: Symbol, in transaction: any ReadTransaction) throws -> [Lender] {
    try members(
      try transaction.learningScopes(of: symbol, limit: Self.usersMax), in: transaction)
  }

  /// Users with a key of whatever symbol, by user: each with its first.
  func everyone(in transaction: any ReadTransaction) throws -> [Lender] {
    var records: [ScopeRecord] = []
    var place: Key?
    while records.count < Self.usersMax {
      guard let found = try transaction.learningScopes(after: place, limit: 1).first else { break }
      if found.key.symbol.isGlobal {
        // It has the same outcomes as the user's other scopes.
        place = found.key
      } else {
        records.append(found)
        place = Key(user: found.key.user, symbol: Self.afterLast)
      }
    }
    return try members(records, in: transaction)
  }

  /// Stands after every symbol that a signal can have.
  private static let afterLast = Symbol("\u{10FFFF}")

  private func members(_ records: [ScopeRecord], in transaction: any ReadTransaction) throws -> [Lender] {
    let users = try transaction.users(records.map(\.key.user))
    let globals = try transaction.scopes(records.map(\.key.global))
    return records.compactMap { record in
      guard users[record.key.user]?.clock == .real else { return nil }
      var policy = configuration.policy
      if !record.key.symbol.isGlobal, let global = globals[record.key.global] {
        policy = policy.overridden(by: global.policy)
      }
      // One that cannot be read lends nothing: its own cycles say so, and others' go on.
      return (try? Lender(record, policy: policy.overridden(by: record.policy))) ?? nil
    }
  }
}
