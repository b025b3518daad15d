package import ThresholdCore

// Questions about one thing, and many things of one user, as cases of the set-based ones.

extension ReadTransaction {
  /// `nil` for a user who never wrote anything.
  package func user(_ id: UserID) throws -> UserRecord? { try users([id])[id] }

  /// The user's decisions among `ids`.
  package func decisions(_ ids: [String], of user: UserID) throws -> [String: Decision] {
    byID(try decisions(ids.map { OwnedID(user: user, id: $0) }))
  }

  /// The user's trades among `ids`.
  package func trades(_ ids: [String], of user: UserID) throws -> [String: TradeRecord] {
    byID(try trades(ids.map { OwnedID(user: user, id: $0) }))
  }

  /// The user's outcome reports among `ids`.
  package func outcomeReports(_ ids: [String], of user: UserID) throws -> [String: OutcomeReport] {
    byID(try outcomeReports(ids.map { OwnedID(user: user, id: $0) }))
  }

  /// Ids of those of `decisions` that already have an outcome of that basis in `scope`.
  package func decisionsWithOutcome(_ ids: [String], scope: Key, basis: LearningBasis) throws -> Set<String> {
    try decisionsWithOutcome([scope: Set(ids)], basis: basis)[scope] ?? []
  }

  /// One question after the other, for those whom that costs no round trips.
  package func recordedBefore(_ question: RecordedBefore.Question) throws -> RecordedBefore {
    RecordedBefore(
      trades: try trades(question.trades), reports: try outcomeReports(question.reports),
      settled: try decisionsWithOutcome(question.decisions, basis: .reported), head: try identity().head)
  }

  private func byID<Record>(_ records: [OwnedID: Record]) -> [String: Record] {
    Dictionary(records.map { ($0.key.id, $0.value) }) { first, _ in first }
  }
}

extension WriteTransaction {
  /// Makes the user if needed, locks and returns it. A new user's clock is undecided.
  package func lockUser(_ id: UserID) throws -> UserRecord {
    guard let user = try lockUsers([id])[id] else {
      throw RepositoryError(.rejected, "user \(id) could not be locked")
    }
    return user
  }

  /// Writes a user that is locked.
  package func put(_ user: UserRecord) throws { try put([user]) }
}
