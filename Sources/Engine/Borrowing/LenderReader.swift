import Repository
import ThresholdCore

/// Reads from storage whom keys may borrow from.
struct LenderReader {
  /// Most users that lend to keys which measure alike, of a symbol and of all.
  static let usersMax = 32
  /// Most scopes that are looked at for them, so that those who measure in one way hide nobody who measures in another.
  static let scopesMax = 256
  /// Scopes in memory at a time, each with all that its learner remembers.
  private static let pageSize = 32
  /// Scopes read at a time where one of each user is wanted: users have one symbol, or dozens.
  private static let rowsMax = 8

  /// Users with keys of `symbol`, by user.
  func members(of symbol: Symbol, in transaction: any ReadTransaction) throws -> [Lender] {
    var found: [Lender] = []
    var last: UserID?
    for _ in 0..<(Self.scopesMax / Self.pageSize) {
      let page = try transaction.lendingKeys(of: symbol, after: last, limit: Self.pageSize)
      try take(page, into: &found, in: transaction)
      guard page.count == Self.pageSize else { break }
      last = page.last?.user
    }
    return found
  }

  /// Users with a key of whatever symbol, by user: each with its first. The global key has the same outcomes as the user's
  /// others.
  func everyone(in transaction: any ReadTransaction) throws -> [Lender] {
    var found: [Lender] = []
    var (count, last): (Int, Key?) = (0, nil)
    while count < Self.scopesMax {
      let page = try transaction.lendingKeys(after: last, limit: Self.rowsMax)
      var firsts: [Key] = []
      for key in page where key.user != firsts.last?.user { firsts.append(key) }
      try take(firsts, into: &found, in: transaction)
      count += firsts.count
      guard page.count == Self.rowsMax, let user = page.last?.user else { break }
      // Past all that the last user has.
      last = Key(user: user, symbol: Self.afterLast)
    }
    return found
  }

  /// Stands after every symbol that a signal can have.
  private static let afterLast = Symbol("\u{10FFFF}")

  /// Adds those of a page that lend, as long as there are not enough of their kind.
  private func take(
    _ page: [Key], into found: inout [Lender], in transaction: any ReadTransaction
  ) throws {
    let entries = try transaction.measuringEntries(of: page)
    for record in Self.readable(page, in: transaction) {
      // One that cannot be read lends nothing: its own cycles say so, and others' go on.
      guard let entry = entries[record.key], let input = try? JournalInput(decoding: entry.input),
        let lender = try? Lender(record, learnedUnder: input.policy),
        found.count(where: { $0.measure == lender.measure }) < Self.usersMax
      else { continue }
      found.append(lender)
    }
  }

  /// Those of the scopes that can be read, in the order of `keys`.
  private static func readable(_ keys: [Key], in transaction: any ReadTransaction) -> [ScopeRecord] {
    if let all = try? transaction.scopes(keys) { return keys.compactMap { all[$0] } }
    return keys.compactMap { key in (try? transaction.scopes([key]))?[key] }
  }
}
