internal import Engine
internal import ThresholdCore
internal import ThresholdService

/// The hot route: a decision from memory, read and written without a dictionary and without suspension.
struct EvaluateRoutes {
  let service: Service

  var all: [Route] { [evaluate] }

  private var evaluate: Route {
    var route = Route(
      .post, "/api/v1/evaluate/{user_id}", access: .keyed,
      Operation(
        id: "evaluate", tag: "Decisions", summary: "Whether a signal should be traded",
        description: """
          Confidence is required for an entry; a gate whose value the signal lacks is skipped. `decision_id` goes into \
          the trade that follows.
          """,
        body: .required(.object([.required("signal", .reference("Signal"))])),
        data: .reference("Decision"))
    ) { [service] call throws(Refusal) in
      let began = ContinuousClock.now
      var faults: [FieldFault] = []
      let body = try call.object()
      let signal = body.object("signal", &faults).map { SignalDraft($0, &faults) }
      let draft = EvaluateDraft(
        user: call.parameter("user_id"), signal: signal, atLeast: body.string("at_least_token", &faults))
      let caller = try service.admitted(call.caller(finding: faults), evaluating: draft.user)
      let report =
        switch try service.evaluate(draft, caller) {
        case .decided(let report): report
        case .later: try await service.evaluateLater(draft, caller)
        }
      let key = report.snapshot.key
      let adjustment =
        if let known = service.confidenceAdjustment(of: key, caller) { known } else {
          await service.readConfidenceAdjustment(of: key, caller)
        }
      return .data { writer in report.write(to: &writer, adjustment, took: .now - began) }
    }
    route.runsOnLoop = true
    return route
  }
}

extension DecisionReport {
  /// The members of an answer, in the reference's order; what it does not have comes last.
  fileprivate func write(to writer: inout JSONWriter, _ adjustment: Double, took time: Duration) {
    let effective = snapshot.effective
    writer.member("user_id", snapshot.key.user.value)
    writer.member("symbol", snapshot.key.symbol.value)
    writer.member("should_trade", shouldTrade)
    writer.member("current_thresholds") { $0.members(effective.values) }
    writer.member("reasoning", sentence(explain: true))
    writer.member("confidence_adjustment", adjustment)
    writer.member("processing_time_ms", Double(time.components.attoseconds / 1_000_000_000) / 1_000_000)
    writer.member("evaluated_at", evaluatedAt.text)
    writer.member("decision_id", id)
    writer.member("stale", staleFor != nil)
    writer.member("locks", locks)
  }
}

extension JSONWriter {
  /// One member for each parameter, by its name on the wire.
  mutating func members(_ values: PerParameter<Double>) {
    for parameter in Parameter.allCases { member(parameter.name, values[parameter]) }
  }
}
