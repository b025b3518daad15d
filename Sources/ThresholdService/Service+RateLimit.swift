package import Engine
import ThresholdCore

extension Service {
  /// Takes one token of the caller's bucket for `user`, unless the call was admitted before.
  /// - Throws: RESOURCE_EXHAUSTED, with when to come again.
  func admit(_ caller: Caller, _ user: String) throws(Refusal) {
    if !caller.isAdmitted { try take(1, caller, user) }
  }

  /// The caller of one Evaluate, admitted: what follows, also after a wait, does not count again.
  package func admitted(_ caller: Caller, evaluating user: String) throws(Refusal) -> Caller {
    try admit(caller, user)
    var caller = caller
    caller.isAdmitted = true
    return caller
  }

  /// The caller of a batch with these users, an entry for each item, admitted as a whole or not at all.
  package func admitted(_ caller: Caller, batchOf users: [String]) throws(Refusal) -> Caller {
    var caller = caller
    caller.isAdmitted = true
    guard limiter.callsPerMinute > 0 else { return caller }
    var taken: [String: Int] = [:]
    let wanted = users.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    for (user, count) in wanted {
      do throws(Refusal) {
        try take(count, caller, user)
        taken[user] = count
      } catch {
        for (user, count) in taken {
          limiter.giveBack(count, key: caller.principal.name, user: Self.bucket(user))
        }
        throw error
      }
    }
    return caller
  }

  private func take(_ count: Int, _ caller: Caller, _ user: String) throws(Refusal) {
    guard let wait = limiter.take(count, key: caller.principal.name, user: Self.bucket(user)) else { return }
    let limit = limiter.callsPerMinute
    let (seconds, attoseconds) = wait.components
    let span = Span(nanoseconds: seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    throw Refusal(
      .resourceExhausted, Refusal.rateLimited,
      "key \(caller.principal.name) may make \(limit) calls a minute for one user; try again in \(span.seconds) s",
      metadata: ["limit_per_minute": "\(limit)"], retryAfter: span)
  }

  /// What is too long for an id has no bucket of its own: it is refused anyway, and must not fill memory.
  private static func bucket(_ user: String) -> String {
    user.utf8.count <= IdentifierRule.bytesMax ? user : ""
  }
}
