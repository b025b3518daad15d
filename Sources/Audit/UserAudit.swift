internal import Repository
internal import ThresholdCore

/// What a user's trades and outcomes must agree on, in one snapshot: every trade that taught has its outcome, every outcome
/// of a trade has it, and what is added up of days is what their trades come to.
struct UserAudit {
  /// What stands before a trade's id in the decision of an outcome that was decided elsewhere.
  static let unseenPrefix = "trade:"

  private let user: UserID
  private let transaction: any ReadTransaction
  private(set) var findings: [Finding] = []
  private(set) var trades: Int64 = 0
  /// Digests of the decisions that trades name.
  private var traded: Set<Int> = []

  init(_ user: UserID, in transaction: any ReadTransaction) {
    self.user = user
    self.transaction = transaction
  }

  mutating func run() throws {
    do {
      try checkTrades()
      try checkScopes()
    } catch let error as RepositoryError where error.kind == .corrupt {
      found("a row cannot be read: \(error.message)")
    }
  }

  private mutating func checkTrades() throws {
    var days = try DayAudit(user, in: transaction)
    var last: String?
    while true {
      let page = try transaction.trades(of: user, after: last, limit: KeyAudit.pageRows)
      try check(page)
      days.take(page)
      trades += Int64(page.count)
      last = page.last?.trade.id
      if page.count < KeyAudit.pageRows { break }
    }
    findings += try days.findings()
  }

  private mutating func checkScopes() throws {
    var symbol: Symbol?
    while true {
      let page = try transaction.scopes(of: user, after: symbol, limit: KeyAudit.pageRows)
      for scope in page where scope.outcomeCount > 0 { try checkOutcomes(of: scope.key) }
      symbol = page.last?.key.symbol
      if page.count < KeyAudit.pageRows { return }
    }
  }

  private mutating func check(_ page: [TradeRecord]) throws {
    traded.formUnion(page.compactMap { $0.trade.decisionID.map(\.hashValue) })
    let learned = page.filter { $0.notLearnedReason == nil }
    var settled: Set<String> = []
    for (scope, trades) in Dictionary(grouping: learned, by: \.trade.key) {
      let ids = trades.flatMap { Self.decisionIDs(of: $0.trade) }
      for scope in Set([scope, scope.global]) {
        settled.formUnion(try transaction.decisionsWithOutcome(ids, scope: scope, basis: .reported))
      }
    }
    for record in learned where settled.isDisjoint(with: Self.decisionIDs(of: record.trade)) {
      found("trade \(record.trade.id) was learned from, and has no outcome")
    }
  }

  private mutating func checkOutcomes(of scope: Key) throws {
    var last: Int64 = 0
    while true {
      let page = try transaction.outcomes(of: scope, after: last, limit: KeyAudit.pageRows)
      let executed = page.filter { $0.executed && $0.basis == .reported }
      let unseen = executed.map(\.decisionID).filter { $0.hasPrefix(Self.unseenPrefix) }
        .map { String($0.dropFirst(Self.unseenPrefix.count)) }
      let known = try transaction.trades(unseen, of: user)
      for id in unseen where known[id] == nil { found("trade \(id), which has an outcome, is not there") }
      for outcome in executed
      where !outcome.decisionID.hasPrefix(Self.unseenPrefix) && !traded.contains(outcome.decisionID.hashValue)
      {
        found("the trade of decision \(outcome.decisionID), which has an outcome, is not there")
      }
      last = page.last?.number ?? last
      if page.count < KeyAudit.pageRows { return }
    }
  }

  /// The decisions that an outcome of `trade` may name.
  private static func decisionIDs(of trade: Trade) -> [String] {
    [trade.decisionID, unseenPrefix + trade.id].compactMap { $0 }
  }

  private mutating func found(_ what: String) {
    let finding = Finding(Key(user: user, symbol: .global), what)
    // A trade teaches its symbol and its user, and is missed by both.
    if findings.last != finding, !findings.contains(finding) { findings.append(finding) }
  }
}
