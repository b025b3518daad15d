import Messages

/// The figures of a user's trades, and how they are meant.
struct PerformanceView: View {
  private let answer: V1.PerformanceResponse

  init(_ answer: V1.PerformanceResponse) { self.answer = answer }

  var text: String {
    var table = TextTable(["metric", "value", "standard error"])
    for (name, metric) in answer.metrics {
      table.append([name, Figures.text(metric.value), Figures.text(metric.standardError)])
    }
    let convention = answer.convention ?? V1.Convention()
    return """
      \(ThresholdSetView.scope(user: answer.userID, symbol: answer.symbol)): \(answer.tradeCount) trades in \
      \(answer.periodDays) days, score \(Figures.text(answer.performanceScore))
      \(table.text)
      basis \(convention.basis), \(Figures.text(convention.periodsPerYear)) periods a year, ddof \
      \(convention.ddof), risk-free \(Figures.text(convention.riskFree)), starting balance \
      \(Figures.text(convention.startingBalance))
      """
  }

  var json: JSON {
    let convention = answer.convention ?? V1.Convention()
    return .object([
      ("user_id", .text(answer.userID)), ("symbol", .text(answer.symbol)),
      ("period_days", .integer(Int64(answer.periodDays))), ("trade_count", .integer(answer.tradeCount)),
      ("performance_score", .optional(answer.performanceScore)),
      (
        "metrics",
        .object(
          answer.metrics.map { name, metric in
            (
              name,
              .object([
                ("value", .optional(metric.value)), ("standard_error", .optional(metric.standardError)),
              ])
            )
          })
      ),
      (
        "convention",
        .object([
          ("basis", .text(convention.basis)), ("periods_per_year", .number(convention.periodsPerYear)),
          ("ddof", .integer(Int64(convention.ddof))), ("risk_free", .number(convention.riskFree)),
          ("starting_balance", .number(convention.startingBalance)),
        ])
      ), ("calculated_at", .optional(answer.calculatedAt)),
    ])
  }
}
