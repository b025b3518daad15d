extension Migration {
  /// When each scope's next learning cycle is due. What was never scheduled is due at 0, so that whoever looks first says
  /// when.
  static let version4 = Migration(
    version: 4,
    statements: [
      "ALTER TABLE scopes ADD COLUMN cycle_due_at {int} NOT NULL DEFAULT 0",
      "CREATE INDEX scopes_due ON scopes (cycle_due_at)",
    ])
}
