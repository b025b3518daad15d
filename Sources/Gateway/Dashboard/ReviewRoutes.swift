internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// What the page looks back on: a user's scopes, the journal, decisions by gate, and equity.
struct ReviewRoutes {
  let service: Service

  var all: [Route] { [scopes, adaptations, decisions, equity] }

  private static let symbol = Operation.Parameter.query(
    "symbol", .symbol, "The symbol; without one the user's global scope")
  private static let limit = Operation.Parameter.query(
    "limit", .integer(in: 1...5_000), "How many of the newest to look at; default 1000")
  private static let page: [Operation.Parameter] = [
    .query("page_size", .integer(in: 0...1_000), "Default 100"),
    .query("page_token", .string, "`next_page_token` of the page before"),
  ]

  private var scopes: Route {
    Route(
      .get, "/api/v1/thresholds/{user_id}/scopes", access: .keyed,
      Operation(
        id: "listThresholds", tag: "Thresholds", summary: "A user's scopes that have values of their own",
        parameters: Self.page,
        data: .object([
          .required("scopes", .array(of: .reference("Thresholds"))), .required("next_page_token", .string),
        ]))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let page = Self.page(of: call, &faults)
      let (sets, next) = try await service.listThresholds(
        user: call.parameter("user_id"), page: page, call.caller(finding: faults))
      return .data { writer in
        writer.member("scopes", each: sets) { writer, entry in
          writer.object { $0.members(entry.0, entry.1) }
        }
        writer.member("next_page_token", next)
      }
    }
  }

  private var adaptations: Route {
    Route(
      .get, "/api/v1/thresholds/{user_id}/adaptations", access: .keyed,
      Operation(
        id: "listAdaptations", tag: "Thresholds", summary: "A scope's journal, newest first",
        description: """
          Every cycle, also those that moved nothing, and every command, with the values in force before and after, why, \
          and whose key it was.
          """,
        parameters: [Self.symbol] + Self.page,
        data: .object([
          .required("adaptations", .array(of: Self.entry)), .required("next_page_token", .string),
        ]))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let page = Self.page(of: call, &faults)
      let (entries, next) = try await service.adaptations(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", page: page,
        call.caller(finding: faults))
      let effective: [(before: PerParameter<Double>, after: PerParameter<Double>)]
      do throws(CorruptRecord) {
        effective = try entries.map { entry throws(CorruptRecord) in try entry.effective() }
      } catch {
        throw Refusal(.internalError, "INTERNAL", "an entry of the journal cannot be read")
      }
      return .data { writer in
        writer.member("adaptations", each: zip(entries, effective)) { writer, item in
          writer.object { $0.members(item.0, before: item.1.before, after: item.1.after) }
        }
        writer.member("next_page_token", next)
      }
    }
  }

  private var decisions: Route {
    Route(
      .get, "/api/v1/decisions/{user_id}", access: .keyed,
      Operation(
        id: "tallyDecisions", tag: "Decisions", summary: "How the newest entry decisions came out, by gate",
        description: """
          Of the newest `limit` stored decisions. A decision can fail several gates. Rejections of a busy second are stored \
          with a known probability and count for as many as they stand for, so every count but `sampled` is an estimate.
          """,
        parameters: [Self.symbol, Self.limit], data: Self.tally)
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let limit = call.query.integer("limit", in: 1...5_000, &faults)
      let (key, tally) = try await service.tally(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", limit: limit,
        call.caller(finding: faults))
      return .data { writer in
        writer.members(key)
        writer.member("sampled", tally.sampled)
        writer.member("accepted", tally.accepted)
        writer.member("rejected", tally.rejected)
        writer.member("failed") { $0.members(tally.failed) }
        writer.member("failed_alone") { $0.members(tally.failedAlone) }
        writer.member("unexplained", tally.unexplained)
        writer.member("from", tally.from?.text)
        writer.member("through", tally.through?.text)
      }
    }
  }

  private var equity: Route {
    Route(
      .get, "/api/v1/equity/{user_id}", access: .keyed,
      Operation(
        id: "compareEquity", tag: "Decisions",
        summary: "What a scope's signals earned, and would have earned under the static defaults",
        description: "Sums in percent of one stake; `convention` says exactly what is counted.",
        parameters: [Self.symbol, Self.limit], data: Self.comparison)
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let limit = call.query.integer("limit", in: 1...5_000, &faults)
      let (key, equity) = try await service.equity(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", limit: limit,
        call.caller(finding: faults))
      return .data { writer in
        writer.members(key)
        writer.member("adaptive") { $0.members(equity.adaptive) }
        writer.member("static") { $0.members(equity.fixed) }
        writer.member("static_thresholds") { $0.members(equity.defaults) }
        writer.member("basis", equity.basis?.name)
        writer.member("rejected_outcomes", equity.rejected)
        writer.member("truncated", equity.isTruncated)
        writer.member("convention", equity.convention)
        writer.member("points", each: equity.points) { writer, point in
          writer.object {
            $0.member("known_at", point.at.text)
            $0.member("adaptive", point.adaptive)
            $0.member("static", point.fixed)
          }
        }
      }
    }
  }

  private static func page(of call: Call, _ faults: inout [FieldFault]) -> Page {
    Page(
      size: call.query.integer("page_size", in: 0...1_000, &faults) ?? 0,
      token: call.query.string("page_token") ?? "")
  }
}
