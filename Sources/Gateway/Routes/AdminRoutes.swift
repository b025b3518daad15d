internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// What an operator does for all users at once.
struct AdminRoutes {
  let service: Service

  /// Most scopes that an answer lists; counts are of all.
  private static let listedMax = 1_000

  var all: [Route] {
    [
      Route(
        .post, "/api/v1/adapt-all", access: .keyed,
        Operation(
          id: "adaptAll", tag: "Operations", summary: "Run a learning cycle for every scope with outcomes",
          description: """
            Wants the right `admin`, for which the header is `X-Admin-Key`. Simulated users are left out. Scopes come in \
            the order of their keys, and `after` begins behind one. With `validate_only` nothing is written. `results` lists the first \(Self.listedMax) scopes; the counts are of all.
            """,
          body: .optional(
            .object([
              .optional("force", .boolean.nullable), .optional("validate_only", .boolean.nullable),
              .optional(
                "after",
                .object([.required("user_id", .symbol), .optional("symbol", .symbol.nullable)]).nullable),
            ])),
          data: .reference("AdaptedScopes"))
      ) { [service] call throws(Refusal) in
        var faults: [FieldFault] = []
        let body = try call.object()
        let force = body.bool("force", &faults) ?? false
        let validateOnly = body.bool("validate_only", &faults) ?? false
        let scope = body.object("after", &faults)
        let after = scope.map {
          (user: $0.string("user_id", &faults) ?? "", symbol: $0.string("symbol", &faults) ?? "")
        }
        var results: [(key: Key, result: Result<CommandAnswer, Refusal>)] = []
        let progress = try await service.adaptAll(
          force: force, after: after, validateOnly: validateOnly, call.caller(finding: faults)
        ) { (key, result) throws(Refusal) in
          if results.count < Self.listedMax { results.append((key, result)) }
        }
        let listed = results
        return .data { writer in
          writer.member("scopes", progress.keys)
          writer.member("adapted", progress.adapted)
          writer.member("refused", progress.refused)
          writer.member("failed", progress.failed)
          writer.member("results", each: listed) { writer, entry in
            writer.object { $0.members(entry.key, entry.result) }
          }
        }
      }
    ]
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ key: Key, _ result: Result<CommandAnswer, Refusal>) {
    members(key)
    switch result {
    case .success(let answer):
      member("updates", answer.updates.count)
      member("summary", answer.summary)
    case .failure(let refusal):
      member("error", refusal.message)
      member("reason", refusal.reason)
    }
  }
}
