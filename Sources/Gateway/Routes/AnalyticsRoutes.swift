internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// How a user's thresholds adapted, and how its trades went meanwhile.
struct AnalyticsRoutes {
  let service: Service

  var all: [Route] { [analytics] }

  private var analytics: Route {
    Route(
      .get, "/api/v1/analytics/{user_id}", access: .keyed,
      Operation(
        id: "getAnalytics", tag: "Performance", summary: "Adaptations and the trend of trades",
        description: """
          From the user's journal and trades. Without a symbol all of the user's scopes count. `trends` compares the hours \
          that were asked for with as many before; `timeline` cuts them into 24 parts. A cycle that changed nothing at all \
          is not in the journal. A simulated user's hours are those of its own clock.
          """,
        parameters: [
          .query("symbol", .symbol, "One symbol; without one all of them"),
          .query("hours_back", .integer(in: 1...2_160), "How far to look back; default 24"),
        ],
        data: Self.schema)
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      // Its range is the use case's to check.
      let hours = call.query.integer("hours_back", in: Int.min...Int.max, &faults)
      let analytics = try await service.analytics(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", hoursBack: hours,
        call.caller(finding: faults))
      return .data { $0.members(analytics) }
    }
  }

  private static let figures = Schema.object([
    .required("trades", .integer), .required("win_rate", Schema.number(in: 0...1).nullable),
    .required("avg_trade_return", Schema.number.nullable), .required("total_return", .number),
    .required("profit_factor", Schema.number.nullable),
  ])

  private static let trend = Schema.object([
    .required("current", Schema.number.nullable), .required("previous", Schema.number.nullable),
    .required("change", Schema.number.nullable),
    .required("direction", .words(["improving", "declining", "unchanged", "unknown"])),
  ])

  private static let schema = Schema.object([
    .required("user_id", .identifier), .required("symbol", Schema.symbol.nullable),
    .required("hours_back", .integer), .required("from", .timestamp), .required("through", .timestamp),
    .required(
      "adaptations",
      .object([
        .required("total", .integer), .required("made", .integer), .required("refused", .integer),
        .required("by_verdict", .dictionary(of: .integer)), .required("commands", .dictionary(of: .integer)),
        .required("truncated", .boolean),
      ])),
    .required("performance", figures), .required("trends", .dictionary(of: trend)),
    .required(
      "timeline",
      .array(
        of: .object([
          .required("start", .timestamp), .required("adaptations", .integer), .required("trades", .integer),
          .required("win_rate", Schema.number(in: 0...1).nullable), .required("total_return", .number),
        ]))),
  ])
}

extension JSONWriter {
  fileprivate mutating func members(_ analytics: Analytics) {
    let activity = analytics.activity
    members(analytics.key)
    member("hours_back", analytics.hours)
    member("from", analytics.from.text)
    member("through", analytics.through.text)
    member("adaptations") { writer in
      writer.member("total", activity.moved.count + activity.held.count)
      writer.member("made", activity.moved.count)
      writer.member("refused", activity.held.count)
      writer.member("by_verdict") { writer in
        for safeguard in SafeguardVerdict.Safeguard.allCases {
          writer.member(safeguard.name, activity.blocked[safeguard] ?? 0)
        }
      }
      writer.member("commands") { writer in
        for (name, cause) in [
          ("set", Cause.set), ("reset", .reset), ("rollback", .rollback), ("policy", .policy),
        ] {
          writer.member(name, activity.commands[cause] ?? 0)
        }
      }
      writer.member("truncated", activity.isTruncated)
    }
    member("performance") { $0.members(analytics.current) }
    let (now, before) = (analytics.current, analytics.previous)
    member("trends") { writer in
      writer.trend("win_rate", now.winRate, before.winRate)
      writer.trend("avg_trade_return", now.averageReturn, before.averageReturn)
      writer.trend(
        "total_return", now.trades > 0 ? now.totalReturn : nil, before.trades > 0 ? before.totalReturn : nil)
      writer.trend("profit_factor", now.profitFactor, before.profitFactor)
    }
    member("timeline", each: analytics.parts) { writer, part in
      writer.object {
        $0.member("start", part.start.text)
        $0.member("adaptations", part.adaptations)
        $0.member("trades", part.trades.trades)
        $0.member("win_rate", part.trades.winRate)
        $0.member("total_return", part.trades.totalReturn)
      }
    }
  }

  private mutating func members(_ figures: Analytics.TradeFigures) {
    member("trades", figures.trades)
    member("win_rate", figures.winRate)
    member("avg_trade_return", figures.averageReturn)
    member("total_return", figures.totalReturn)
    member("profit_factor", figures.profitFactor)
  }

  /// More is better in every one of them.
  private mutating func trend(_ name: String, _ current: Double?, _ previous: Double?) {
    let change = current.flatMap { current in previous.map { current - $0 } }
    member(name) { writer in
      writer.member("current", current)
      writer.member("previous", previous)
      writer.member("change", change)
      writer.member(
        "direction",
        change.map { $0 > 0 ? "improving" : $0 < 0 ? "declining" : "unchanged" } ?? "unknown")
    }
  }
}
