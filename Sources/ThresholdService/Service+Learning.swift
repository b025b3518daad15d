package import Engine
package import ThresholdCore

extension Service {
  /// Runs one learning cycle of a scope.
  package func adapt(
    user: String, symbol: String, force: Bool, validateOnly: Bool, requestID: String, asOf: RawTime?,
    _ caller: Caller
  ) async throws(Refusal) -> (Key, CommandAnswer) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .trade, caller, &faults)
    let moment = try moment(caller, asOf: asOf, &faults)
    faults.identifier("request_id", requestID, mayBeEmpty: true)
    try faults.check()
    let identity = RequestIdentity(caller, "Adapt", requestID) { writer in
      writer.write(key.symbol.value)
      writer.write(force)
    }
    let command = ScopeCommand(
      key: key, action: .adapt(force: force), moment: moment, identity: identity, validateOnly: validateOnly)
    return (key, try await engine.perform(command))
  }

  /// A page of a scope's journal, newest first, and the token of the next page (empty after the last).
  package func adaptations(
    user: String, symbol: String, page: Page, _ caller: Caller
  ) async throws(Refusal) -> (entries: [JournalEntry], next: String) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    let size = page.checkedSize(&faults)
    let before = Int64(page.token)
    if !page.token.isEmpty, (before ?? 0) < 1 { faults.add("page_token", "is not one of this method") }
    try faults.check()
    let entries = try await engine.entries(of: key, before: before, limit: size, deadline: caller.deadline)
    let next = entries.count == size ? entries.last.map { $0.sequence > 1 ? "\($0.sequence)" : "" } : nil
    return (entries, next ?? "")
  }

  /// Writes the values before an adaptation as a new version.
  package func rollback(
    adaptationID: String, requestID: String, validateOnly: Bool, asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> (Key, CommandAnswer) {
    var faults = Faults(caller.faults)
    faults.identifier("adaptation_id", adaptationID)
    faults.identifier("request_id", requestID, mayBeEmpty: true)
    try caller.principal.require(.trade)
    try admit(caller, "")
    let moment = try moment(caller, asOf: asOf, &faults)
    try faults.check()
    let key = try await engine.scope(ofEntry: adaptationID, deadline: caller.deadline)
    try caller.principal.require(.trade, for: key.user)
    let identity = RequestIdentity(caller, "RollbackAdaptation", requestID) { $0.write(adaptationID) }
    let command = ScopeCommand(
      key: key, action: .rollback(entryID: adaptationID), moment: moment, identity: identity,
      validateOnly: validateOnly)
    return (key, try await engine.perform(command))
  }

  /// Performance of a user's trades, of one symbol or all.
  package func performance(
    user: String, symbol: String, daysBack: Int?, asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> PerformanceAnswer {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    let moment = try moment(caller, asOf: asOf, &faults)
    let days = daysBack ?? 30
    if !(1...3_650).contains(days) { faults.add("days_back", "is \(days), outside of [1, 3650]") }
    try faults.check()
    return try await performance(of: key, days: days, moment)
  }

  /// As above, with everything checked.
  func performance(of key: Key, days: Int, _ moment: Moment) async throws(Refusal) -> PerformanceAnswer {
    var moment = moment
    // A simulated user's trades lie on its own clock; a question without `as_of` means its present.
    if moment.asOf == nil,
      case .simulated(let now) = try await engine.clock(of: key.user, deadline: moment.deadline)
    {
      moment.asOf = now
    }
    let (report, trades) = try await engine.performance(
      of: key.user, symbol: key.symbol.isGlobal ? nil : key.symbol, days: days, at: moment)
    return PerformanceAnswer(key: key, days: days, trades: trades, report: report, at: moment.now)
  }
}
