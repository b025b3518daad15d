extension Migration {
  /// Finds who learns from a symbol, for others to borrow from.
  static let version6 = Migration(
    version: 6,
    statements: ["CREATE INDEX scopes_of_symbol ON scopes (symbol, user_id) WHERE outcome_count > 0"])
}
