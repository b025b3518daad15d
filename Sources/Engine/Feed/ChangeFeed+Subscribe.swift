import Repository
package import ThresholdCore

extension ChangeFeed {
  /// What a watch asks for.
  package struct Request: Sendable {
    package var scopes: [Key]
    /// Where to go on; `nil` for a snapshot first.
    package var resume: ResumeToken?
    package var conflates: Bool
    /// Whether a token that is too old gets a snapshot instead of an error.
    package var resnapshots: Bool
    package var bookmarkInterval: Span
    package var deadline: ContinuousClock.Instant?

    package init(
      scopes: [Key], resume: ResumeToken?, conflates: Bool, resnapshots: Bool, bookmarkInterval: Span,
      deadline: ContinuousClock.Instant?
    ) {
      self.scopes = scopes
      self.resume = resume
      self.conflates = conflates
      self.resnapshots = resnapshots
      self.bookmarkInterval = bookmarkInterval
      self.deadline = deadline
    }
  }

  /// Own sets of the scopes of a watch, as they are at a revision.
  struct Start: Sendable {
    var revision: Int64
    var own: [Key: OwnSet]
  }

  /// What storage, which reaches further back than memory, says of the time after a token.
  private enum History: Sendable {
    /// Changes of the watch's users up to a revision; memory has those after it.
    case changes([Change], through: Int64)
    case compacted(oldest: Int64)
  }

  /// Opens a watch: a snapshot at the feed's head, or what came after the token, and then every change.
  ///
  /// - Throws: a `Refusal` if a user has too many watches, or the token cannot be resumed from.
  package func subscribe(_ request: Request) async throws -> Subscription {
    // Before anything is read; joining looks again, because others may have come in between.
    try checkRoom(for: request)
    if let token = request.resume { try await wait(for: token.revision, deadline: request.deadline) }
    var resume = request.resume.flatMap { $0.isWithinSnapshot ? nil : $0 }
    var older: [Change] = []
    var olderThrough: Int64 = 0
    if let token = resume {
      switch try await history(after: token, of: request) {
      case .changes(let changes, let through): (older, olderThrough) = (changes, through)
      case .compacted where request.resnapshots: resume = nil
      case .compacted(let oldest): throw compacted(token, oldest: oldest)
      }
    }
    let start = try await start(of: Set(request.scopes + request.scopes.map(\.global)))
    // The feed must not be behind the read, or it would hand out changes that the read has seen already.
    try await wait(for: max(start.revision, olderThrough), deadline: request.deadline)
    // From here on nothing suspends: what is computed holds at the feed's head, where the subscription joins.
    guard let recent = ring.changes(after: start.revision),
      let rest = resume == nil ? [] : ring.changes(after: olderThrough)
    else {
      throw Refusal(.unavailable, "WATCH_OVERRUN", "changes came faster than the watch could open; try again")
    }
    try checkRoom(for: request)
    return join(request, start.own, recent: recent, since: resume.map { ($0, older + rest) })
  }

  /// Takes a watch out, which ended for `reason` unless it had ended by itself before.
  package func unsubscribe(_ subscription: Subscription, _ reason: EngineMetrics.WatchEnd = .closed) {
    guard subscriptions.removeValue(forKey: ObjectIdentifier(subscription)) != nil else { return }
    metrics.count(subscription.isTooSlow ? .tooSlow : reason)
    published.watches.wrappingSubtract(1, ordering: .relaxed)
    for user in Set(subscription.scopes.map(\.user)) { users[user]?.watches -= 1 }
    for key in subscription.scopes {
      users[key.user]?.scopes[key.symbol]?.subscribers[ObjectIdentifier(subscription)] = nil
      if users[key.user]?.scopes[key.symbol]?.subscribers.isEmpty == true {
        users[key.user]?.scopes[key.symbol] = nil
      }
      if users[key.user]?.scopes.isEmpty == true { users[key.user] = nil }
    }
  }

  private func checkRoom(for request: Request) throws {
    let most = configuration.watchesPerUserMax
    guard request.scopes.contains(where: { users[$0.user].map { $0.watches >= most } ?? false }) else {
      return
    }
    throw Refusal(
      .resourceExhausted, "TOO_MANY_WATCHES", "a user of this watch has \(most) open watches already",
      retryAfter: .seconds(5))
  }

  /// What lies between the token and what memory has. A token inside of memory costs no query.
  private func history(after token: ResumeToken, of request: Request) async throws -> History {
    let from = token.exclusiveRevision
    if from >= ring.start { return .changes([], through: from) }
    let watchedUsers = Set(request.scopes.map(\.user))
    return try await repository.read(deadline: request.deadline) { transaction in
      let identity = try transaction.identity()
      guard from >= identity.compacted else { return .compacted(oldest: identity.compacted) }
      var changes: [Change] = []
      var through = from
      while through < identity.head {
        let page = try transaction.changes(after: through, limit: Self.pageSize)
        guard let last = page.last else { break }
        changes += page.filter { watchedUsers.contains($0.key.user) }
        through = last.revision
      }
      return .changes(changes, through: through)
    }
  }

