import Logging
package import Repository
import Synchronization
package import ThresholdCore

/// Follows the change log in order and hands every change to whoever watches its scope.
///
/// Commits of this process arrive as hints with the changes in hand; what is missing in between, and what other processes
/// wrote, is read from the log, when another process says so and every `feedPollInterval`. Correctness rests on the log
/// alone.
package actor ChangeFeed {
  let repository: any Repository
  let storage: StorageWatch
  let table: SnapshotTable
  let configuration: EngineConfiguration
  let metrics: EngineMetrics
  private let unguarded: UnguardedScopes
  /// Which store this is; its `head` is where the feed began.
  nonisolated package let identity: StoreIdentity
  var ring: ChangeRing
  /// Changes committed here whose predecessors have not been seen yet.
  private(set) var early: [Int64: Change] = [:]
  var users: [UserID: WatchedUser] = [:]
  var subscriptions: [ObjectIdentifier: (subscription: Subscription, bookmarkDue: ContinuousClock.Instant)] =
    [:]
  /// The read of the log that runs, and the one that begins when it ends.
  var reading: LogRead?
  var queued: LogRead?
  /// Whether the log says already that the store was replaced.
  var isReplaced = false
  /// Who waits for which revision.
  var waiters: [Int: Waiter] = [:]
  var lastWaiter = 0
  /// Reads for watches that open, for others of the same scopes to join.
  var starts: [Set<Key>: Task<Start, any Error>] = [:]
  /// Revision of the newest change handed out; readable without suspension.
  nonisolated let published: Published

  static let logger = Logger(label: "feed")

  /// A class, so that an actor can share what cannot be copied.
  package final class Published: Sendable {
    let revision: Atomic<Int64>
    let watches = Atomic<Int>(0)
    /// When the log was last read to its end, in nanoseconds; 0 before.
    let caughtUp = Atomic<Int64>(0)
    /// Whether hints of other processes arrive.
    let hears = Atomic<Bool>(false)
    init(_ revision: Int64) { self.revision = Atomic(revision) }
  }

  /// Begins at the store's head.
  /// - Parameter recalls: whether memory begins with the newest changes of the log, instead of empty.
  init(
    repository: any Repository, storage: StorageWatch, table: SnapshotTable,
    configuration: EngineConfiguration, metrics: EngineMetrics, recalls: Bool = false,
    unguarded: UnguardedScopes
  ) async throws {
    self.repository = repository
    self.storage = storage
    self.table = table
    self.configuration = configuration
    self.metrics = metrics
    self.unguarded = unguarded
    let identity = try await repository.read(deadline: .now + .seconds(30)) { try $0.identity() }
    self.identity = identity
    ring =
      recalls
      ? await Self.recalled(through: identity, from: repository, capacity: configuration.changesInMemory)
      : ChangeRing(capacity: configuration.changesInMemory, head: identity.head)
    published = Published(identity.head)
  }

  /// Revision up to which everything has been handed out.
  package nonisolated var head: Int64 { published.revision.load(ordering: .acquiring) }

  /// Open watches.
  package nonisolated var watchCount: Int { published.watches.load(ordering: .relaxed) }

  /// Whether hints of other processes arrive, so that their changes need not wait for the next poll.
  package nonisolated var hears: Bool { published.hears.load(ordering: .relaxed) }

  /// How long ago the log was last read to its end; nothing before `run` began.
  package nonisolated func lag(at now: Instant) -> Span {
    let last = published.caughtUp.load(ordering: .relaxed)
    return last == 0 ? Span(nanoseconds: 0) : max(Span(nanoseconds: 0), now - Instant(nanoseconds: last))
  }

  /// Follows hints, polls the log and sends bookmarks until the task is cancelled.
  package nonisolated func run(now: @escaping @Sendable () -> Instant) async {
    await withTaskGroup { group in
      if let hints = repository.changeHints { group.addTask { await self.follow(hints) } }
      group.addTask { await self.poll(now: now) }
    }
  }

  private func poll(now: @Sendable () -> Instant) async {
    while !Task.isCancelled {
      do {
        try await catchUp()
        storage.answered(at: now())
        published.caughtUp.store(now().nanoseconds, ordering: .relaxed)
      } catch { storage.failed() }
      sendBookmarks()
      measure(at: now())
      try? await Task.sleep(for: .nanoseconds(configuration.feedPollInterval.nanoseconds))
    }
  }

  /// Takes in changes that this process committed; the table has them already.
  func committed(_ changes: [Change]) {
    for change in changes where change.revision > ring.head { early[change.revision] = change }
    publishEarly()
    if let newest = changes.map(\.revision).max() { repository.changeHints?.announce(newest) }
    // Another commit of this process is about to report, or another process wrote: the log tells.
    if !early.isEmpty { refresh() }
  }

  /// Takes a change out of those that were committed here and not handed out; `nil` if it is none of them.
  func takeEarly(_ revision: Int64) -> Change? { early.removeValue(forKey: revision) }

  /// Hands out what this process committed, as far as nothing is missing before it.
  func publishEarly() {
    while let change = early.removeValue(forKey: ring.head + 1) { publish(change) }
    if !early.isEmpty { early = early.filter { $0.key > ring.head } }
  }

  func publish(_ change: Change) {
    ring.append(change)
    if change.cause == .policy { unguarded.policyWritten(of: change.key.user) }
    if let events = users[change.key.user]?.apply(change, configuration: configuration.thresholds.defaults),
      !events.isEmpty
    {
      deliver(events, to: change.key.user)
    }
    advance(to: change.revision)
  }

  /// The log was compacted past the feed, so that nobody can say what happened in between: everything that follows it
  /// begins anew.
  func restart(at revision: Int64) {
    let refusal = Refusal(
      .failedPrecondition, "REVISION_COMPACTED", "the change log was compacted past this watch; watch again",
      metadata: ["oldest_revision": "\(revision)", "oldest_token": token(at: revision)])
    for entry in Array(subscriptions.values) {
      entry.subscription.end(refusal)
      unsubscribe(entry.subscription, .compacted)
    }
    table.forgetAll()
    unguarded.forgetAll()
    ring = ChangeRing(capacity: configuration.changesInMemory, head: revision)
    early = early.filter { $0.key > revision }
    advance(to: revision)
  }

  private func advance(to revision: Int64) {
    published.revision.store(revision, ordering: .releasing)
    if !waiters.isEmpty { resumeWaiters() }
  }

  private func deliver(_ events: [ScopeEvent], to user: UserID) {
    if events.count == 1, let scope = users[user]?.scopes[events[0].key.symbol] {
      // Nearly every change, and perhaps for ten thousand readers: nothing is made for each of them.
      let change = QueuedChange(event: events[0], part: 0)
      for subscription in scope.subscribers.values { subscription.offer(change) }
      return
    }
    var perSubscription: [ObjectIdentifier: (Subscription, [ScopeEvent])] = [:]
    for event in events {
      for (id, subscription) in users[user]?.scopes[event.key.symbol]?.subscribers ?? [:] {
        perSubscription[id, default: (subscription, [])].1.append(event)
      }
    }
    for (subscription, events) in perSubscription.values { subscription.offer(QueuedChange.numbered(events)) }
  }

  /// Says how much waits for slow readers, since when, and since when a change waits for its predecessors. Once a
  /// second, a lock for each watch.
  private func measure(at now: Instant) {
    var depth = 0
    var oldest = Span(nanoseconds: 0)
    for entry in subscriptions.values {
      depth += entry.subscription.depth
      if let since = entry.subscription.oldestWaiting { oldest = max(oldest, now - since) }
    }
    metrics.watchQueue.set(Double(depth))
    metrics.watchOldest.set(oldest.seconds)
    let unpublished = early.values.map(\.recordedAt).min()
    metrics.unpublishedOldest.set(unpublished.map { max(0, (now - $0).seconds) } ?? 0)
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
