package import Repository

/// The tables of a store, as a list of migrations.
package struct Schema: Sendable {
  /// In order, from version 1, without gaps.
  package let migrations: [Migration]

  package init(migrations: [Migration]) {
    self.migrations = migrations
  }

  /// What this program works on.
  package static let current = Schema(migrations: [
    .version1, .version2, .version3, .version4, .version5, .version6, .version7,
  ])

  /// The version after all migrations.
  package var version: Int64 { migrations.last?.version ?? 0 }

  /// Makes what is missing, in the session's transaction, which must keep others from doing the same.
  ///
  /// - Throws: `.corrupt` if a newer program has been at work; nothing is touched then.
  package func migrate(_ session: any SQLSession) throws(RepositoryError) {
    try session.define(session.dialect.text(ofMigration: Self.meta))
    let found = try session.query(Self.versions, each: [[]])
    var row = SQLRow(found.first ?? [.int(0)])
    let version = try row.int()
    guard version <= self.version else {
      throw RepositoryError(
        .corrupt,
        """
        the database has schema \(version), this program knows schemas up to \(self.version): start the newer \
        program again, or restore a backup from before its upgrade
        """)
    }
    if found.isEmpty { try session.execute(Self.firstVersion, [.text(StoreIdentity.makeID())], given: []) }
    for migration in migrations where migration.version > version {
      for statement in migration.statements(in: session.dialect) { try session.define(statement) }
      try session.execute(Self.setVersion, [.int(migration.version)], given: [])
    }
  }

  /// Outside the migrations, because it says which of them have run; one row.
  private static let meta = """
    CREATE TABLE IF NOT EXISTS meta (
      one {int} PRIMARY KEY CHECK (one = 1),
      schema_version {int} NOT NULL,
      store_id {text} NOT NULL,
      epoch {int} NOT NULL,
      compacted {int} NOT NULL
    )
    """

  private static let versions = SQLStatement("SELECT schema_version FROM meta")

  private static let firstVersion = SQLStatement(
    "INSERT INTO meta (one, schema_version, store_id, epoch, compacted) VALUES (1, 0, $1, 1, 0)")

  private static let setVersion = SQLStatement("UPDATE meta SET schema_version = $1")
}
