extension Migration {
  /// Results by day, and whether a trade is counted in those of its symbol and its user. What is not waits for upkeep, and is
  /// read beside them: the trades that are there already, those that a former program goes on recording during an upgrade,
  /// and those that came after later ones of their day.
  static let version7 = Migration(
    version: 7,
    statements: [
      """
      CREATE TABLE daily_results (
        user_id {text} NOT NULL, symbol {text} NOT NULL, day {int} NOT NULL, result {blob} NOT NULL,
        PRIMARY KEY (user_id, symbol, day)
      )
      """,
      "ALTER TABLE trades ADD COLUMN counted {int} NOT NULL DEFAULT 0",
      "CREATE INDEX trades_waiting ON trades (user_id, closed_at) WHERE counted = 0",
    ])
}
