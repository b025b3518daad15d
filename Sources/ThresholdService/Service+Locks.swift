package import Engine
package import ThresholdCore

extension Service {
  /// A page of a user's locks, or (with an empty `user`) of all users', and the token of the next page (empty after the
  /// last). Needs the right `admin`; for all users, of a key that is bound to all of them.
  package func locks(
    user: String, symbol: String, includeEnded: Bool, atLeast token: String?, asOf: RawTime?, page: Page,
    _ caller: Caller
  ) async throws(Refusal) -> (locks: [ListedLock], next: String) {
    if user.isEmpty {
      return try await allLocks(symbol, includeEnded, atLeast: token, asOf: asOf, page: page, caller)
    }
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
    return (locks.map { ListedLock($0, at: moment.now) }, next.map { "s" + $0.value } ?? "")
  }

  private func allLocks(
    _ symbol: String, _ includeEnded: Bool, atLeast token: String?, asOf: RawTime?, page: Page,
    _ caller: Caller
  ) async throws(Refusal) -> (locks: [ListedLock], next: String) {
    try caller.principal.requireForEveryUser(.admin)
    try admit(caller, "")
    var faults = Faults(caller.faults)
    faults.identifier("symbol", symbol, mayBeEmpty: true)
    if asOf != nil { faults.add("as_of", "is the clock of one user: name it") }
    let size = page.checkedSize(&faults)
    let after = page.token.isEmpty ? nil : Self.key(ofPageToken: page.token)
    if !page.token.isEmpty, after == nil { faults.add("page_token", "is not one of this method") }
    try faults.check()
    if let token { try await engine.reach(token, deadline: caller.deadline) }
    let (locks, next) = try await engine.allLocks(
      only: symbol.isEmpty ? nil : Symbol(symbol), includesEnded: includeEnded, at: caller.received,
      after: after, limit: size, deadline: caller.deadline)
    return (locks, next.map { "u\($0.user.value),\($0.symbol.value)" } ?? "")
  }

  /// The scope that a page of all users' locks ended with. No identifier has a comma.
  private static func key(ofPageToken token: String) -> Key? {
    let parts = token.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("u") else { return nil }
    let (user, symbol) = (String(parts[0].dropFirst()), String(parts[1]))
    guard IdentifierRule.fault(in: user, mayBeEmpty: false) == nil,
      IdentifierRule.fault(in: symbol, mayBeEmpty: true) == nil
    else { return nil }
    return Key(user: UserID(user), symbol: Symbol(symbol))
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
