import Repository
import ThresholdCore

/// How the feed learns of what other processes committed.
extension ChangeFeed {
  /// One read of the log to its end, for all who asked before it began.
  final class LogRead {
    var task: Task<Void, any Error>?
  }

  /// What one transaction saw.
  private struct Page: Sendable {
    var identity: StoreIdentity
    var changes: [Change]
    /// What memory holds of the scopes and users that the changes touch, as it is now.
    var scopes: [Key: ScopeRecord]
    var clocks: [UserID: UserClock]
  }

  /// Changes that one statement reads of the log.
  static let pageSize = 1_000

  /// Takes in what others say until they say no more.
  func follow(_ hints: any ChangeHints) async {
    for await hint in hints.listen() {
      switch hint {
      case .connected:
        published.hears.store(true, ordering: .relaxed)
        Self.logger.notice("hints of other replicas arrive")
        refresh()
      case .disconnected(let reason):
        published.hears.store(false, ordering: .relaxed)
        Self.logger.warning(
          "no hints of other replicas arrive; their changes are polled for until they do",
          metadata: ["reason": "\(reason)"])
      case .committed(let revision):
        metrics.hints.increment()
        if revision > ring.head { refresh() }
      }
    }
    published.hears.store(false, ordering: .relaxed)
  }

  /// Reads the log soon. A failure is for the next poll to mend.
  func refresh() {
    if queued == nil { Task { try? await self.catchUp() } }
  }

  /// Reads the log up to its head, and sees everything that was committed before the call: a read that runs already may
  /// have looked before that, so that another one follows it.
  func catchUp() async throws {
    if let queued { return try await queued.task!.value }
    let read = LogRead()
    if let before = reading {
      queued = read
      read.task = Task {
        _ = await before.task!.result
        begin(read)
        defer { end(read) }
        try await readLog()
      }
    } else {
      reading = read
      read.task = Task {
        defer { end(read) }
        try await readLog()
      }
    }
    try await read.task!.value
  }

  private func begin(_ read: LogRead) {
    reading = read
    queued = nil
  }

  private func end(_ read: LogRead) {
    if reading === read { reading = nil }
  }

  private func readLog() async throws {
    while true {
      let from = ring.head
      let page = try await readPage(after: from)
      try check(page.identity, head: from)
      if page.identity.compacted > ring.head { restart(at: page.identity.compacted) }
      for change in page.changes where change.revision == ring.head + 1 {
        // The table has what was committed here.
        if takeEarly(change.revision) == nil { takeIn(change.key, from: page) }
        publish(change)
      }
      publishEarly()
      if page.changes.count < Self.pageSize { return }
    }
  }

  /// Reads the changes after `revision`, and in the same snapshot what memory has to hold of the scopes they touch: a
  /// key that were only forgotten would be missing if storage goes away before its next reader comes.
  private func readPage(after revision: Int64) async throws -> Page {
    let table = table
    return try await repository.read(deadline: .now + .seconds(10)) { transaction in
      var page = Page(
        identity: try transaction.identity(),
        changes: try transaction.changes(after: revision, limit: Self.pageSize), scopes: [:], clocks: [:])
      let held = Set(page.changes.map(\.key)).filter(table.holds)
      guard !held.isEmpty else { return page }
      page.scopes = try transaction.scopes(held.sorted())
      for user in Set(held.map(\.user)) { page.clocks[user] = try transaction.user(user)?.clock }
      return page
    }
  }

  private func takeIn(_ key: Key, from page: Page) {
    if let record = page.scopes[key], let facts = try? ScopeFacts(record) {
      table.written(key, facts: facts)
    } else {
      table.forget(key)
    }
    if let clock = page.clocks[key.user] { table.written(key.user, clock: clock) }
  }

  /// A restore under a running server: what is in memory, and every token, is of a store that is no more.
  private func check(_ now: StoreIdentity, head: Int64) throws(RepositoryError) {
    if now.id == identity.id, now.epoch == identity.epoch, now.head >= head { return }
    if !isReplaced {
      isReplaced = true
      Self.logger.critical(
        "the store was replaced under this server, which must be started again",
        metadata: ["epoch": "\(now.epoch)", "head": "\(now.head)", "expected_head": "\(head) or above"])
    }
    throw RepositoryError(.corrupt, "the store was replaced under this server")
  }
}
