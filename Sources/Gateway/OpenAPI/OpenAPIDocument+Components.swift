internal import ThresholdCore

extension OpenAPIDocument {
  /// The schemas that several routes share, or that are worth a name.
  static let components: [(name: String, schema: Schema)] = [
    ("Error", error), ("Time", time), ("Signal", signal), ("ThresholdValues", values), ("Decision", decision),
    ("Thresholds", thresholds), ("Adaptation", adaptation), ("Trade", trade),
    ("RecordedTrades", recordedTrades), ("Performance", performance), ("AdaptedScopes", adaptedScopes),
    ("ListedLock", listedLock),
  ]

  private static let error = Schema.object([
    .required("success", .constant(false)),
    .required("error", .string.described("All faults in a sentence")),
    .required("reason", .string.described("For programs, such as INVALID_ARGUMENT")),
    .optional(
      "details",
      .array(of: .object([.required("field", .string), .required("message", .string)]))
        .described("Every bad field")),
    .optional("metadata", .dictionary(of: .string)),
    .required("request_id", .string.described("The name of this request in the log")),
  ])

  private static let time = Schema.anyOf([
    .timestamp, Schema.number(in: 0...9e12).described("Seconds or milliseconds since 1970"),
  ])

  private static let signal = Schema.object([
    .required("symbol", .identifier),
    .required(
      "action", Schema(["type": "string", "pattern": "^([bB][uU][yY]|[sS][eE][lL][lL]|[hH][oO][lL][dD])$"])),
    .optional("intent", Schema(["enum": ["entry", "exit", nil]]).described("entry unless it says exit")),
    .optional("confidence", .number(in: 0...1).nullable), .optional("rsi", .number(in: 0...100).nullable),
    .optional("change_percent", .number.nullable), .optional("volume", .number(in: 0...1e300).nullable),
    .optional("macd", .number.nullable), .optional("price", positive.nullable),
    .optional("signal_time", .reference("Time").nullable),
  ])

  private static let positive = Schema(["type": "number", "exclusiveMinimum": 0])

  private static let values = Schema.object(Parameter.allCases.map { .required($0.name, .number) })

  private static let decision = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol), .required("should_trade", .boolean),
    .required("current_thresholds", .reference("ThresholdValues")),
    .required("reasoning", .string.described("What each gate did")),
    .required(
      "confidence_adjustment",
      .number(in: -0.2...0.2).described(
        "How the last 30 days' performance score speaks for or against this scope")),
    .required("processing_time_ms", .number), .required("evaluated_at", .timestamp),
    .required("decision_id", .identifier),
    .required("stale", .boolean.described("Storage is out of reach, so memory may be old")),
    .required("locks", .array(of: lock).described("What blocks entries; an exit is never blocked")),
  ])

  private static let lock = Schema.object(lockMembers)

  private static let listedLock = Schema.object(
    [.required("user_id", .identifier)] + lockMembers + [
      .required("in_force", .boolean.described("Whether it stands in the way of entries now")),
      .required("locked_at", .timestamp.described("On the user's clock")),
      .required("released_at", .timestamp.nullable),
      .required("released_by", .string.nullable.described("Name of the key that released it")),
    ])

  private static let lockMembers: [Schema.Property] = [
    .required("lock_id", .identifier), .required("rule", .words(Protection.Rule.allCases.map(\.name))),
    .required("symbol", .symbol.nullable.described("Null: every symbol")),
    .required("side", Schema(["enum": ["buy", "sell", nil]]).described("Null: both")),
    .required("until", .timestamp.nullable.described("Null: until it is released")),
    .required("evidence", .string),
  ]

  private static let thresholds = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol.nullable),
    .required("thresholds", .reference("ThresholdValues")),
    .required("last_adaptation", .timestamp.nullable),
    .required("sources", .dictionary(of: .words(["symbol", "user", "configuration"]))),
    .required("version", .integer), .required("revision", .integer),
  ])

  private static let trade = Schema.object([
    .required("trade_id", .identifier), .required("symbol", .identifier),
    .required("side", Schema(["type": "string", "pattern": "^([bB][uU][yY]|[sS][eE][lL][lL])$"])),
    .optional("decision_id", .symbol.nullable), .optional("quantity", positive.nullable),
    .optional("entry_price", positive.nullable), .optional("exit_price", positive.nullable),
    .optional("pnl", .number(in: -1e15...1e15).nullable),
    .optional(
      "pnl_percent",
      .number(in: -100_000...100_000).nullable
        .described("Net of fee; without it computed from pnl, else from the prices")),
    .optional("opened_at", .reference("Time").nullable),
    .optional("closed_at", .reference("Time").nullable.described("Now without it")),
    .optional("signal", .reference("Signal").nullable),
    .optional(
      "exit_reason",
      Schema(["enum": .array(ExitReason.allCases.map { .string($0.name) } + [.null])])
        .described("What closed it; stoploss_guard counts stops alone")),
  ])

  private static let recordedTrades = Schema.object([
    .required("recorded", .integer), .required("already_recorded", .integer), .required("failed", .integer),
    .required(
      "results",
      .array(
        of: .object([
          .required("trade_id", .string),
          .required("status", .words(["recorded", "already_recorded", "failed"])),
          .optional("error", .string), .optional("reason", .string),
          .required("not_learned_reason", .string.nullable),
        ]))),
  ])

  private static let performance = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol.nullable),
    .required("period_days", .integer), .required("metrics", .dictionary(of: .number.nullable)),
    .required("performance_score", .number(in: 0...1).nullable), .required("calculated_at", .timestamp),
    .required("standard_errors", .dictionary(of: .number)),
    .required(
      "convention",
      .object([
        .required("basis", .words(["realised_pnl", "pnl_percent"])), .required("periods_per_year", .number),
        .required("ddof", .integer), .required("risk_free", .number), .required("starting_balance", .number),
      ])),
  ])

  private static let adaptedScopes = Schema.object([
    .required("scopes", .integer), .required("adapted", .integer), .required("refused", .integer),
    .required("failed", .integer),
    .required(
      "results",
      .array(
        of: .object([
          .required("user_id", .identifier), .required("symbol", .symbol.nullable),
          .optional("updates", .integer), .optional("summary", .string), .optional("error", .string),
          .optional("reason", .string),
        ]))),
  ])

  private static let adaptation = Schema.object([
    .required("user_id", .identifier), .required("symbol", .symbol.nullable),
    .required(
      "updates",
      .array(
        of: .object([
          .required("parameter", .string), .required("old_value", .number), .required("new_value", .number),
          .required("reason", .string), .required("confidence", .number),
        ]))),
    .required("adapted_at", .timestamp), .required("adaptation_id", .identifier.nullable),
    .required("summary", .string), .required("thresholds", .reference("ThresholdValues")),
    .required(
      "verdicts",
      .array(
        of: .object([
          .required("safeguard", .string), .required("blocked", .boolean),
          .required("parameter", .string.nullable), .required("detail", .string),
        ]))),
  ])
}
