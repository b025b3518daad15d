internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// What the page changes beside adapt and reset: set values, replace the policy, take an adaptation back.
struct ControlRoutes {
  let service: Service

  var all: [Route] { [set, rollback] }

  private var set: Route {
    Route(
      .put, "/api/v1/thresholds/{user_id}", access: .keyed,
      Operation(
        id: "setThresholds", tag: "Thresholds", summary: "Write values of a scope's own set",
        description: """
          Parameters that `values` does not name stay. With `expected_version` a set of another version is refused with \
          409; with `validate_only` nothing is written.
          """,
        body: .required(
          .object([
            .required("values", Self.values), .optional("symbol", .symbol.nullable),
            .optional("expected_version", .integer.nullable), .optional("validate_only", .boolean.nullable),
            .optional("reason", .string.nullable), .optional("request_id", .symbol.nullable),
          ])),
        data: .reference("Adaptation"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let body = try call.object()
      let request = SetRequest(
        user: call.parameter("user_id"), symbol: body.string("symbol", &faults) ?? "",
        values: Self.numbers(in: body, &faults), expectedVersion: body.integer("expected_version", &faults),
        requestID: body.string("request_id", &faults) ?? "",
        validateOnly: body.bool("validate_only", &faults) ?? false,
        reason: body.string("reason", &faults) ?? "")
      let (key, answer) = try await service.setThresholds(request, call.caller(finding: faults))
      return .data { $0.members(key, answer, version: answer.set.version) }
    }
  }

  private var rollback: Route {
    Route(
      .post, "/api/v1/adaptations/{adaptation_id}/rollback", access: .keyed,
      Operation(
        id: "rollbackAdaptation", tag: "Thresholds", summary: "Take an adaptation back",
        description:
          "Writes the values from before it as a new version, unless they were changed again since.",
        body: .optional(
          .object([
            .optional("validate_only", .boolean.nullable), .optional("request_id", .symbol.nullable),
          ])),
        data: .reference("Adaptation"))
    ) { [service] call throws(Refusal) in
      var faults: [FieldFault] = []
      let body = try call.object()
      let requestID = body.string("request_id", &faults)
      let validateOnly = body.bool("validate_only", &faults)
      let (key, answer) = try await service.rollback(
        adaptationID: call.parameter("adaptation_id"), requestID: requestID ?? "",
        validateOnly: validateOnly ?? false, asOf: nil, call.caller(finding: faults))
      return .data { $0.members(key, answer, version: answer.set.version) }
    }
  }

  private static let values = Schema.dictionary(of: .number).described(
    "By name: " + Parameter.allCases.map(\.name).joined(separator: ", "))

  /// The numbers of `values`, each fault under the parameter's name as the service writes it.
  private static func numbers(in body: JSONObject, _ faults: inout [FieldFault]) -> [String: Double] {
    guard let object = body.object("values", &faults) else { return [:] }
    var numbers: [String: Double] = [:]
    for name in object.names {
      var own: [FieldFault] = []
      // What is no number is named all the same: then nobody says that no parameter is.
      numbers[name] = object.number(name, &own) ?? .nan
      faults += own.map { FieldFault("values[\(name)]", $0.description) }
    }
    return numbers
  }
}

extension JSONWriter {
  /// What a command did, with the version that it made.
  mutating func members(_ key: Key, _ answer: CommandAnswer, version: Int64) {
    members(key, answer)
    member("version", version)
  }
}
