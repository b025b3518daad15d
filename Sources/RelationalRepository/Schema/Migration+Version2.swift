extension Migration {
  /// Who made a journal entry, and which gates refused a decision (one bit for each parameter), for those who ask why.
  static let version2 = Migration(
    version: 2,
    statements: [
      "ALTER TABLE journal ADD COLUMN author {text} NOT NULL DEFAULT ''",
      "ALTER TABLE decisions ADD COLUMN refused_by {int} NOT NULL DEFAULT 0",
    ])
}
