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

  /// What one consistent read said of the scopes of a watch.
  private struct Start: Sendable {
    var identity: StoreIdentity
    var own: [Key: OwnSet]
    /// Changes of the watch's users between the resume token and the read; `nil` if they were compacted away.
    var older: [Change]?
  }

  /// Opens a watch: a snapshot at the feed's head, or what came after the token, and then every change.
  package func subscribe(_ request: Request) async throws -> Subscription {
    if let resume = request.resume { try await wait(for: resume.revision, deadline: request.deadline) }
    let start = try await readStart(request)
    // The feed must not be behind the read, or it would hand out changes that the read has seen already.
    try await wait(for: start.identity.head, deadline: request.deadline)
    guard let recent = ring.changes(after: start.identity.head) else {
      throw Refusal(.unavailable, "WATCH_OVERRUN", "changes came faster than the watch could open; try again")
    }
    // From here on nothing suspends: what is computed holds at the feed's head, where the subscription joins.
    if let resume = request.resume, let older = start.older {
      return join(request, start.own, since: older + recent, recent: recent, resume: resume)
    }
    if let resume = request.resume, !request.resnapshots {
      throw Refusal(
        .failedPrecondition, "REVISION_COMPACTED",
        "the token is older than the change log; watch again without it",
        metadata: [
          "oldest_revision": "\(start.identity.compacted)",
          "oldest_token": token(at: start.identity.compacted),
          "token_revision": "\(resume.revision)",
        ])
    }
    return join(request, start.own, since: nil, recent: recent, resume: nil)
  }

  /// Takes a watch out.
  package func unsubscribe(_ subscription: Subscription) {
    guard subscriptions.removeValue(forKey: ObjectIdentifier(subscription)) != nil else { return }
    published.watches.wrappingSubtract(1, ordering: .relaxed)
    for key in subscription.scopes {
      users[key.user]?.scopes[key.symbol]?.subscribers[ObjectIdentifier(subscription)] = nil
      if users[key.user]?.scopes[key.symbol]?.subscribers.isEmpty == true {
        users[key.user]?.scopes[key.symbol] = nil
      }
      if users[key.user]?.scopes.isEmpty == true { users[key.user] = nil }
    }
  }

  private func readStart(_ request: Request) async throws -> Start {
    let keys = Set(request.scopes + request.scopes.map(\.global))
    let watchedUsers = Set(keys.map(\.user))
    let inMemory = request.resume.flatMap { ring.changes(after: $0.exclusiveRevision) }?.filter {
      watchedUsers.contains($0.key.user)
    }
    return try await repository.read(deadline: request.deadline) { transaction in
      let identity = try transaction.identity()
      let own = try transaction.scopes(Array(keys)).mapValues(\.own)
      guard let resume = request.resume, resume.exclusiveRevision >= identity.compacted else {
        return Start(identity: identity, own: own, older: nil)
      }
      if let inMemory, let last = inMemory.last?.revision, last >= identity.head {
        return Start(identity: identity, own: own, older: inMemory.filter { $0.revision <= identity.head })
      }
      var older: [Change] = []
      var from = resume.exclusiveRevision
      while from < identity.head {
        let page = try transaction.changes(after: from, limit: 1_000)
        guard let last = page.last else { break }
        older += page.filter { watchedUsers.contains($0.key.user) }
        from = last.revision
      }
      return Start(identity: identity, own: own, older: older)
    }
  }

  /// Registers the watch at the feed's head.
  /// - Parameters:
  ///   - own: own sets as the read saw them.
  ///   - since: every change of these users after the token, or `nil` for a snapshot.
  ///   - recent: the changes after the read.
  private func join(
    _ request: Request, _ own: [Key: OwnSet], since: [Change]?, recent: [Change], resume: ResumeToken?
  ) -> Subscription {
    let defaults = configuration.thresholds.defaults
    var atHead = own
    for change in recent where atHead[change.key] != nil || change.key.symbol.isGlobal {
      atHead[change.key] = change.next
    }
    var fresh: [UserID: WatchedUser] = [:]
    for key in request.scopes {
      fresh[key.user, default: WatchedUser(global: atHead[key.global] ?? .absent)]
        .scopes[key.symbol] = .init(own: atHead[key] ?? .absent)
    }
    var backlog: [QueuedChange] = []
    if let since, let resume {
      backlog = Self.replay(since, to: fresh, after: resume, configuration: defaults)
    }
    let snapshot =
      since == nil
      ? request.scopes.map { ($0, fresh[$0.user]!.effective($0.symbol, configuration: defaults)) } : nil
    let subscription = Subscription(
      scopes: request.scopes, conflates: request.conflates, bookmarkInterval: request.bookmarkInterval,
      snapshot: snapshot, revision: ring.head, backlog: backlog)
    for (user, watched) in fresh {
      if users[user] == nil { users[user] = WatchedUser(global: watched.global) }
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
  /// `previous`, then the changes are applied again. A token within a revision has that revision applied too, its first scopes skipped.
  private static func replay(
    _ changes: [Change], to atHead: [UserID: WatchedUser], after resume: ResumeToken,
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
      if change.revision == resume.revision { numbered.removeFirst(min(Int(resume.part), numbered.count)) }
      backlog += numbered
    }
    return backlog
  }
}
