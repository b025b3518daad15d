internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// A scope's policy: look at it, replace it.
struct PolicyRoutes {
  let service: Service

  var all: [Route] { [get, put] }

  private var get: Route {
    Route(
      .get, "/api/v1/policy/{user_id}", access: .keyed,
      Operation(
        id: "getPolicy", tag: "Thresholds", summary: "A scope's own policy, and what holds",
        parameters: [.query("symbol", .symbol, "The symbol; without one the user's global scope")],
        data: Self.schema)
    ) { [service] call throws(Refusal) in
      let (own, effective) = try await service.policy(
        user: call.parameter("user_id"), symbol: call.query.string("symbol") ?? "", call.caller)
      return .data { writer in
        writer.member("own", object: { $0.members(own) })
        writer.member("effective", object: { $0.members(effective) })
      }
    }
  }

  private var put: Route {
    Route(
      .put, "/api/v1/policy/{user_id}", access: .keyed,
      Operation(
        id: "setPolicy", tag: "Thresholds", summary: "Replace a scope's own policy",
        description:
          "What `policy` leaves out is inherited; `pinned` parameters are left alone by the learner.",
        body: .required(
          .object([
            .required("policy", Self.policy), .optional("symbol", .symbol.nullable),
            .optional("validate_only", .boolean.nullable), .optional("request_id", .symbol.nullable),
          ])),
        data: Self.schema)
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let body = try call.object()
      let draft = body.object("policy", &faults).map { PolicyDraft($0, &faults) }
      let symbol = body.string("symbol", &faults)
      let requestID = body.string("request_id", &faults)
      let validateOnly = body.bool("validate_only", &faults)
      let (own, effective, _) = try await service.setPolicy(
        user: call.parameter("user_id"), symbol: symbol ?? "", policy: draft, requestID: requestID ?? "",
        validateOnly: validateOnly ?? false, asOf: nil, call.caller(finding: faults))
      return .data { writer in
        writer.member("own", object: { $0.members(own) })
        writer.member("effective", object: { $0.members(effective) })
      }
    }
  }

  private static let schema = Schema.object([.required("own", policy), .required("effective", policy)])

  private static let policy = Schema.object([
    .optional(
      "bounds",
      .dictionary(of: .object([.required("lowest", .number), .required("highest", .number)])).nullable),
    .optional("pinned", .array(of: .words(Parameter.allCases.map(\.name))).nullable),
    .optional("horizon_seconds", .number.described("60 to 2592000").nullable),
    .optional("round_trip_fee_percent", .number(in: 0...10).nullable),
    .optional("max_loss_percent", .number(in: 0.01...100).nullable), .optional("learner", .string.nullable),
    .optional("learning_basis", .string.described("marked or reported").nullable),
    .optional("starting_balance", .number.nullable),
    .optional("periods_per_year", .number(in: 1...366).nullable),
    .optional("protections", .array(of: protection).described("Null is as inherited").nullable),
  ])

  private static let protection = Schema.object([
    .required("rule", .words(Protection.Rule.allCases.map(\.name))),
    .optional("lookback_seconds", .number.described("60 to 31622400").nullable),
    .optional("stop_duration_seconds", .number.described("60 to 31622400").nullable),
    .optional("unlock_at", .string.described("HH:MM, UTC, instead of stop_duration_seconds").nullable),
    .optional("trade_limit", .integer.nullable), .optional("required_profit_percent", .number.nullable),
    .optional("only_per_pair", .boolean.nullable), .optional("only_per_side", .boolean.nullable),
    .optional("max_drawdown_percent", .number.nullable),
    .optional("calculation", .string.described("ratios or equity").nullable),
  ])
}

extension PolicyDraft {
  /// Reads the fields, and notes those of a wrong type.
  fileprivate init(_ object: JSONObject, _ faults: inout [FieldFault]) {
    var bounds: [String: (lowest: Double, highest: Double)] = [:]
    if let pairs = object.object("bounds", &faults) {
      for name in pairs.names {
        let pair = pairs.object(name, &faults) ?? .empty
        let (lowest, highest) = (pair.number("lowest", &faults), pair.number("highest", &faults))
        if let lowest, let highest {
          bounds[name] = (lowest, highest)
        } else {
          faults.append(FieldFault("policy.bounds[\(name)]", "needs lowest and highest"))
        }
      }
    }
    self.init(
      bounds: bounds, pinned: object.strings("pinned", &faults),
      horizon: object.length("horizon_seconds", &faults),
      roundTripFeePercent: object.number("round_trip_fee_percent", &faults),
      maxLossPercent: object.number("max_loss_percent", &faults), learner: object.string("learner", &faults),
      basis: object.string("learning_basis", &faults),
      startingBalance: object.number("starting_balance", &faults),
      periodsPerYear: object.number("periods_per_year", &faults),
      protections: object.objects("protections", &faults)?.map { ProtectionDraft($0, &faults) })
  }
}

extension JSONObject {
  /// A list of strings; empty if it is absent.
  fileprivate func strings(_ name: String, _ faults: inout [FieldFault]) -> [String] {
    switch value(name, &faults) {
    case nil: return []
    case .array(let elements):
      return elements.compactMap { element in
        if case .string(let text) = element { return text }
        faults.append(FieldFault(path + name, "must be a list of strings, not of \(element.kind)"))
        return nil
      }
    case .some(let other):
      faults.append(FieldFault(path + name, "must be a list of strings, not \(other.kind)"))
      return []
    }
  }
}

extension JSONWriter {
  /// What a scope itself says; what is inherited is null.
  fileprivate mutating func members(_ policy: Policy) {
    bounds(policy.bounds)
    rest(
      policy.pinned, policy.horizon, policy.roundTripFeePercent, policy.maxLossPercent, policy.learner,
      policy.basis, policy.startingBalance, policy.periodsPerYear)
    members(policy.protections)
  }

  fileprivate mutating func members(_ policy: EffectivePolicy) {
    bounds(policy.bounds.map { $1 })
    rest(
      policy.pinned, policy.horizon, policy.roundTripFeePercent, policy.maxLossPercent, policy.learner,
      policy.basis, policy.startingBalance, policy.periodsPerYear)
    members(policy.protections)
  }

  private mutating func bounds(_ bounds: PerParameter<Bounds?>) {
    member("bounds") { writer in
      for parameter in Parameter.allCases {
        guard let pair = bounds[parameter] else { continue }
        writer.member(parameter.name) {
          $0.member("lowest", pair.lowest)
          $0.member("highest", pair.highest)
        }
      }
    }
  }

  private mutating func rest(
    _ pinned: PerParameter<Bool>, _ horizon: Span?, _ fee: Double?, _ loss: Double?, _ learner: String?,
    _ basis: LearningBasis?, _ balance: Double?, _ periods: Double?
  ) {
    member("pinned", Parameter.allCases.filter { pinned[$0] }.map(\.name))
    member("horizon_seconds", horizon?.seconds)
    member("round_trip_fee_percent", fee)
    member("max_loss_percent", loss)
    member("learner", learner)
    member("learning_basis", basis?.name)
    member("starting_balance", balance)
    member("periods_per_year", periods)
  }
}
