package import Repository
package import ThresholdCore

/// Replays every journal of a store and compares. Works while servers write: each scope, each user's trades and each piece
/// of the change log is a snapshot of its own, and a page of rows is all that is held.
package struct StoreAudit: Sendable {
  private let repository: any Repository

  private static let usersAtOnce = 100

  package init(_ repository: any Repository) { self.repository = repository }

  /// Audits `users`, or everybody and the change log if it is empty.
  ///
  /// - Parameters:
  ///   - report: told of each finding at once.
  ///   - progress: told after each scope.
  package func run(
    users: Set<UserID> = [], report: (Finding) -> Void, progress: (AuditTally) -> Void = { _ in }
  ) async throws -> AuditTally {
    var tally = AuditTally()
    func tell(_ findings: [Finding]) {
      tally.findings += Int64(findings.count)
      findings.forEach(report)
    }
    if users.isEmpty { tell(try await auditLog()) }
    var last: UserID?
    while true {
      let page = try await page(of: users, after: last)
      for user in page {
        tally.users += 1
        var symbol: Symbol?
        do {
          while let scope = try await auditScope(of: user, after: symbol) {
            symbol = scope.symbol
            tally.add(scope.tally)
            tell(scope.findings)
            progress(tally)
          }
        } catch let error as RepositoryError where error.kind == .corrupt {
          // Which scope it is stands in the row that cannot be read.
          let place = symbol.map { "after \($0.isGlobal ? "the global one" : $0.value)" } ?? "at the first"
          tell([
            Finding(
              Key(user: user, symbol: .global), "the scopes cannot be read \(place): \(error.message)")
          ])
        }
        let (findings, trades) = try await repository.read(deadline: nil) { transaction in
          var audit = UserAudit(user, in: transaction)
          try audit.run()
          return (audit.findings, audit.trades)
        }
        tally.trades += trades
        tell(findings)
      }
      guard users.isEmpty, page.count == Self.usersAtOnce else { return tally }
      last = page.last
    }
  }

  private func page(of users: Set<UserID>, after last: UserID?) async throws -> [UserID] {
    if !users.isEmpty { return users.sorted() }
    return try await repository.read(deadline: nil) {
      try $0.users(after: last, limit: Self.usersAtOnce).map(\.id)
    }
  }

  private struct ScopeResult: Sendable {
    var symbol: Symbol
    var findings: [Finding]
    var tally: AuditTally
  }

  /// Audits the user's next scope; `nil` if there is none.
  private func auditScope(of user: UserID, after symbol: Symbol?) async throws -> ScopeResult? {
    try await repository.read(deadline: nil) { transaction in
      guard let record = try transaction.scopes(of: user, after: symbol, limit: 1).first else { return nil }
      var audit = KeyAudit(record, in: transaction)
      try audit.run()
      return ScopeResult(symbol: record.key.symbol, findings: audit.findings, tally: audit.tally)
    }
  }

  /// Whether the log has every revision that it should, and none after its head.
  private func auditLog() async throws -> [Finding] {
    var findings: [Finding] = []
    var last: Int64 = 0
    while true {
      let from = last
      let (identity, revisions) = try await repository.read(deadline: nil) { transaction in
        (
          try transaction.identity(),
          try transaction.changes(after: from, limit: KeyAudit.pageRows).map(\.revision)
        )
      }
      last = max(last, identity.compacted)
      for revision in revisions {
        if revision != last + 1 {
          findings.append(Finding(nil, "the change log misses \(Self.text(last + 1, revision - 1))"))
        }
        last = revision
      }
      guard revisions.count == KeyAudit.pageRows else {
        if last < identity.head {
          findings.append(Finding(nil, "the change log misses \(Self.text(last + 1, identity.head))"))
        } else if last > identity.head {
          findings.append(
            Finding(nil, "the change log's head is \(identity.head), and it goes on to \(last)"))
        }
        return findings
      }
    }
  }

  private static func text(_ first: Int64, _ last: Int64) -> String {
    first == last ? "revision \(first)" : "revisions \(first) to \(last)"
  }
}

extension AuditTally {
  fileprivate mutating func add(_ other: AuditTally) {
    keys += other.keys
    entries += other.entries
    versions += other.versions
    outcomes += other.outcomes
    changes += other.changes
    keysOfOtherLearners += other.keysOfOtherLearners
    keysRoundedOtherwise += other.keysRoundedOtherwise
  }
}
