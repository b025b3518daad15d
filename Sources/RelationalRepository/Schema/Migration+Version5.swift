extension Migration {
  /// Protections: what a scope's policy says of them (NULL: inherited), its locks (NULL: never one), and what closed a trade
  /// (NULL: nobody said).
  static let version5 = Migration(
    version: 5,
    statements: [
      "ALTER TABLE scopes ADD COLUMN protections {blob}",
      "ALTER TABLE scopes ADD COLUMN locks {blob}",
      "ALTER TABLE trades ADD COLUMN exit_reason {int}",
    ])
}
