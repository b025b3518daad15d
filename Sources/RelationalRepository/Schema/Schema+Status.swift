package import Repository

extension Schema {
  /// What `read` finds out of a database whose tables may be missing, older or newer: each question has a transaction of
  /// its own, because one that fails would end the next.
  package func status(
    bytes: Int64?,
    read: (@escaping @Sendable (RelationalTransaction) throws -> StoreStatus) async throws -> StoreStatus
  ) async throws -> StoreStatus {
    let empty = StoreStatus(programSchemaVersion: version, bytes: bytes)
    let known: StoreStatus
    do {
      known = try await read { transaction in
        var status = empty
        status.schemaVersion = try transaction.schemaVersion()
        return status
      }
    } catch let error as RepositoryError where error.kind == .rejected { return empty }
    do {
      return try await read { transaction in
        var status = known
        let identity = try transaction.identity()
        status.identity = identity
        status.counts = try transaction.counts()
        status.oldestChange = try transaction.changes(after: identity.compacted, limit: 1).first
        return status
      }
    } catch let error as RepositoryError where error.kind == .rejected || error.kind == .corrupt {
      // Other tables than this program's.
      return known
    }
  }
}

extension RelationalTransaction {
  private static let selectSchemaVersion = SQLStatement("SELECT schema_version FROM meta")
  private static let selectDatabaseBytes = SQLStatement("SELECT pg_database_size(current_database())")

  /// `nil` if the tables are being made.
  func schemaVersion() throws(RepositoryError) -> Int64? {
    try query(Self.selectSchemaVersion) { row throws(RepositoryError) in try row.int() }.first
  }

  /// What the connected Postgres database takes on disk.
  package func databaseBytes() throws -> Int64? {
    try query(Self.selectDatabaseBytes) { row throws(RepositoryError) in try row.int() }.first
  }
}
