import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

@Suite("Watching", .timeLimit(.minutes(5)))
struct WatchTests {
  private static let writes: Int64 = 400
  private static let scopes = ["", "A", "B", "C"].map { Key(user: alice, symbol: Symbol($0)) }
  private static let foreign = [Key(user: bob, symbol: .global), Key(user: bob, symbol: Symbol("A"))]

  @Test(
    "Whatever writers, slow readers and reconnects do, a stream's state becomes the table's",
    arguments: 1...8 as ClosedRange<UInt64>)
  func property(seed: UInt64) async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let writers = Task {
      await withTaskGroup { group in
        for writer in 0..<4 {
          group.addTask {
            var random = SeededGenerator(seed: seed &* 100 &+ UInt64(writer))
            for step in 0..<100 {
              let key = (Self.scopes + Self.foreign).randomElement(using: &random) ?? bitcoin
              switch Int.random(in: 0..<10, using: &random) {
              case 0..<8:
                _ = try? await engine.set(.random(in: 0.3...1, using: &random), key, at: at(Double(step)))
              case 8: _ = try? await engine.perform(command(.reset, key, at: at(Double(step))))
              default: _ = try? await engine.perform(command(.policy(.inherited), key, at: at(Double(step))))
              }
            }
          }
        }
      }
    }
    await withTaskGroup { group in
      for number in 0..<6 {
        group.addTask {
          do { try await self.readForAWhile(engine, until: writers, seed: seed, number: number) } catch {
            Issue.record("seed \(seed), reader \(number): \(error)")
          }
        }
      }
    }
    #expect(await eventually { engine.feed.watchCount == 0 })
    #expect(feed.head == Self.writes)
  }

  private func readForAWhile(
    _ engine: Engine, until writers: Task<Void, Never>, seed: UInt64, number: Int
  ) async throws {
    let feed = engine.feed
    let note = "seed \(seed), reader \(number)"
    var random = SeededGenerator(seed: seed &* 1_000 &+ UInt64(number))
    let scopes = number % 2 == 0 ? Self.scopes : [Self.scopes[0], Self.scopes[2], Self.foreign[1]]
    let reader = WatchReader(feed, try await feed.subscribe(try watchRequest(scopes, of: feed)))
    for _ in 0..<150 {
      let few = Int.random(in: 0...5, using: &random)
      #expect(reader.take(atMost: few, note) == nil)
      if Int.random(in: 0..<10, using: &random) == 0 {
        await feed.unsubscribe(reader.subscription)
        // What was not sent is sent by the next stream: the token tells where.
        reader.subscription = try await feed.subscribe(
          try watchRequest(scopes, resume: reader.token, of: feed))
      }
      await Task.yield()
    }
    await writers.value
    try await feed.wait(for: Self.writes, deadline: .now + .seconds(20))
    #expect(reader.take(note) == nil)
    for key in scopes {
      let set = try await engine.snapshot(of: key, deadline: nil).effective
      #expect(reader.state[key]?.values == set.values, "\(note), \(key)")
      #expect(reader.state[key]?.version == set.version, "\(note), \(key)")
    }
    #expect(reader.conflated == 0, "\(note): nothing was slow enough to be conflated")
    await feed.unsubscribe(reader.subscription)
  }

  @Test(
    "A change of the global set is one event for each scope it moves, and a stream may break between them")
  func parts() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let reader = WatchReader(feed, try await feed.subscribe(try watchRequest(Self.scopes, of: feed)))
    _ = reader.take("snapshot")
    try await engine.set(0.9, Self.scopes[1])
    try await engine.set(0.8, Self.scopes[0])
    // A, then the global scope, B and C: A has a value of its own.
    for sent in 0...4 {
      let part = WatchReader(
        feed, try await feed.subscribe(try watchRequest(Self.scopes, resume: reader.token, of: feed)))
      part.state = reader.state
      #expect(part.take(atMost: sent, "first \(sent)") == nil)
      let rest = WatchReader(
        feed,
        try await feed.subscribe(try watchRequest(Self.scopes, resume: part.token ?? reader.token, of: feed))
      )
      rest.state = part.state
      rest.changes = part.changes
      #expect(rest.take("rest after \(sent)") == nil)
      #expect(rest.changes.map(\.revision) == [1, 2, 2, 2], "broken after \(sent)")
      #expect(rest.changes.map(\.key.symbol.value) == ["A", "", "B", "C"], "broken after \(sent)")
    }
    // A watch of other scopes does not know what "the first two" were: it gets the whole revision.
    let part = WatchReader(
      feed, try await feed.subscribe(try watchRequest(Self.scopes, resume: reader.token, of: feed)))
    _ = part.take(atMost: 3, "three of four")
    let other = WatchReader(
      feed, try await feed.subscribe(try watchRequest([Self.scopes[2]], resume: part.token, of: feed)))
    _ = other.take("other scopes")
    #expect(other.state[Self.scopes[2]]?.values.confidence == 0.8)
  }

  @Test("A stream that breaks within a long snapshot begins again with one")
  func brokenSnapshot() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let many = (0..<150).map { Key(user: alice, symbol: Symbol("S\($0)")) }
    try await engine.set(0.9, many[149])
    let reader = WatchReader(feed, try await feed.subscribe(try watchRequest(many, of: feed)))
    _ = reader.take(atMost: 1, "first chunk")
    #expect(reader.state.count < 150 && !reader.state.isEmpty)
    reader.subscription = try await feed.subscribe(try watchRequest(many, resume: reader.token, of: feed))
    _ = reader.take("again")
    #expect(reader.isComplete && reader.state.count == 150)
    #expect(reader.state[many[149]]?.values.confidence == 0.9)
    #expect(feed.watchCount == 2)
  }

  @Test(
    "A reader that never reads costs a bounded queue and gets the latest of each scope",
    arguments: [true, false])
  func slow(conflates: Bool) async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let slow = try await feed.subscribe(
      try watchRequest([bitcoin, bitcoin.global], conflates: conflates, of: feed))
    let quick = WatchReader(feed, try await feed.subscribe(try watchRequest([bitcoin], of: feed)))
    for step in 0..<1_000 {
      try await engine.set(0.3 + Double(step % 500) / 1_000, at: at(Double(step)))
      #expect(slow.depth <= Subscription.liveMax)
      #expect(quick.take("quick") == nil)
    }
    #expect(quick.changes.map(\.revision) == Array(1...1_000))
    let reader = WatchReader(feed, slow)
    let end = reader.take("slow")
    if conflates {
      #expect(end == nil)
      #expect(Int64(reader.changes.count) + reader.conflated == 1_000)
      #expect(reader.conflated == slow.conflatedCount)
      #expect(reader.state[bitcoin]?.version == 1_000)
    } else {
      #expect(end?.kind == .resourceExhausted && end?.reason == "WATCH_TOO_SLOW")
      reader.subscription = try await feed.subscribe(
        try watchRequest([bitcoin, bitcoin.global], resume: reader.token, conflates: false, of: feed))
      #expect(reader.take("resumed") == nil)
      #expect(reader.changes.map(\.revision) == Array(1...1_000))
    }
  }

  @Test("A thousand watches of the same scopes cause one read, and a token within memory none")
  func reads() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    let feed = engine.feed
    let token = feed.token(at: 0)
    for step in 0..<10 { try await engine.set(0.5 + Double(step) / 100, at: at(Double(step))) }
    let before = repository.reads.load(ordering: .relaxed)
    repository.afterRead.withLock { $0 = { try? await Task.sleep(for: .milliseconds(20)) } }
    let all = try await withThrowingTaskGroup(of: Subscription.self) { group in
      for number in 0..<1_000 {
        let request = try watchRequest([bitcoin], resume: number % 2 == 0 ? token : nil, of: feed)
        group.addTask { try await feed.subscribe(request) }
      }
      return try await group.reduce(into: [Subscription]()) { $0.append($1) }
    }
    #expect(repository.reads.load(ordering: .relaxed) - before == 1)
    #expect(feed.watchCount == 1_000)
    for subscription in all { await feed.unsubscribe(subscription) }
    #expect(feed.watchCount == 0)
    #expect(await feed.users.isEmpty)
  }

  @Test("Watches of one user are bounded, each counted once, and one that ends makes room")
  func watchesPerUser() async throws {
    var configuration = EngineConfiguration()
    configuration.watchesPerUserMax = 2
    let engine = try await Engine(repository: InMemoryRepository(), configuration: configuration)
    let feed = engine.feed
    let first = try await feed.subscribe(try watchRequest([bitcoin, bitcoin.global], of: feed))
    _ = try await feed.subscribe(try watchRequest([bitcoin], of: feed))
    let third = try watchRequest([bitcoin.global], of: feed)
    let refused = await refusal { _ = try await feed.subscribe(third) }
    #expect(refused?.kind == .resourceExhausted && refused?.reason == "TOO_MANY_WATCHES")
    let other = Key(user: bob, symbol: bitcoin.symbol)
    _ = try await feed.subscribe(try watchRequest([other], of: feed))
    await feed.unsubscribe(first)
    _ = try await feed.subscribe(third)
    #expect(feed.watchCount == 3)
  }

  @Test("A scope that gets its first set while a watch opens is seen")
  func firstSetWhileOpening() async throws {
    let repository = ObservedRepository()
    let engine = try await Engine(repository: repository)
    let wrote = Atomic<Bool>(false)
    repository.afterRead.withLock { hook in
      hook = {
        guard !wrote.exchange(true, ordering: .relaxed) else { return }
        _ = try? await engine.set(0.9)
      }
    }
    let reader = WatchReader(
      engine.feed, try await engine.feed.subscribe(try watchRequest([bitcoin], of: engine.feed)))
    _ = reader.take("opening")
    let hasWritten = wrote.load(ordering: .relaxed)
    #expect(hasWritten)
    #expect(reader.state[bitcoin]?.values.confidence == 0.9)
    try await engine.set(0.95)
    _ = reader.take("after")
    #expect(reader.state[bitcoin]?.values.confidence == 0.95)
  }

  @Test("A bookmark comes on a quiet stream, and never overtakes a change")
  func bookmarks() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let subscription = try await feed.subscribe(try watchRequest([bitcoin], of: feed))
    let reader = WatchReader(feed, subscription)
    _ = reader.take("snapshot")
    subscription.offerBookmark(feed.head)
    try await engine.set(0.9)
    subscription.offerBookmark(feed.head)
    guard case .change = subscription.next() else {
      Issue.record("the change comes first")
      return
    }
    #expect(subscription.next() == nil)
    subscription.offerBookmark(feed.head)
    guard case .bookmark(1) = subscription.next() else {
      Issue.record("a quiet stream gets its bookmark")
      return
    }
  }

  private final class Encoded: Sendable {
    let bytes: [UInt8]
    init(bytes: [UInt8]) { self.bytes = bytes }
  }

  @Test("Events are encoded once for all who share them")
  func sharedEncoding() async throws {
    let engine = try await Engine(repository: InMemoryRepository())
    let feed = engine.feed
    let both = [
      try await feed.subscribe(try watchRequest([bitcoin], of: feed)),
      try await feed.subscribe(try watchRequest([bitcoin], of: feed)),
    ]
    try await engine.set(0.9)
    var encodings = 0
    for subscription in both {
      while let item = subscription.next() {
        guard case .change(let change, _) = item else { continue }
        #expect(change.isShareable)
        let bytes = change.event.encoded { event in
          encodings += 1
          return Encoded(bytes: [UInt8](event.entryID.utf8))
        }
        #expect(bytes.bytes.count == 32)
      }
    }
    #expect(encodings == 1)
  }

  @Test("A compacted token is refused with the oldest that is left, or gets a snapshot")
  func compaction() async throws {
    let repository = InMemoryRepository()
    let first = try await Engine(repository: repository)
    let old = first.feed.token(at: 0)
    for step in 0..<20 { try await first.set(0.5 + Double(step) / 100, at: at(Double(step))) }
    try await repository.write(deadline: nil) { try $0.compactChanges(through: 10) }
    // Another process, whose memory begins at the head.
    let engine = try await Engine(repository: repository)
    let refused = await refusal {
      _ = try await engine.feed.subscribe(try watchRequest([bitcoin], resume: old, of: engine.feed))
    }
    #expect(refused?.reason == "REVISION_COMPACTED" && refused?.metadata["oldest_revision"] == "10")
    let oldest = try #require(refused?.metadata["oldest_token"])
    let reader = WatchReader(
      engine.feed,
      try await engine.feed.subscribe(try watchRequest([bitcoin], resume: oldest, of: engine.feed)))
    #expect(reader.take("from the oldest") == nil)
    #expect(reader.changes.map(\.revision) == Array(11...20))
    reader.subscription = try await engine.feed.subscribe(
      try watchRequest([bitcoin], resume: old, resnapshots: true, of: engine.feed))
    _ = reader.take("snapshot instead")
    #expect(reader.isComplete && reader.state[bitcoin]?.version == 20)
  }

  @Test("A feed that the log was compacted past ends its watches and goes on")
  func compactedPastTheFeed() async throws {
    let repository = InMemoryRepository()
    let reading = try await Engine(repository: repository)
    let writing = try await Engine(repository: repository)
    _ = try await reading.decide(signal(), at: at(0))
    let subscription = try await reading.feed.subscribe(try watchRequest([bitcoin], of: reading.feed))
    for step in 0..<1_500 { try await writing.set(0.5 + Double(step % 100) / 1_000, at: at(Double(step))) }
    try await repository.write(deadline: nil) { try $0.compactChanges(through: 200) }
    try await reading.feed.catchUp()
    #expect(reading.feed.head == 1_500)
    let reader = WatchReader(reading.feed, subscription)
    #expect(reader.take("left behind")?.reason == "REVISION_COMPACTED")
    #expect(reading.feed.watchCount == 0)
    #expect(try await reading.decide(signal(), at: at(1)).snapshot.effective.version == 1_500)
  }

  @Test("What another process writes is forgotten by memory and sent to watches")
  func otherProcess() async throws {
    let repository = InMemoryRepository()
    let mine = try await Engine(repository: repository)
    let other = try await Engine(repository: repository)
    _ = try await mine.decide(signal(), at: at(0))
    let reader = WatchReader(
      mine.feed, try await mine.feed.subscribe(try watchRequest([bitcoin], of: mine.feed)))
    try await other.set(0.9, bitcoin.global)
    try await mine.feed.catchUp()
    _ = reader.take("other")
    #expect(reader.state[bitcoin]?.values.confidence == 0.9)
    #expect(try await mine.decide(signal(), at: at(1)).snapshot.effective.values.confidence == 0.9)
  }

  @Test("Damaged and foreign tokens are told apart")
  func tokens() async throws {
    let feed = try await Engine(repository: InMemoryRepository()).feed
    let other = try await Engine(repository: InMemoryRepository()).feed
    let token = feed.token(at: 77, part: 3, of: [bitcoin])
    let read = try ResumeToken(token, for: feed.identity)
    #expect(read.revision == 77 && read.part == 3 && read.exclusiveRevision == 76)
    #expect(await refusal { _ = try ResumeToken(token, for: other.identity) }?.reason == "REVISION_FOREIGN")
    var identity = feed.identity
    identity.epoch += 1
    let restored = identity
    let afterRestore = await refusal { _ = try ResumeToken(token, for: restored) }
    #expect(afterRestore?.reason == "REVISION_FOREIGN")
    var letters = Array(token)
    for index in letters.indices {
      let kept = letters[index]
      letters[index] = kept == "7" ? "8" : "7"
      let damaged = String(letters)
      #expect(await refusal { _ = try ResumeToken(damaged, for: feed.identity) }?.kind == .invalidArgument)
      letters[index] = kept
    }
    for text in [
      "", "at", String(token.dropLast()), token + "0", token.uppercased(),
      "at" + String(repeating: "é", count: 32),
    ] {
      #expect(await refusal { _ = try ResumeToken(text, for: feed.identity) }?.reason == "TOKEN_MALFORMED")
    }
  }

  @Test("A token ahead of the replica waits for its deadline, and a caller that goes away ends the wait")
  func ahead() async throws {
    let feed = try await Engine(repository: InMemoryRepository()).feed
    let token = feed.token(at: 5)
    var request = try watchRequest([bitcoin], resume: token, of: feed)
    request.deadline = .now + .milliseconds(50)
    let impatient = request
    let late = await refusal { _ = try await feed.subscribe(impatient) }
    #expect(late?.kind == .deadlineExceeded)
    request.deadline = nil
    let patient = request
    let waiting = Task { _ = try await feed.subscribe(patient) }
    try await Task.sleep(for: .milliseconds(50))
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(feed.watchCount == 0)
  }
}
