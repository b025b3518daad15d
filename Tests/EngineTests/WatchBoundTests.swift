import Repository
import Testing
import ThresholdCore

@testable import Engine

/// The bounds of watches, and what shows them.
@Suite("Bounds of watching", .timeLimit(.minutes(5)))
struct WatchBoundTests {
  private static let longest = String(repeating: "x", count: 125)

  private static func change(_ number: Int, of scopes: Int) -> QueuedChange {
    let key = Key(
      user: UserID(longest + "usr"), symbol: Symbol(longest + String(number % scopes + 1_000).suffix(3)))
    let set = EffectiveSet(
      symbol: .absent, global: .absent, configuration: EngineConfiguration().thresholds.defaults)
    return QueuedChange(
      event: ScopeEvent(
        revision: Int64(number + 1), key: key, set: set, previous: set.values, cause: .set, entryID: "",
        changedAt: instant(0), recordedAt: instant(0)), part: 0)
  }

  private static func subscription(conflates: Bool) -> Subscription {
    Subscription(
      scopes: [bitcoin], conflates: conflates, bookmarkInterval: .seconds(15), snapshot: nil, revision: 0,
      backlog: [], metrics: EngineMetrics())
  }

  @Test(
    "What waits for a stream never weighs more than 1 MiB, whatever it watches", arguments: [1, 100, 1_000])
  func weight(scopes: Int) {
    let subscription = Self.subscription(conflates: true)
    for number in 0..<5_000 {
      subscription.offer(Self.change(number, of: scopes))
      #expect(subscription.weight <= Subscription.weightMax)
      #expect(subscription.depth <= max(Subscription.liveMax, 2 * scopes))
    }
    var left: Int64 = 0
    var count = 0
    var last: [Key: Int64] = [:]
    while case .change(let change, _)? = subscription.next() {
      count += 1
      left += change.conflated
      last[change.event.key] = change.event.revision
    }
    #expect(count + Int(left) == 5_000)
    #expect(last.count == scopes && (last.values.min() ?? 0) > Int64(5_000 - scopes))
    #expect(subscription.weight == 0)
  }

  @Test("A queue that is taken from and filled in turn keeps order, count and weight")
  func queue() {
    var random = SeededGenerator(seed: 5)
    var queue = LiveQueue()
    var model: [Int64] = []
    for number in 0..<20_000 {
      if Int.random(in: 0..<100, using: &random) < (number / 2_000 % 2 == 0 ? 60 : 40) {
        let change = Self.change(number, of: 50)
        queue.append(change)
        model.append(change.event.revision)
      } else {
        #expect(queue.popFirst()?.event.revision == (model.isEmpty ? nil : model.removeFirst()))
      }
      #expect(queue.count == model.count && queue.first?.event.revision == model.first)
      #expect(queue.weight == model.count * (768 + 256))
    }
  }

  @Test("Changes of the ring's whole length cost a resuming watch no query, one more costs one")
  func ring() async throws {
    #expect(EngineConfiguration().changesInMemory == 65_536)
    let repository = ObservedRepository()
    var configuration = EngineConfiguration()
    configuration.changesInMemory = 16
    let engine = try await Engine(repository: repository, configuration: configuration)
    let feed = engine.feed
    for step in 0..<40 { try await engine.set(0.5 + Double(step) / 100, at: at(Double(step))) }
    // Another watch knows the scopes, so that only history could cost anything.
    let other = try await feed.subscribe(try watchRequest([bitcoin], of: feed))
    for (revision, reads) in [(40, 0), (24, 0), (23, 1), (0, 1)] {
      let before = repository.reads.load(ordering: .relaxed)
      let reader = WatchReader(
        feed,
        try await feed.subscribe(
          try watchRequest([bitcoin], resume: feed.token(at: Int64(revision)), of: feed)))
      #expect(repository.reads.load(ordering: .relaxed) - before == reads, "after \(revision)")
      _ = reader.take("after \(revision)")
      #expect(reader.changes.map(\.revision) == Array(Int64(revision)..<40).map { $0 + 1 })
      await feed.unsubscribe(reader.subscription)
    }
    await feed.unsubscribe(other)
  }

  @Test("A running feed sends bookmarks on new and quiet streams, about every interval")
  func bookmarks() async throws {
    var configuration = EngineConfiguration()
    configuration.feedPollInterval = .seconds(0.005)
    let engine = try await Engine(repository: InMemoryRepository(), configuration: configuration)
    let feed = engine.feed
    try await engine.set(0.9)
    let work = Task { await engine.run(now: { instant(0) }) }
    defer { work.cancel() }
    var request = try watchRequest([bitcoin], resume: feed.token(at: 1), of: feed)
    request.bookmarkInterval = .seconds(0.2)
    // A new stream that has nothing to send: its first word is a bookmark.
    let subscription = try await feed.subscribe(request)
    let begun = ContinuousClock.now
    for count in 1...5 {
      var item: Subscription.Item?
      #expect(
        await eventually {
          item = subscription.next()
          return item != nil
        })
      guard case .bookmark(1)? = item else {
        Issue.record("\(count): \(String(describing: item))")
        return
      }
      #expect(
        ContinuousClock.now - begun >= .milliseconds(180) * count, "not before nine tenths of the interval")
    }
    await feed.unsubscribe(subscription)
  }

  @Test("Intervals are spread over a tenth either way")
  func jitter() {
    let all = (0..<2_000).map { _ in ChangeFeed.jittered(.seconds(10)) }
    #expect(all.allSatisfy { $0 >= .seconds(9) && $0 <= .seconds(11) })
    #expect(all.min() ?? .zero < .seconds(9.2) && all.max() ?? .zero > .seconds(10.8))
  }

  @Test("A change that waits for one before it is shown with its age")
  func unpublished() async throws {
    let repository = ObservedRepository()
    var configuration = EngineConfiguration()
    configuration.feedPollInterval = .seconds(0.005)
    let engine = try await Engine(repository: repository, configuration: configuration)
    // The second commit reports, the first never does, and the log cannot be read.
    try await engine.set(0.8)
    repository.isAway.store(true, ordering: .relaxed)
    let change = Change(
      revision: 3, key: bitcoin, cause: .set, entryID: "", previous: .absent,
      next: OwnSet(values: confidence(0.9), version: 2, revision: 3), changedAt: instant(0),
      recordedAt: instant(0))
    await engine.feed.committed([change])
    let work = Task { await engine.run(now: { instant(7) }) }
    #expect(await eventually { engine.metrics.unpublishedOldest.value == 7 })
    work.cancel()
    _ = await work.value
  }
}
