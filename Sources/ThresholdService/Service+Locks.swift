package import Engine
package import ThresholdCore

extension Service {
  /// A page of a user's locks, the token of the next page (empty after the last), and the time that they were looked at.
  /// Needs the right `admin`.
  package func locks(
    user: String, symbol: String, includeEnded: Bool, atLeast token: String?, asOf: RawTime?, page: Page,
    _ caller: Caller
  ) async throws(Refusal) -> (locks: [ScopedLock], next: String, now: Instant) {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .admin, caller, &faults)
    var moment = try moment(caller, asOf: asOf, &faults)
    let size = page.checkedSize(&faults)
    let after = page.token.isEmpty ? nil : Symbol(String(page.token.dropFirst()))
    if !page.token.isEmpty {
      if !page.token.hasPrefix("s") { faults.add("page_token", "is not one of this method") }
      faults.identifier("page_token", after?.value ?? "", mayBeEmpty: true)
    }
    try faults.check()
    if let token { try await engine.reach(token, deadline: caller.deadline) }
    // Locks of a simulated user end on its own clock; a question without `as_of` means its present.
    if moment.asOf == nil,
      case .simulated(let now) = try await engine.clock(of: key.user, deadline: caller.deadline)
    {
      moment.asOf = now
    }
    let (locks, next) = try await engine.locks(
      of: key.user, only: key.symbol.isGlobal ? nil : key.symbol, inForceAt: includeEnded ? nil : moment.now,
      after: after, limit: size, deadline: caller.deadline)
    return (locks, next.map { "s" + $0.value } ?? "", moment.now)
  }

  /// Ends a lock. Needs the right `admin`.
  package func releaseLock(
    user: String, lockID: String, asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> (lock: ScopedLock, revision: Int64, now: Instant) {
    var faults = Faults(caller.faults)
    let key = try scope(user, "", .admin, caller, &faults)
    faults.identifier("lock_id", lockID)
    let moment = try moment(caller, asOf: asOf, &faults)
    try faults.check()
    let (lock, revision) = try await engine.release(
      lock: lockID, of: key.user, by: caller.principal.name, at: moment)
    return (lock, revision, moment.now)
  }
}
