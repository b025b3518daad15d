extension Migration {
  /// The first schema. Every primary key of something that belongs to a user begins with the user, so that the tables
  /// can be distributed by it. Instants are nanoseconds since 1970, `late_...` and `accepted` 0 or 1.
  static let version1 = Migration(
    version: 1,
    statements: [
      """
      CREATE TABLE change_head (one {int} PRIMARY KEY CHECK (one = 1), revision {int} NOT NULL)
      """,
      "INSERT INTO change_head (one, revision) VALUES (1, 0)",
      """
      CREATE TABLE changes (
        user_id {text} NOT NULL, symbol {text} NOT NULL, revision {int} NOT NULL, cause {int} NOT NULL,
        entry_id {text} NOT NULL, previous {blob} NOT NULL, next {blob} NOT NULL, changed_at {int} NOT NULL,
        recorded_at {int} NOT NULL, PRIMARY KEY (user_id, revision)
      )
      """,
      "CREATE INDEX changes_by_revision ON changes (revision)",
      """
      CREATE TABLE users (user_id {text} PRIMARY KEY NOT NULL, clock {int} NOT NULL, as_of {int})
      """,
      """
      CREATE TABLE scopes (
        user_id {text} NOT NULL, symbol {text} NOT NULL,
        own_rsi {double}, own_confidence {double}, own_macd {double}, own_volume {double}, own_momentum {double},
        baseline_rsi {double}, baseline_confidence {double}, baseline_macd {double}, baseline_volume {double},
        baseline_momentum {double},
        version {int} NOT NULL, revision {int} NOT NULL, last_adaptation {int}, policy {blob} NOT NULL,
        learner {blob} NOT NULL, watermark {int}, outcome_count {int} NOT NULL, entry_count {int} NOT NULL,
        PRIMARY KEY (user_id, symbol)
      )
      """,
      "CREATE INDEX scopes_learning ON scopes (user_id, symbol) WHERE outcome_count > 0",
      """
      CREATE TABLE decisions (
        user_id {text} NOT NULL, symbol {text} NOT NULL, decision_id {text} NOT NULL, action {int} NOT NULL,
        intent {int} NOT NULL, accepted {int} NOT NULL, decided_at {int} NOT NULL, price {double},
        propensity {double} NOT NULL, symbol_view {blob}, global_view {blob}, late_symbol {int} NOT NULL,
        late_global {int} NOT NULL, PRIMARY KEY (user_id, decision_id)
      )
      """,
      """
      CREATE INDEX decisions_for_symbol ON decisions (user_id, symbol, decided_at, decision_id)
      WHERE symbol_view IS NOT NULL AND late_symbol = 0
      """,
      """
      CREATE INDEX decisions_for_global ON decisions (user_id, decided_at, decision_id)
      WHERE global_view IS NOT NULL AND late_global = 0
      """,
      """
      CREATE TABLE outcomes (
        user_id {text} NOT NULL, symbol {text} NOT NULL, number {int} NOT NULL, decision_id {text} NOT NULL,
        basis {int} NOT NULL, pnl_percent {double} NOT NULL, decided_at {int} NOT NULL, known_at {int} NOT NULL,
        propensity {double} NOT NULL, executed {int} NOT NULL, learner_view {blob} NOT NULL,
        PRIMARY KEY (user_id, symbol, number)
      )
      """,
      "CREATE INDEX outcomes_by_decision ON outcomes (user_id, decision_id, symbol, basis)",
      """
      CREATE TABLE outcome_reports (
        user_id {text} NOT NULL, outcome_id {text} NOT NULL, fingerprint {blob} NOT NULL,
        not_learned_reason {text}, recorded_at {int} NOT NULL, PRIMARY KEY (user_id, outcome_id)
      )
      """,
      """
      CREATE TABLE trades (
        user_id {text} NOT NULL, symbol {text} NOT NULL, trade_id {text} NOT NULL, decision_id {text},
        side {int} NOT NULL, quantity {double}, entry_price {double}, exit_price {double}, pnl {double},
        pnl_percent {double} NOT NULL, opened_at {int}, closed_at {int} NOT NULL, signal {blob},
        not_learned_reason {text}, recorded_at {int} NOT NULL, PRIMARY KEY (user_id, trade_id)
      )
      """,
      "CREATE INDEX trades_of_symbol ON trades (user_id, symbol, closed_at, trade_id)",
      "CREATE INDEX trades_of_user ON trades (user_id, closed_at, trade_id)",
      """
      CREATE TABLE journal (
        user_id {text} NOT NULL, symbol {text} NOT NULL, sequence {int} NOT NULL, entry_id {text} NOT NULL,
        cause {int} NOT NULL, entered_at {int} NOT NULL, input {blob} NOT NULL, outcomes_through {int} NOT NULL,
        learner {text} NOT NULL, updates {blob} NOT NULL, verdicts {blob} NOT NULL, summary {text} NOT NULL,
        previous {blob} NOT NULL, next {blob} NOT NULL, PRIMARY KEY (user_id, symbol, sequence)
      )
      """,
      "CREATE INDEX journal_by_id ON journal (entry_id)",
      """
      CREATE TABLE requests (
        user_id {text} NOT NULL, caller {text} NOT NULL, method {text} NOT NULL, request_id {text} NOT NULL,
        fingerprint {blob} NOT NULL, response {blob} NOT NULL, recorded_at {int} NOT NULL,
        PRIMARY KEY (user_id, caller, method, request_id)
      )
      """,
      "CREATE INDEX requests_by_age ON requests (recorded_at)",
      """
      CREATE TABLE prices (
        user_id {text} NOT NULL, symbol {text} NOT NULL, priced_at {int} NOT NULL, price {double} NOT NULL,
        PRIMARY KEY (user_id, symbol, priced_at)
      )
      """,
    ])
}
