package import Engine
package import ThresholdCore

extension Service {
  /// The effective thresholds of one scope.
  package func thresholds(
    user: String, symbol: String, atLeast token: String?, _ caller: Caller
  ) async throws(Refusal) -> (Key, EffectiveSet) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    try faults.check()
    if let token { try await engine.reach(token, deadline: caller.deadline) }
    return (key, try await engine.snapshot(of: key, deadline: caller.deadline).effective)
  }

  /// A page of a user's scopes with a set of their own, and the token of the next page (empty after the last).
  package func listThresholds(
    user: String, page: Page, _ caller: Caller
  ) async throws(Refusal) -> (sets: [(Key, EffectiveSet)], next: String) {
    var faults = Faults(caller.faults)
    let key = try scope(user, "", .read, caller, &faults)
    let size = page.checkedSize(&faults)
    let after = page.token.isEmpty ? nil : Symbol(String(page.token.dropFirst()))
    if !page.token.isEmpty {
      if !page.token.hasPrefix("s") { faults.add("page_token", "is not one of this method") }
      faults.identifier("page_token", after?.value ?? "", mayBeEmpty: true)
    }
    try faults.check()
    let (sets, isLast) = try await engine.sets(
      of: key.user, after: after, limit: size, deadline: caller.deadline)
    return (sets, isLast ? "" : "s" + (sets.last?.0.symbol.value ?? ""))
  }

  /// Writes parameters of a scope's own set.
  package func setThresholds(_ request: SetRequest, _ caller: Caller) async throws(Refusal) -> (
    Key, CommandAnswer
  ) {
    var faults = Faults(caller.faults)
    let key = try scope(request.user, request.symbol, .trade, caller, &faults)
    let moment = try moment(caller, asOf: request.asOf, &faults)
    var values = PartialValues.none
    for (name, value) in request.values.sorted(by: { $0.key < $1.key }) {
      guard let parameter = Parameter(name: name) else {
        let known = Parameter.allCases.map(\.name).joined(separator: ", ")
        faults.add("values[\(name)]", "is not a parameter; known: \(known)")
        continue
      }
      faults.finite("values[\(name)]", value)
      values[parameter] = value
    }
    if request.values.isEmpty { faults.add("values", "must name at least one parameter") }
    if let version = request.expectedVersion, version < 0 {
      faults.add("expected_version", "must not be negative")
    }
    faults.text("reason", request.reason)
    faults.identifier("request_id", request.requestID, mayBeEmpty: true)
    try faults.check()
    let identity = RequestIdentity(caller, "SetThresholds", request.requestID) { writer in
      writer.write(key.symbol.value)
      writer.write(values) { $0.write($1) { $0.write($1) } }
      writer.write(request.expectedVersion) { $0.write($1) }
      writer.write(request.reason)
    }
    let command = ScopeCommand(
      key: key, action: .set(values, expectedVersion: request.expectedVersion), moment: moment,
      identity: identity,
      validateOnly: request.validateOnly, note: request.reason)
    return (key, try await engine.perform(command))
  }

  /// Empties a scope's own set.
  package func resetThresholds(
    user: String, symbol: String, requestID: String, validateOnly: Bool, asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> (Key, CommandAnswer) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .trade, caller, &faults)
    let moment = try moment(caller, asOf: asOf, &faults)
    faults.identifier("request_id", requestID, mayBeEmpty: true)
    try faults.check()
    let identity = RequestIdentity(caller, "ResetThresholds", requestID) { $0.write(key.symbol.value) }
    let command = ScopeCommand(
      key: key, action: .reset, moment: moment, identity: identity, validateOnly: validateOnly)
    return (key, try await engine.perform(command))
  }

  /// A scope's own and effective policy.
  package func policy(
    user: String, symbol: String, _ caller: Caller
  ) async throws(Refusal) -> (own: Policy, effective: EffectivePolicy) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    try faults.check()
    let own = try await engine.ownPolicy(of: key, deadline: caller.deadline)
    return (own, try await engine.snapshot(of: key, deadline: caller.deadline).policy)
  }

  /// Replaces a scope's own policy.
  package func setPolicy(
    user: String, symbol: String, policy draft: PolicyDraft?, requestID: String, validateOnly: Bool,
    asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> (own: Policy, effective: EffectivePolicy, answer: CommandAnswer) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .trade, caller, &faults)
    let moment = try moment(caller, asOf: asOf, &faults)
    faults.identifier("request_id", requestID, mayBeEmpty: true)
    if draft == nil { faults.add("policy", "is required") }
    let policy = draft?.checked(&faults, ofSymbol: !key.symbol.isGlobal) ?? .inherited
    try faults.check()
    let identity = RequestIdentity(caller, "SetPolicy", requestID) { writer in
      writer.write(key.symbol.value)
      policy.write(to: &writer)
      if let protections = policy.protections { writer.write(protections) { $1.write(to: &$0) } }
    }
    let answer = try await engine.perform(
      ScopeCommand(
        key: key, action: .policy(policy), moment: moment, identity: identity, validateOnly: validateOnly))
    let effective = try await engine.policy(
      of: key, ifItsOwnWere: validateOnly ? policy : nil, deadline: caller.deadline)
    return (policy, effective, answer)
  }
}
