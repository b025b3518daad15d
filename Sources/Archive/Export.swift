package import Repository
internal import Synchronization
package import ThresholdCore

/// Writes a store, or some of its users, to an archive: one snapshot, whatever is written meanwhile, and no more in memory
/// than a page of rows.
package struct Export: Sendable {
  /// Nobody means everybody.
  package var users: Set<UserID>
  /// Whether the shared price book goes along; a simulated user's own prices always do.
  package var includesSharedPrices: Bool

  static let pageRows = 500

  package init(users: Set<UserID> = [], includesSharedPrices: Bool) {
    self.users = users
    self.includesSharedPrices = includesSharedPrices
  }

  /// Writes to `path`; `-` is standard output.
  ///
  /// - Throws: `ArchiveFault`, with the names of all users that are not there, or `RepositoryError`. The file is not there
  ///   then, or is what it was.
  package func run(from repository: any Repository, to path: String) async throws -> ArchiveTally {
    let isBegun = Mutex(false)
    return try await repository.read(deadline: nil) { transaction in
      if path == "-",
        isBegun.withLock({ begun in
          defer { begun = true }; return begun
        })
      {
        throw ArchiveFault("the snapshot was lost after a part of it was written; export again")
      }
      let output = try ArchiveOutput(path)
      var snapshot = Snapshot(transaction: transaction, output: output)
      try snapshot.write(self)
      try output.finish()
      return snapshot.tally
    }
  }

  /// What one transaction sees, being written.
  private struct Snapshot {
    let transaction: any ReadTransaction
    let output: ArchiveOutput
    var tally = ArchiveTally()

    mutating func write(_ export: Export) throws {
      let identity = try transaction.identity()
      if export.users.isEmpty {
        try output.append(
          ArchiveHeader(contents: .store, head: identity.head, compacted: identity.compacted))
        try eachPage(from: { [transaction] in try transaction.users(after: $0?.id, limit: pageRows) }) {
          snapshot, user in try snapshot.write(user)
        }
      } else {
        try output.append(ArchiveHeader(contents: .users))
        let found = try export.users.sorted().map { (id: $0, record: try transaction.user($0)) }
        let missing = found.filter { $0.record == nil }.map(\.id.value)
        guard missing.isEmpty else {
          throw ArchiveFault("the store has no user \(missing.joined(separator: ", "))")
        }
        for record in found.compactMap(\.record) { try write(record) }
      }
      if export.includesSharedPrices {
        try write(.sharedPrice) { [transaction] in try transaction.prices(of: nil, after: $0, limit: pageRows)
        }
      }
      if export.users.isEmpty {
        try write(.change) { [transaction] in
          try transaction.changes(after: $0?.revision ?? identity.compacted, limit: pageRows)
        }
      }
    }

    private mutating func write(_ user: UserRecord) throws {
      let id = user.id
      try write(user, .user)
      try eachPage(from: { [transaction] in
        try transaction.scopes(of: id, after: $0?.key.symbol, limit: pageRows)
      }) { snapshot, scope in
        let key = scope.key
        try snapshot.write(scope, .scope)
        try snapshot.write(.journalEntry) { [transaction = snapshot.transaction] in
          try transaction.entries(of: key, after: $0?.sequence ?? 0, limit: pageRows)
        }
        for checkpoint in try snapshot.transaction.checkpoints(of: key) {
          try snapshot.write(checkpoint, .checkpoint)
        }
        try snapshot.write(.outcome) { [transaction = snapshot.transaction] in
          try transaction.outcomes(of: key, after: $0?.number ?? 0, limit: pageRows)
        }
      }
      try write(.decision) { [transaction] in
        try transaction.storedDecisions(of: id, after: $0?.decision.id, limit: pageRows)
      }
      try write(.trade) { [transaction] in
        try transaction.trades(of: id, after: $0?.trade.id, limit: pageRows)
      }
      try write(.outcomeReport) { [transaction] in
        try transaction.outcomeReports(of: id, after: $0?.id, limit: pageRows)
      }
      try write(.request) { [transaction] in
        try transaction.requests(of: id, after: $0?.scope, limit: pageRows)
      }
      try write(.price) { [transaction] in try transaction.prices(of: id, after: $0, limit: pageRows) }
    }

    private mutating func write<Record: ArchivedRecord>(
      _ kind: RecordKind, from page: (Record?) throws -> [Record]
    ) throws {
      try eachPage(from: page) { snapshot, record in try snapshot.write(record, kind) }
    }

    private mutating func write(_ record: some ArchivedRecord, _ kind: RecordKind) throws {
      try output.append(record, kind)
      tally.count(kind)
    }

    /// Does `work` for each row of all pages; `page` gives the one after a row.
    private mutating func eachPage<Row>(
      from page: (Row?) throws -> [Row], _ work: (inout Snapshot, Row) throws -> Void
    ) throws {
      var last: Row?
      while true {
        let rows = try page(last)
        for row in rows { try work(&self, row) }
        guard rows.count == pageRows else { return }
        last = rows.last
      }
    }
  }
}
