/// Statements about what may be removed from one table: a partition, or all that the store has.
struct RemovalStatements {
  private let table: String

  init(table: String) { self.table = table }

  /// Whether a learner at work has not seen the decision `d`, or prices may still make its outcome; `$1` is for how long.
  ///
  /// A scope is at work once a cycle has given it a watermark. In microseconds, so that no time overflows.
  private static let isUnseen = """
    EXISTS (
      SELECT 1 FROM scopes AS s
      WHERE s.user_id = d.user_id AND s.symbol IN (d.symbol, '') AND s.watermark IS NOT NULL
        AND s.watermark / 1000 < d.decided_at / 1000 + $1
        AND ((s.symbol = d.symbol AND d.symbol_view IS NOT NULL AND d.late_symbol = 0)
          OR (s.symbol = '' AND d.global_view IS NOT NULL AND d.late_global = 0)))
    """

  /// How many rows there are, and how many of them are decisions that are unseen within `$1` microseconds.
  var countDecisions: SQLStatement {
    SQLStatement(
      """
      SELECT count(*), CAST(coalesce(sum(CASE WHEN \(Self.isUnseen) THEN 1 ELSE 0 END), 0) AS BIGINT)
      FROM \(table) AS d
      """)
  }

  /// One row if a decision is unseen within `$1` microseconds. One look into the index for each scope.
  var anyUnseen: SQLStatement {
    SQLStatement(
      """
      SELECT CAST(1 AS BIGINT) FROM scopes AS s
      WHERE s.watermark IS NOT NULL AND (
        EXISTS (
          SELECT 1 FROM \(table) AS d
          WHERE d.user_id = s.user_id AND d.symbol = s.symbol AND d.decided_at > \(Self.seen)
            AND d.symbol_view IS NOT NULL AND d.late_symbol = 0)
        OR s.symbol = '' AND EXISTS (
          SELECT 1 FROM \(table) AS d
          WHERE d.user_id = s.user_id AND d.decided_at > \(Self.seen)
            AND d.global_view IS NOT NULL AND d.late_global = 0))
      LIMIT 1
      """)
  }

  /// A scope's watermark, `$1` microseconds earlier if there is such a time.
  private static let seen = """
    CASE WHEN s.watermark > -9000000000000000000 THEN s.watermark - CAST($1 AS BIGINT) * 1000 ELSE s.watermark END
    """

  /// Removes the checkpoints but each scope's newest that stand before a decision which is to be removed. `condition`
  /// says which of the decisions `d` are.
  func deleteCheckpoints(beforeDecisions condition: String) -> SQLStatement {
    SQLStatement(
      """
      DELETE FROM checkpoints AS c
      WHERE \(Self.hasNewer) AND (
        EXISTS (
          SELECT 1 FROM \(table) AS d
          WHERE d.user_id = c.user_id AND d.symbol = c.symbol AND d.decided_at > \(Self.watermark)
            AND d.symbol_view IS NOT NULL AND d.late_symbol = 0 AND \(condition))
        OR c.symbol = '' AND EXISTS (
          SELECT 1 FROM \(table) AS d
          WHERE d.user_id = c.user_id AND d.decided_at > \(Self.watermark)
            AND d.global_view IS NOT NULL AND d.late_global = 0 AND \(condition)))
      """)
  }

  /// The same for prices: of the shared book, or of the user's own if it is simulated.
  func deleteCheckpoints(beforePrices condition: String) -> SQLStatement {
    SQLStatement(
      """
      DELETE FROM checkpoints AS c
      WHERE \(Self.hasNewer) AND EXISTS (
        SELECT 1 FROM \(table) AS p
        WHERE p.user_id = coalesce((SELECT u.user_id FROM users AS u WHERE u.user_id = c.user_id AND u.clock = 2), '')
          AND c.symbol IN (p.symbol, '') AND p.priced_at > \(Self.watermark) AND \(condition))
      """)
  }

  private static let hasNewer = """
    EXISTS (
      SELECT 1 FROM checkpoints AS n
      WHERE n.user_id = c.user_id AND n.symbol = c.symbol AND n.sequence > c.sequence)
    """
  private static let watermark = "coalesce(c.watermark, -9223372036854775807)"

  /// A page of decisions by their place in the file, after `$2`, at most `$3`: place, id, and whether it is unseen.
  var pageOfDecisions: SQLStatement {
    SQLStatement(
      """
      SELECT d.rowid, d.decision_id, CASE WHEN \(Self.isUnseen) THEN 1 ELSE 0 END FROM \(table) AS d
      WHERE d.rowid > $2 ORDER BY d.rowid LIMIT $3
      """)
  }

  /// Deletes decisions which `condition` lets go, unless they are unseen within `$1` microseconds and may wait (`$2` is
  /// 1); at most `$3`. One row each.
  func deleteDecisions(where condition: String) -> SQLStatement {
    SQLStatement(
      """
      DELETE FROM \(table) WHERE ctid = ANY (ARRAY(
        SELECT d.ctid FROM \(table) AS d WHERE \(condition) AND (CAST($2 AS BIGINT) = 0 OR NOT \(Self.isUnseen)) LIMIT $3))
      RETURNING CAST(1 AS BIGINT)
      """)
  }
}