  /// The state to begin with: that of other watches if they know all of it, else one read however many ask at once.
  private func start(of keys: Set<Key>) async throws -> Start {
    if let own = watched(keys) { return Start(revision: ring.head, own: own) }
    if let running = starts[keys] { return try await running.value }
    let repository = repository
    let task = Task {
      try await repository.read(deadline: .now + .seconds(30)) { transaction in
        Start(
          revision: try transaction.identity().head,
          own: try transaction.scopes(keys.sorted()).mapValues(\.own))
      }
    }
    starts[keys] = task
    defer { starts[keys] = nil }
    return try await task.value
  }

  /// Own sets at the feed's head, if all of `keys` are watched already.
  private func watched(_ keys: Set<Key>) -> [Key: OwnSet]? {
    var own: [Key: OwnSet] = [:]
    for key in keys {
      guard let user = users[key.user] else { return nil }
      guard let set = key.symbol.isGlobal ? user.global : user.scopes[key.symbol]?.own else { return nil }
      own[key] = set
    }
    return own
  }

  private func compacted(_ token: ResumeToken, oldest: Int64) -> Refusal {
    Refusal(
      .failedPrecondition, "REVISION_COMPACTED",
      "the token is older than the change log; watch again without it",
      metadata: [
        "oldest_revision": "\(oldest)", "oldest_token": self.token(at: oldest),
        "token_revision": "\(token.revision)",
      ])
  }

  /// Registers the watch at the feed's head.
  /// - Parameters:
  ///   - own: own sets as they were some changes ago.
  ///   - recent: those changes.
  ///   - since: the token to go on from and every change of these users after it; `nil` for a snapshot.
  private func join(
    _ request: Request, _ own: [Key: OwnSet], recent: [Change], since: (ResumeToken, [Change])?
  ) -> Subscription {
    let defaults = configuration.thresholds.defaults
    let keys = Set(request.scopes + request.scopes.map(\.global))
    var atHead = own
    for change in recent where keys.contains(change.key) { atHead[change.key] = change.next }
    var fresh: [UserID: WatchedUser] = [:]
    for key in request.scopes {
      fresh[key.user, default: WatchedUser(global: atHead[key.global] ?? .absent)]
        .scopes[key.symbol] = .init(own: atHead[key] ?? .absent)
    }
    let backlog = since.map { resume, changes in
      Self.replay(
        changes, to: fresh, after: resume, sent: resume.sentParts(of: request.scopes), configuration: defaults
      )
    }
    let snapshot =
      since == nil
      ? request.scopes.map { ($0, fresh[$0.user]!.effective($0.symbol, configuration: defaults)) } : nil
    let subscription = Subscription(
      scopes: request.scopes, conflates: request.conflates, bookmarkInterval: request.bookmarkInterval,
      snapshot: snapshot, revision: ring.head, backlog: backlog ?? [], metrics: metrics)
    for (user, watched) in fresh {
      if users[user] == nil { users[user] = WatchedUser(global: watched.global) }
      users[user]?.watches += 1
      for (symbol, scope) in watched.scopes {
        users[user]?.scopes[symbol, default: scope].subscribers[ObjectIdentifier(subscription)] = subscription
      }
    }
    subscriptions[ObjectIdentifier(subscription)] = (
      subscription, .now + Self.jittered(request.bookmarkInterval)
    )
    published.watches.wrappingAdd(1, ordering: .relaxed)
    return subscription
  }

  /// What happened to the watched scopes after the token: the state is taken back to the token by each scope's oldest
  /// `previous`, then the changes are applied again. Of the token's own revision, if it was broken off within, the first `sent` are skipped.
  private static func replay(
    _ changes: [Change], to atHead: [UserID: WatchedUser], after resume: ResumeToken, sent: Int,
    configuration: PerParameter<Double>
  ) -> [QueuedChange] {
    var users = atHead
    for change in changes.reversed() {
      if change.key.symbol.isGlobal {
        users[change.key.user]?.global = change.previous
      }
      users[change.key.user]?.scopes[change.key.symbol]?.own = change.previous
    }
    var backlog: [QueuedChange] = []
    for change in changes {
      let events = users[change.key.user]?.apply(change, configuration: configuration) ?? []
      var numbered = QueuedChange.numbered(events)
      if change.revision == resume.revision { numbered.removeFirst(min(sent, numbered.count)) }
      backlog += numbered
    }
    return backlog
  }
}
