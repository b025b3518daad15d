package import Repository
package import ThresholdCore

/// What is asked before something is recorded: each by itself, or all in one round trip.
extension RelationalTransaction {
  package func identity() throws -> StoreIdentity {
    try Self.identity(ask([Self.identityQuestion])[0])
  }

  package func trades(_ ids: [OwnedID]) throws -> [OwnedID: TradeRecord] {
    if ids.isEmpty { return [:] }
    return try Self.trades(ask([SQLQuestion(Self.selectTrades.statement, each: Self.each(of: ids))])[0])
  }

  package func outcomeReports(_ ids: [OwnedID]) throws -> [OwnedID: OutcomeReport] {
    if ids.isEmpty { return [:] }
    return try Self.reports(ask([SQLQuestion(Self.selectReports.statement, each: Self.each(of: ids))])[0])
  }

  package func decisionsWithOutcome(
    _ ids: [Key: Set<String>], basis: LearningBasis
  ) throws -> [Key: Set<String>] {
    if ids.isEmpty { return [:] }
    return try Self.settled(ask([Self.settledQuestion(ids, basis)])[0])
  }

  package func recordedBefore(_ question: RecordedBefore.Question) throws -> RecordedBefore {
    if question.maySkip, skipsLooks() {
      return RecordedBefore(
        trades: [:], reports: [:], settled: try decisionsWithOutcome(question.decisions, basis: .reported),
        head: nil)
    }
    let answers = try ask([
      SQLQuestion(Self.selectTrades.statement, each: Self.each(of: question.trades)),
      SQLQuestion(Self.selectReports.statement, each: Self.each(of: question.reports)),
      Self.settledQuestion(question.decisions, .reported), Self.identityQuestion,
    ])
    return RecordedBefore(
      trades: try Self.trades(answers[0]), reports: try Self.reports(answers[1]),
      settled: try Self.settled(answers[2]), head: try Self.identity(answers[3]).head)
  }

  /// The values that look up `ids`, each once.
  static func each(of ids: [OwnedID]) -> [[SQLValue]] {
    Set(ids).map { [SQLValue($0.user), .text($0.id)] }
  }

  private static let identityQuestion = SQLQuestion(selectIdentity, each: [[]])

  private static func settledQuestion(_ ids: [Key: Set<String>], _ basis: LearningBasis) -> SQLQuestion {
    SQLQuestion(
      selectDecisionsWithOutcome,
      each: ids.flatMap { scope, ids in
        ids.map { [SQLValue(scope.user), SQLValue(scope.symbol), SQLValue(basis), .text($0)] }
      })
  }

  private static func identity(_ rows: [[SQLValue]]) throws(RepositoryError) -> StoreIdentity {
    let identities = try values(rows) { row throws(RepositoryError) in
      StoreIdentity(id: try row.text(), epoch: try row.int(), head: try row.int(), compacted: try row.int())
    }
    guard let identity = identities.first else {
      throw RepositoryError(.corrupt, "the store has lost its identity")
    }
    return identity
  }

  private static func trades(_ rows: [[SQLValue]]) throws(RepositoryError) -> [OwnedID: TradeRecord] {
    let found = try values(rows) { row throws(RepositoryError) in try TradeRecord(&row) }
    return Dictionary(found.map { (OwnedID(user: $0.trade.key.user, id: $0.trade.id), $0) }) { first, _ in
      first
    }
  }

  private static func reports(_ rows: [[SQLValue]]) throws(RepositoryError) -> [OwnedID: OutcomeReport] {
    let found = try values(rows) { row throws(RepositoryError) in try OutcomeReport(&row) }
    return Dictionary(found.map { (OwnedID(user: $0.user, id: $0.id), $0) }) { first, _ in first }
  }

  private static func settled(_ rows: [[SQLValue]]) throws(RepositoryError) -> [Key: Set<String>] {
    let found = try values(rows) { row throws(RepositoryError) in (scope: try row.key(), id: try row.text()) }
    return found.reduce(into: [:]) { $0[$1.scope, default: []].insert($1.id) }
  }
}
