package import Repository
import Synchronization
package import ThresholdCore

/// Follows the change log in order and hands every change to whoever watches its scope.
///
/// Commits of this process arrive as hints with the changes in hand; what is missing in between, and what other processes
/// wrote, is read from the log. Correctness rests on the log alone.
package actor ChangeFeed {
  let repository: any Repository
  private let storage: StorageWatch
  private let table: SnapshotTable
  let configuration: EngineConfiguration
  let metrics: EngineMetrics
  /// Which store this is; its `head` is where the feed began.
  nonisolated package let identity: StoreIdentity
  var ring: ChangeRing
  /// Changes committed here whose predecessors have not been seen yet.
  private var early: [Int64: Change] = [:]
  var users: [UserID: WatchedUser] = [:]
  var subscriptions: [ObjectIdentifier: (subscription: Subscription, bookmarkDue: ContinuousClock.Instant)] =
    [:]
  private var reading: Task<Void, any Error>?
  /// Reads for watches that open, for others of the same scopes to join.
  var starts: [Set<Key>: Task<Start, any Error>] = [:]
  /// Revision of the newest change handed out; readable without suspension.
  nonisolated let published: Published

  /// A class, so that an actor can share what cannot be copied.
  package final class Published: Sendable {
    let revision: Atomic<Int64>
    let watches = Atomic<Int>(0)
    /// When the log was last read to its end, in nanoseconds; 0 before.
    let caughtUp = Atomic<Int64>(0)
    init(_ revision: Int64) { self.revision = Atomic(revision) }
  }

  /// Begins at the store's head.
  package init(
    repository: any Repository, storage: StorageWatch, table: SnapshotTable,
    configuration: EngineConfiguration, metrics: EngineMetrics
  ) async throws {
    self.repository = repository
    self.storage = storage
    self.table = table
    self.configuration = configuration
    self.metrics = metrics
    let identity = try await repository.read(deadline: .now + .seconds(30)) { try $0.identity() }
    self.identity = identity
    ring = ChangeRing(capacity: configuration.changesInMemory, head: identity.head)
    published = Published(identity.head)
  }

  /// Revision up to which everything has been handed out.
  package nonisolated var head: Int64 { published.revision.load(ordering: .acquiring) }

  /// Open watches.
  package nonisolated var watchCount: Int { published.watches.load(ordering: .relaxed) }

  /// How long ago the log was last read to its end; nothing before `run` began.
  package nonisolated func lag(at now: Instant) -> Span {
    let last = published.caughtUp.load(ordering: .relaxed)
    return last == 0 ? Span(nanoseconds: 0) : max(Span(nanoseconds: 0), now - Instant(nanoseconds: last))
  }

  /// Polls the log and sends bookmarks until the task is cancelled.
  package func run(now: @Sendable () -> Instant) async {
    while !Task.isCancelled {
      do {
        try await catchUp()
        storage.answered(at: now())
        published.caughtUp.store(now().nanoseconds, ordering: .relaxed)
      } catch { storage.failed() }
      sendBookmarks()
      measureQueues(at: now())
      try? await Task.sleep(for: .nanoseconds(configuration.feedPollInterval.nanoseconds))
    }
  }

  /// Takes in changes that this process committed; the table has them already.
  func committed(_ changes: [Change]) {
    for change in changes where change.revision > ring.head { early[change.revision] = change }
    publishEarly()
    guard !early.isEmpty else { return }
    // Another commit of this process is about to report, or another process wrote: the log tells.
    Task { try? await self.catchUp() }
  }

  /// Reads the log up to its head.
  func catchUp() async throws {
    if let reading { return try await reading.value }
    let task = Task { try await readLog() }
    reading = task
    defer { reading = nil }
    try await task.value
  }

  private func readLog() async throws {
    while true {
      let from = ring.head
      let page = 1_000
      let (identity, changes) = try await repository.read(deadline: .now + .seconds(10)) {
        (try $0.identity(), try $0.changes(after: from, limit: page))
      }
      if identity.compacted > ring.head { restart(at: identity.compacted) }
      for change in changes where change.revision == ring.head + 1 {
        if early.removeValue(forKey: change.revision) == nil { table.forget(change.key) }
        publish(change)
      }
      publishEarly()
      if changes.count < page { return }
    }
  }

  /// The log was compacted past the feed, so that nobody can say what happened in between: everything that follows it
  /// begins anew.
  private func restart(at revision: Int64) {
    let refusal = Refusal(
      .failedPrecondition, "REVISION_COMPACTED", "the change log was compacted past this watch; watch again",
      metadata: ["oldest_revision": "\(revision)", "oldest_token": token(at: revision)])
    for entry in Array(subscriptions.values) {
      entry.subscription.end(refusal)
      unsubscribe(entry.subscription, .compacted)
    }
    table.forgetAll()
    ring = ChangeRing(capacity: configuration.changesInMemory, head: revision)
    early = early.filter { $0.key > revision }
    published.revision.store(revision, ordering: .releasing)
  }

  private func publishEarly() {
    while let change = early.removeValue(forKey: ring.head + 1) { publish(change) }
    if !early.isEmpty { early = early.filter { $0.key > ring.head } }
  }

  private func publish(_ change: Change) {
    ring.append(change)
    if let events = users[change.key.user]?.apply(change, configuration: configuration.thresholds.defaults),
      !events.isEmpty
    {
      deliver(events, to: change.key.user)
    }
    published.revision.store(change.revision, ordering: .releasing)
  }

  private func deliver(_ events: [ScopeEvent], to user: UserID) {
    var perSubscription: [ObjectIdentifier: (Subscription, [ScopeEvent])] = [:]
    for event in events {
      for (id, subscription) in users[user]?.scopes[event.key.symbol]?.subscribers ?? [:] {
        perSubscription[id, default: (subscription, [])].1.append(event)
      }
    }
    for (subscription, events) in perSubscription.values { subscription.offer(QueuedChange.numbered(events)) }
  }

  /// Says how much waits for slow readers, and since when. Once a second, a lock for each watch.
  private func measureQueues(at now: Instant) {
    var depth = 0
    var oldest = Span(nanoseconds: 0)
    for entry in subscriptions.values {
      depth += entry.subscription.depth
      if let since = entry.subscription.oldestWaiting { oldest = max(oldest, now - since) }
    }
    metrics.watchQueue.set(Double(depth))
    metrics.watchOldest.set(oldest.seconds)
  }

  private func sendBookmarks() {
    let now = ContinuousClock.now
    for (id, entry) in subscriptions where entry.bookmarkDue <= now {
      entry.subscription.offerBookmark(ring.head)
      subscriptions[id]?.bookmarkDue = now + Self.jittered(entry.subscription.bookmarkInterval)
    }
  }

  /// The interval, 10 % more or less, so that many streams do not speak together.
  static func jittered(_ interval: Span) -> Duration {
    .nanoseconds(Int64(Double(interval.nanoseconds) * Double.random(in: 0.9...1.1)))
  }

  /// Returns when the feed has handed out `revision`.
  package func wait(for revision: Int64, deadline: ContinuousClock.Instant?) async throws {
    while ring.head < revision {
      try await catchUp()
      if ring.head >= revision { return }
      if let deadline, deadline <= .now {
        throw Refusal(
          .deadlineExceeded, "TOKEN_NOT_REACHED", "this replica has not reached the token's revision yet")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The token of a position in this store's change log.
  package nonisolated func token(at revision: Int64) -> String {
    ResumeToken(store: identity.id, epoch: identity.epoch, revision: revision).text
  }

  /// The token of a position within a revision, on a watch of `scopes`; see `ResumeToken.part`.
  package nonisolated func token(at revision: Int64, part: UInt16, of scopes: [Key]) -> String {
    ResumeToken(store: identity.id, epoch: identity.epoch, revision: revision, part: part, scopes: scopes)
      .text
  }
}
