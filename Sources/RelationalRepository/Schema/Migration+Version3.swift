extension Migration {
  /// Checkpoints, when prices were recorded, and on Postgres a partition for each period of decisions (by id, which tells
  /// the time) and of prices (by their own time, because a partition's key must be in the primary one).
  ///
  /// What is there stays where it lies and becomes the default partition, so that this takes no longer with many rows.
  static let version3 = Migration(
    version: 3,
    statements: [
      """
      CREATE TABLE checkpoints (
        user_id {text} NOT NULL, symbol {text} NOT NULL, sequence {int} NOT NULL, own {blob} NOT NULL,
        baseline_rsi {double}, baseline_confidence {double}, baseline_macd {double}, baseline_volume {double},
        baseline_momentum {double}, learner {blob} NOT NULL, watermark {int}, recorded_at {int} NOT NULL,
        PRIMARY KEY (user_id, symbol, sequence)
      )
      """,
      // Decisions whose id tells no time count as recorded then.
      "ALTER TABLE meta ADD COLUMN undated_since {int} NOT NULL DEFAULT 0",
      "UPDATE meta SET undated_since = {now}",
    ],
    sqlite: [
      "ALTER TABLE prices ADD COLUMN recorded_at {int} NOT NULL DEFAULT 0",
      "UPDATE prices SET recorded_at = {now}",
    ],
    postgresql: [
      "ALTER TABLE prices ADD COLUMN recorded_at {int} NOT NULL DEFAULT {now}",
      "ALTER TABLE prices ALTER COLUMN recorded_at DROP DEFAULT",
      "ALTER TABLE prices RENAME TO prices_default",
      "ALTER INDEX prices_pkey RENAME TO prices_default_pkey",
      """
      CREATE TABLE prices (LIKE prices_default, PRIMARY KEY (user_id, symbol, priced_at))
      PARTITION BY RANGE (priced_at)
      """,
      // A few bytes for thousands of rows, which lie in about this order.
      "CREATE INDEX prices_by_recording ON prices USING brin (recorded_at)",
      "ALTER TABLE prices ATTACH PARTITION prices_default DEFAULT",
      "ALTER TABLE decisions RENAME TO decisions_default",
      "ALTER INDEX decisions_pkey RENAME TO decisions_default_pkey",
      "ALTER INDEX decisions_for_symbol RENAME TO decisions_default_for_symbol",
      "ALTER INDEX decisions_for_global RENAME TO decisions_default_for_global",
      """
      CREATE TABLE decisions (LIKE decisions_default INCLUDING DEFAULTS, PRIMARY KEY (user_id, decision_id))
      PARTITION BY RANGE (decision_id)
      """,
      """
      CREATE INDEX decisions_for_symbol ON decisions (user_id, symbol, decided_at, decision_id)
      WHERE symbol_view IS NOT NULL AND late_symbol = 0
      """,
      """
      CREATE INDEX decisions_for_global ON decisions (user_id, decided_at, decision_id)
      WHERE global_view IS NOT NULL AND late_global = 0
      """,
      "ALTER TABLE decisions ATTACH PARTITION decisions_default DEFAULT",
    ])
}
