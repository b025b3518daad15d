internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// Closed trades in, figures out.
struct TradeRoutes {
  let service: Service

  var all: [Route] { [record, performance] }

  private var record: Route {
    Route(
      .post, "/api/v1/trades/{user_id}", access: .keyed,
      Operation(
        id: "recordTrades", tag: "Trades", summary: "Record one closed trade, or a list of up to 1000",
        description: """
          Durable when answered. `trade_id` makes a repetition harmless. The good trades of a list are recorded also \
          when others are refused; if all are, so is the request.
          """,
        body: .required(
          .anyOf([
            .reference("Trade"), .array(of: .reference("Trade"), count: 1...1_000),
            .object([.required("trades", .array(of: .reference("Trade"), count: 1...1_000))]),
          ])),
        data: .reference("RecordedTrades"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let (objects, isList) = try Self.trades(in: try call.json(), &faults)
      let user = call.parameter("user_id")
      let drafts = objects.map { TradeDraft($0, user: user, now: call.caller.received) }
      let recorded = try await service.recordTrades(drafts, asOf: nil, call.caller(finding: faults))
      if let refusal = Self.refusalOfAll(recorded.results, isList: isList) { throw refusal }
      return .data { writer in writer.members(recorded.results) }
    }
  }

  private var performance: Route {
    Route(
      .get, "/api/v1/performance/{user_id}", access: .keyed,
      Operation(
        id: "getPerformance", tag: "Trades", summary: "How trades did, over whole UTC days",
        description: "A figure that is not defined is null. `convention` says how figures are meant.",
        parameters: [
          .query("symbol", .symbol, "One symbol; all without it"),
          .query("days_back", .integer(in: 1...3_650), "UTC days, today included; 30 without it"),
        ],
        data: .reference("Performance"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let days = call.query.integer("days_back", in: 1...3_650, &faults)
      let answer = try await service.performance(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", daysBack: days, asOf: nil,
        call.caller(finding: faults))
      return .data { writer in writer.members(answer) }
    }
  }

  /// The trades of a body: one, a list, or a list in a field of that name.
  private static func trades(
    in body: JSONValue?, _ faults: inout [FieldFault]
  ) throws(Refusal) -> (objects: [JSONObject], isList: Bool) {
    switch body {
    case .object(let members) where body?["trades"] == nil: return ([JSONObject(members)], false)
    case .object: return (objects(body?["trades"], &faults), true)
    case .array: return (objects(body, &faults), true)
    default: throw Refusal(faults: [FieldFault("body", "must be a trade or a list of trades")])
    }
  }

  private static func objects(_ list: JSONValue?, _ faults: inout [FieldFault]) -> [JSONObject] {
    guard case .array(let values) = list else {
      faults.append(FieldFault("trades", "must be a list"))
      return []
    }
    return values.enumerated().map { index, value in
      if case .object(let members) = value { return JSONObject(members) }
      faults.append(FieldFault("trades[\(index)]", "must be an object, not \(value.kind)"))
      return .empty
    }
  }

  /// Why nothing was recorded; `nil` if anything was. Of a list every trade's faults are told.
  private static func refusalOfAll(_ results: [RecordResult], isList: Bool) -> Refusal? {
    var refusals: [Refusal] = []
    for result in results {
      guard case .failed(let refusal) = result.status else { return nil }
      refusals.append(refusal)
    }
    guard isList, let first = refusals.first, !first.faults.isEmpty else { return refusals.first }
    return Refusal(
      faults: refusals.enumerated().flatMap { index, refusal in
        refusal.faults.map { FieldFault("trades[\(index)].\($0.field)", $0.description) }
      })
  }
}

extension JSONWriter {
  /// What became of each trade.
  fileprivate mutating func members(_ results: [RecordResult]) {
    var counts = (recorded: 0, already: 0, failed: 0)
    for result in results {
      switch result.status {
      case .recorded: counts.recorded += 1
      case .alreadyRecorded: counts.already += 1
      case .failed: counts.failed += 1
      }
    }
    member("recorded", counts.recorded)
    member("already_recorded", counts.already)
    member("failed", counts.failed)
    member("results", each: results) { writer, result in
      writer.object { writer in
        writer.member("trade_id", result.id)
        switch result.status {
        case .recorded: writer.member("status", "recorded")
        case .alreadyRecorded: writer.member("status", "already_recorded")
        case .failed(let refusal):
          writer.member("status", "failed")
          writer.member("error", refusal.message)
          writer.member("reason", refusal.reason)
        }
        writer.member("not_learned_reason", result.notLearnedReason)
      }
    }
  }

  fileprivate mutating func members(_ answer: PerformanceAnswer) {
    let report = answer.report
    members(answer.key)
    member("period_days", answer.days)
    member("metrics") { writer in for metric in report.metrics { writer.member(metric.name, metric.value) } }
    member("performance_score", report.score)
    member("calculated_at", answer.at.text)
    member("standard_errors") { writer in
      for metric in report.metrics {
        if let error = metric.standardError { writer.member(metric.name, error) }
      }
    }
    member("convention") {
      $0.member("basis", report.convention.basis.name)
      $0.member("periods_per_year", report.convention.periodsPerYear)
      $0.member("ddof", report.convention.ddof)
      $0.member("risk_free", report.convention.riskFree)
      $0.member("starting_balance", report.convention.startingBalance)
    }
  }
}
