internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// Thresholds of a user: look, adapt, reset.
struct ThresholdRoutes {
  let service: Service

  var all: [Route] { [get, adapt, reset] }

  private var get: Route {
    Route(
      .get, "/api/v1/thresholds/{user_id}", access: .keyed,
      Operation(
        id: "getThresholds", tag: "Thresholds", summary: "The thresholds in force",
        description:
          "Each is the symbol's own, else the user's, else the configured one; `sources` tells which.",
        parameters: [.query("symbol", .symbol, "The symbol; without one the user's global set")],
        data: .reference("Thresholds"))
    ) { [service] call throws(Refusal) in
      let (key, set) = try await service.thresholds(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "",
        atLeast: call.query.string("at_least_token"), call.caller)
      return .data { writer in writer.members(key, set) }
    }
  }

  private var adapt: Route {
    Route(
      .post, "/api/v1/thresholds/{user_id}/adapt", access: .keyed,
      Operation(
        id: "adaptThresholds", tag: "Thresholds", summary: "Run one learning cycle",
        description: "`verdicts` tell which safeguard held a cycle back; then `updates` is empty.",
        body: .optional(
          .object([
            .optional("symbol", .symbol.nullable), .optional("force", .boolean.nullable),
            .optional("validate_only", .boolean.nullable), .optional("request_id", .symbol.nullable),
          ])),
        data: .reference("Adaptation"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let body = try call.object()
      let (symbol, force) = (body.string("symbol", &faults), body.bool("force", &faults))
      let validateOnly = body.bool("validate_only", &faults)
      let requestID = body.string("request_id", &faults)
      let (key, answer) = try await service.adapt(
        user: call.parameter("user_id"), symbol: symbol ?? "", force: force ?? false,
        validateOnly: validateOnly ?? false, requestID: requestID ?? "", asOf: nil,
        call.caller(finding: faults))
      return .data { writer in writer.members(key, answer) }
    }
  }

  private var reset: Route {
    Route(
      .post, "/api/v1/thresholds/{user_id}/reset", access: .keyed,
      Operation(
        id: "resetThresholds", tag: "Thresholds", summary: "Empty a scope's own set",
        description:
          "What the scope inherits holds again. Without a symbol the user's global set alone is emptied.",
        body: .optional(
          .object([
            .optional("symbol", .symbol.nullable), .optional("validate_only", .boolean.nullable),
            .optional("request_id", .symbol.nullable),
          ])),
        data: .reference("Adaptation"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let body = try call.object()
      let (symbol, requestID) = (body.string("symbol", &faults), body.string("request_id", &faults))
      let validateOnly = body.bool("validate_only", &faults)
      let (key, answer) = try await service.resetThresholds(
        user: call.parameter("user_id"), symbol: symbol ?? "", requestID: requestID ?? "",
        validateOnly: validateOnly ?? false, asOf: nil, call.caller(finding: faults))
      return .data { writer in writer.members(key, answer) }
    }
  }
}

extension JSONWriter {
  /// A set, as the reference shows it and with where each value comes from.
  mutating func members(_ key: Key, _ set: EffectiveSet) {
    members(key)
    member("thresholds") { $0.members(set.values) }
    member("last_adaptation", set.lastAdaptation?.text)
    member("sources") { writer in
      for parameter in Parameter.allCases { writer.member(parameter.name, set.sources[parameter].word) }
    }
    member("version", set.version)
    member("revision", set.revision)
  }

  /// What a command did, as the reference shows an adaptation and with the safeguards' verdicts.
  mutating func members(_ key: Key, _ answer: CommandAnswer) {
    members(key)
    members(answer.updates)
    member("adapted_at", answer.at.text)
    member("adaptation_id", answer.entryID.isEmpty ? nil : answer.entryID)
    member("summary", answer.summary)
    member("thresholds") { $0.members(answer.set.values) }
    members(answer.verdicts)
  }

  /// What a cycle or a command moved.
  mutating func members(_ updates: [ThresholdUpdate]) {
    member("updates", each: updates) { writer, update in
      writer.object {
        $0.member("parameter", update.parameter.name)
        $0.member("old_value", update.oldValue)
        $0.member("new_value", update.newValue)
        $0.member("reason", update.reason)
        $0.member("confidence", update.confidence)
      }
    }
  }

  /// What the safeguards said of a cycle.
  mutating func members(_ verdicts: [SafeguardVerdict]) {
    member("verdicts", each: verdicts) { writer, verdict in
      writer.object {
        $0.member("safeguard", verdict.safeguard.name)
        $0.member("blocked", verdict.blocked)
        $0.member("parameter", verdict.parameter?.name)
        $0.member("detail", verdict.detail)
      }
    }
  }

  /// Who and what; a user's global scope has no symbol.
  mutating func members(_ key: Key) {
    member("user_id", key.user.value)
    member("symbol", key.symbol.isGlobal ? nil : key.symbol.value)
  }
}

extension ValueSource {
  /// The name on the wire.
  fileprivate var word: String {
    switch self {
    case .symbol: "symbol"
    case .user: "user"
    case .configuration: "configuration"
    }
  }
}
