internal import Engine
package import Telemetry
package import ThresholdCore
package import ThresholdService

/// What a service did: counts of this process and of the store, and the last day's.
package struct StatsRoutes {
  let service: Service
  let history: any MetricHistory
  let version: String
  let startedAt: Instant

  package init(service: Service, history: any MetricHistory, version: String, startedAt: Instant) {
    self.service = service
    self.history = history
    self.version = version
    self.startedAt = startedAt
  }

  package var all: [Route] { [stats] }

  private var stats: Route {
    Route(
      .get, "/api/v1/stats", access: .keyed,
      Operation(
        id: "getStats", tag: "Operations", summary: "Counts of this server and of its store",
        description: """
          The same counts as gRPC's GetStats, which begin with the process, and the totals of the last 24 hours, which \
          outlive it. `last_24_hours` is null while the metrics' history cannot be read. Needs the right `admin`.
          """,
        data: Self.schema)
    ) { [self] call throws(Refusal) in
      let statistics = try await service.statistics(call.caller)
      let totals = await totals(at: call.caller.received)
      return .data { writer in
        writer.member("version", version)
        writer.member("started_at", startedAt.text)
        writer.member("uptime_seconds", (call.caller.received - startedAt).seconds)
        writer.members(statistics)
        if let totals {
          writer.member("last_24_hours") { $0.members(totals) }
        } else {
          writer.member("last_24_hours", String?.none)
        }
      }
    }
  }

  private func totals(at now: Instant) async -> ServiceTotals? {
    let now = Timestamp(milliseconds: now.nanoseconds / 1_000_000)
    let query = HistoryQuery(names: ServiceTotals.names, hours: 24, now: now)
    do { return ServiceTotals(try await history.series(query)) } catch { return nil }
  }

  private static let schema = Schema.object(
    [
      .required("version", .string), .required("started_at", .timestamp),
      .required("uptime_seconds", .number),
      .required("storage", .words(["memory", "sqlite", "postgresql"])), .required("store_id", .string),
    ]
      + [
        "revision", "users", "scopes", "trades", "outcomes", "cached_keys", "watches", "decisions",
        "accepted",
        "decisions_lost", "adaptations",
      ].map { .required($0, .integer) }
      + [
        .required("acceptance_rate", Schema.number(in: 0...1).nullable),
        .required("last_24_hours", totalsSchema.nullable),
      ])

  private static let totalsSchema = Schema.object(
    [.required("since", Schema.timestamp.nullable)]
      + [
        "decisions", "accepted", "decisions_lost", "adaptations", "adaptations_failed", "calls",
        "calls_failed",
        "http_requests", "http_requests_failed",
      ].map { .required($0, .integer) }
      + [
        .required(
          "evaluate_seconds",
          .object([
            .required("p50", Schema.number.nullable), .required("p95", Schema.number.nullable),
            .required("p99", Schema.number.nullable),
          ]))
      ])
}

extension JSONWriter {
  fileprivate mutating func members(_ statistics: EngineStatistics) {
    member("storage", statistics.storage)
    member("store_id", statistics.identity.id)
    member("revision", statistics.identity.head)
    member("users", statistics.counts.users)
    member("scopes", statistics.counts.scopes)
    member("trades", statistics.counts.trades)
    member("outcomes", statistics.counts.outcomes)
    member("cached_keys", statistics.cachedKeys)
    member("watches", statistics.watches)
    member("decisions", Int64(clamping: statistics.decisions))
    member("accepted", Int64(clamping: statistics.accepted))
    member("decisions_lost", statistics.decisionsLost)
    member("adaptations", Int64(clamping: statistics.adaptations))
    member(
      "acceptance_rate",
      statistics.decisions > 0 ? Double(statistics.accepted) / Double(statistics.decisions) : nil)
  }

  fileprivate mutating func members(_ totals: ServiceTotals) {
    member("since", totals.since?.start.description)
    member("decisions", Int64(totals.decisions.rounded()))
    member("accepted", Int64(totals.accepted.rounded()))
    member("decisions_lost", Int64(totals.decisionsLost.rounded()))
    member("adaptations", Int64(totals.adaptations.rounded()))
    member("adaptations_failed", Int64(totals.adaptationsFailed.rounded()))
    member("calls", Int64(totals.calls.rounded()))
    member("calls_failed", Int64(totals.callsFailed.rounded()))
    member("http_requests", Int64(totals.httpRequests.rounded()))
    member("http_requests_failed", Int64(totals.httpRequestsFailed.rounded()))
    member("evaluate_seconds") { writer in
      for (name, quantile) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        writer.member(name, totals.evaluate.flatMap { $0.quantile(quantile) })
      }
    }
  }
}
