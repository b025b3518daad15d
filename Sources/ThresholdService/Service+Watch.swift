package import Engine
import ThresholdCore

extension Service {
  /// Opens a watch after checking the rights for each of its scopes.
  package func watch(_ request: WatchRequest, _ caller: Caller) async throws(Refusal) -> Subscription {
    try admit(caller, request.scopes.first?.user ?? "")
    var faults = Faults(caller.faults)
    faults.count("scopes", request.scopes.count, in: 1...Self.itemsMax)
    // Too many are not looked at one by one.
    try faults.check()
    var keys: [Key] = []
    var seen: Set<Key> = []
    for (index, pair) in request.scopes.enumerated() {
      var own = Faults()
      own.prefix = "scopes[\(index)]."
      let key = try key(pair.user, pair.symbol, .read, caller, &own)
      for fault in own.all { faults.add(fault.field, fault.description) }
      if seen.insert(key).inserted { keys.append(key) }
    }
    var interval = Span.seconds(15)
    if let raw = request.bookmarkInterval {
      if let instant = raw.instant {
        interval = Span(nanoseconds: instant.nanoseconds)
      } else {
        faults.add("bookmark_interval", "is not a length of time")
      }
    }
    try faults.check()
    let identity = engine.feed.identity
    let resume = request.resumeToken.isEmpty ? nil : try ResumeToken(request.resumeToken, for: identity)
    if let token = request.atLeast { try await engine.reach(token, deadline: caller.deadline) }
    return try await engine.watch(
      ChangeFeed.Request(
        scopes: keys.sorted(), resume: resume, conflates: request.conflates, resnapshots: request.resnapshots,
        bookmarkInterval: min(max(interval, .seconds(5)), .seconds(60)), deadline: caller.deadline))
  }
}
