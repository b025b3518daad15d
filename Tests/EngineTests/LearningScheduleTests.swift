import Backends
import PostgresRepository
import PostgresServer
import RelationalRepository
import Repository
import Testing
import ThresholdCore

@testable import Engine

/// Cycles that run by themselves. Time is an argument: nothing here waits for it.
@Suite("Learning by schedule", .timeLimit(.minutes(3)))
struct LearningScheduleTests {
  private static let keys = (0..<70).map { Key(user: UserID("user\($0)"), symbol: Symbol("BTCUSDT")) }
  /// Every first cycle is due by then, and no second one.
  private static let firstDue = 86_400.0

  /// An engine on the database of `url` whose schedule runs only when asked.
  private static func engine(_ url: String) async throws -> Engine {
    var storage = PostgresConfiguration(url: url)
    storage.size = 3
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 10
    return try await Engine(
      repository: try await PostgresRepository.open(storage), configuration: configuration)
  }

  private static func engine(on repository: any Repository) async throws -> Engine {
    var configuration = EngineConfiguration()
    configuration.learning.outcomesMin = 10
    return try await Engine(repository: repository, configuration: configuration)
  }

  /// Decides and reports `count` outcomes of each of `keys` from `time` on.
  private static func trade(
    _ engine: Engine, _ keys: [Key], count: Int = 12, from time: Double = 0
  ) async throws {
    for key in keys {
      var outcomes: [ReportedOutcome] = []
      for number in 0..<count {
        let report = try await engine.decide(
          signal(key.symbol.value, confidence: 0.9), for: key.user, at: at(time + Double(number)))
        outcomes.append(
          ReportedOutcome(
            id: "\(time)-\(number)", user: key.user, decisionID: report.id,
            pnlPercent: number % 2 == 0 ? -2 : 2, knownAt: nil, propensity: 1))
      }
      _ = try await engine.record(outcomes, at: at(time + 100))
    }
  }

  @discardableResult
  private static func work(_ engine: Engine, at seconds: Double) async throws -> Int {
    try await engine.schedule.work { instant(seconds) }
  }

  /// How many cycles stand in the journal of each of `keys`.
  private static func cycles(_ engine: Engine, _ keys: [Key]) async throws -> [Int] {
    var counts: [Int] = []
    for key in keys {
      counts.append(
        try await engine.entries(of: key, before: nil, limit: 100, deadline: nil)
          .count { $0.cause == .adaptation && $0.author == "(schedule)" })
    }
    return counts
  }

  @Test(
    "a scope has its first cycle within an interval and the next a bit more than one later, at the same time in every process"
  )
  func times() {
    let times = CycleTimes(LearningConfiguration())
    let spread = Self.keys.map { times.first(of: $0, lastCycle: nil, now: instant(0)) - instant(0) }
    #expect(spread.allSatisfy { $0 >= .hours(0) && $0 < .hours(24) })
    let byHour = Dictionary(grouping: spread) { Int($0.seconds / 3_600) }
    #expect(byHour.count > 15, "spread over the day")
    for key in Self.keys {
      let next = times.next(of: key, after: instant(0))
      #expect(next >= instant(86_400) && next < instant(86_400 * 1.1))
      #expect(times.first(of: key, lastCycle: instant(-3_600), now: instant(0)) == next - .hours(1))
      // Long overdue, as after an upgrade: spread again, not all at once.
      #expect(
        times.first(of: key, lastCycle: instant(-900_000), now: instant(0))
          == times.first(of: key, lastCycle: nil, now: instant(0)))
    }
  }

  @Test("two engines on one database adapt each due key once, whatever page each gets")
  func once() async throws {
    let url = try await PostgresServer.shared.value.makeDatabase()
    let (one, other) = (try await Self.engine(url), try await Self.engine(url))
    try await Self.trade(one, Self.keys)
    // Seen for the first time: nothing runs, and all at once neither.
    #expect(try await Self.work(one, at: 200) == 0)
    let early = try await Self.work(other, at: 12 * 3_600)
    #expect(early > 20 && early < 120, "half of a day, half of the symbols' and the users' scopes")
    async let first = Self.work(one, at: Self.firstDue + 300)
    async let second = Self.work(other, at: Self.firstDue + 300)
    let late = try await first + second
    #expect(early + late == 2 * Self.keys.count, "each symbol's and each user's scope")
    let scopes = Self.keys + Self.keys.map(\.global)
    #expect(try await Self.cycles(one, scopes).allSatisfy { $0 == 1 })
    // What is due next derives from the cycles, also in an engine that starts now.
    let third = try await Self.engine(url)
    #expect(try await Self.work(third, at: Self.firstDue + 400) == 0)
    for engine in [one, other, third] { await engine.close() }
  }

  @Test("a key without new outcomes is not touched; with new ones it is due again")
  func idle() async throws {
    let engine = try await Self.engine(on: InMemoryRepository())
    try await Self.trade(engine, [bitcoin])
    try await Self.work(engine, at: 200)
    #expect(try await Self.work(engine, at: Self.firstDue + 200) == 2)
    let before = try await engine.repository.read { try $0.scopes([bitcoin]) }
    for day in 2...5 { #expect(try await Self.work(engine, at: Double(day) * 100_000) == 0) }
    #expect(try await engine.repository.read { try $0.scopes([bitcoin]) } == before)
    #expect(engine.metrics.schedule.total(.idle) >= 6)
    try await Self.trade(engine, [bitcoin], from: 600_000)
    #expect(try await Self.work(engine, at: 700_000) == 2)
  }

  @Test("a bot that only evaluates learns from prices by itself")
  func marked() async throws {
    let engine = try await Self.engine(on: InMemoryRepository())
    for number in 0..<20 {
      _ = try await engine.decide(signal(), at: at(Double(number) * 3_600))
      _ = try await engine.record(
        [
          PricePoint(
            symbol: bitcoin.symbol, price: 100 + Double(number), time: instant(Double(number) * 3_600))
        ],
        owner: nil, at: at(Double(number) * 3_600))
    }
    try await engine.decisions.flush()
    try await Self.work(engine, at: 72_000)
    try await Self.work(engine, at: 72_000 + Self.firstDue)
    let record = try #require(try await engine.repository.read { try $0.scopes([bitcoin]) }[bitcoin])
    #expect(record.outcomeCount > 10)
    #expect(try await Self.cycles(engine, [bitcoin]) == [1])
  }

  @Test("an engine that dies with keys taken on is followed by the other, once the claim is over")
  func death() async throws {
    let url = try await PostgresServer.shared.value.makeDatabase()
    let (dying, other) = (try await Self.engine(url), try await Self.engine(url))
    try await Self.trade(dying, Self.keys)
    try await Self.work(other, at: 200)
    let due = Self.firstDue + 200
    let taken = try await dying.schedule.claim(at: instant(due))
    #expect(taken.keys.count == Engine.cyclesAtOnce)
    await dying.close()
    let rest = 2 * Self.keys.count - taken.keys.count
    #expect(try await Self.work(other, at: due + 1) == rest)
    #expect(try await Self.work(other, at: due + 119) == 0)
    #expect(try await Self.work(other, at: due + 120) == taken.keys.count)
    let scopes = Self.keys + Self.keys.map(\.global)
    #expect(try await Self.cycles(other, scopes).allSatisfy { $0 == 1 })
    await other.close()
  }

  @Test("an engine that was only slow does not run what another has taken on since")
  func slow() async throws {
    let url = try await PostgresServer.shared.value.makeDatabase()
    let (slow, other) = (try await Self.engine(url), try await Self.engine(url))
    try await Self.trade(slow, [bitcoin])
    try await Self.work(other, at: 200)
    let due = Self.firstDue + 200
    let taken = try await slow.schedule.claim(at: instant(due))
    #expect(Set(taken.keys) == [bitcoin, bitcoin.global])
    _ = try await other.schedule.claim(at: instant(due + 120))
    #expect(await slow.schedule.run(taken.keys, claimedUntil: taken.until, at: instant(due)) == 0)
    #expect(try await Self.cycles(slow, [bitcoin]) == [0])
    for engine in [slow, other] { await engine.close() }
  }

  @Test("an engine that is told to stop gives back what it has not done")
  func stopping() async throws {
    let gate = GatedRepository(InMemoryRepository())
    let (engine, other) = (try await Self.engine(on: gate), try await Self.engine(on: gate.inner))
    try await Self.trade(engine, [bitcoin])
    try await Self.work(engine, at: 200)
    let due = Self.firstDue + 200
    let taken = try await engine.schedule.claim(at: instant(due))
    gate.hold(true)
    let run = Task { await engine.schedule.run(taken.keys, claimedUntil: taken.until, at: instant(due)) }
    #expect(await eventually { gate.heldCount == 1 })
    run.cancel()
    gate.hold(false)
    #expect(await run.value == 0)
    #expect(try await Self.work(other, at: due + 1) == 2)
  }

  @Test("a simulated user is never touched, nor does a look make an undecided one real")
  func simulated() async throws {
    let engine = try await Self.engine(on: InMemoryRepository())
    for number in 0..<12 {
      let moment = at(0, asOf: Double(number))
      let id = try await engine.decide(signal(), at: moment).id
      _ = try await engine.record(
        [
          ReportedOutcome(
            id: "\(number)", user: alice, decisionID: id, pnlPercent: 1, knownAt: nil, propensity: 1)
        ],
        at: moment)
    }
    for day in 0...3 { #expect(try await Self.work(engine, at: Double(day) * 90_000) == 0) }
    #expect(try await engine.clock(of: alice, deadline: nil) == .simulated(instant(11)))
    #expect(try await Self.cycles(engine, [bitcoin]) == [0])
  }

  @Test("a scope that cannot be read fails alone, counts as a failure, and is tried again")
  func corrupt() async throws {
    let engine = try await Self.engine(on: InMemoryRepository())
    try await Self.trade(engine, [bitcoin])
    try await Self.work(engine, at: 200)
    try await engine.repository.write { transaction in
      guard var record = try transaction.lockScopes([bitcoin])[bitcoin] else { return }
      record.learner = [255, 255]
      try transaction.put(record)
    }
    #expect(try await Self.work(engine, at: Self.firstDue + 200) == 1)
    #expect(try await Self.cycles(engine, [bitcoin.global, bitcoin]) == [1, 0])
    #expect(engine.metrics.total(.failed) == 1)
    #expect(try await Self.work(engine, at: Self.firstDue + 500) == 0)
    #expect(engine.metrics.total(.failed) == 2 && engine.metrics.schedule.total(.failed) == 2)
    #expect(engine.failedCyclesInARow == 2)
  }

  /// Makes stored bytes of alice's key unreadable.
  private static func spoil(_ store: any Repository, _ table: String, _ column: String) async throws {
    let bytes = store.name == "sqlite" ? "x'ff'" : "'\\xff'::bytea"
    try await store.write { transaction in
      let relational = try #require(transaction as? RelationalTransaction)
      try relational.define(
        "UPDATE \(table) SET \(column) = \(bytes) WHERE user_id = 'alice' AND symbol = 'BTCUSDT'")
    }
  }

  /// Where stored bytes may be damaged.
  enum Damage: String, CaseIterable {
    case policy = "scopes.policy"
    case learner = "scopes.learner"
    case outcomes = "outcomes.learner_view"

    var table: String { String(rawValue.prefix { $0 != "." }) }
    var column: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
  }

  @Test(
    "whatever of a scope cannot be read, the others' cycles run, it is told of, and it is tried ever less often",
    arguments: [Backend.sqlite, .postgresql], Damage.allCases)
  func damaged(backend: Backend, damage: Damage) async throws {
    try await backend.withStore { store in
      let engine = try await Self.engine(on: store)
      let others = Array(Self.keys.prefix(3))
      try await Self.trade(engine, others + [bitcoin])
      try await Self.work(engine, at: 200)
      try await Self.spoil(store, damage.table, damage.column)
      let metrics = engine.metrics.schedule
      #expect(try await Self.work(engine, at: Self.firstDue + 200) == 7, "all but one of eight scopes")
      #expect(
        try await Self.cycles(engine, others + others.map(\.global) + [bitcoin.global])
          == Array(repeating: 1, count: 7))
      #expect(metrics.total(.failed) == 1 && engine.metrics.total(.failed) >= 1)
      var (tries, last): ([Double], Double) = ([], Self.firstDue + 200)
      for minute in 1...(24 * 60) {
        let now = Self.firstDue + 200 + Double(minute) * 60
        let before = metrics.total(.failed)
        #expect(try await Self.work(engine, at: now) == 0)
        #expect(metrics.failingCount == 1)
        guard metrics.total(.failed) > before else { continue }
        tries.append((now - last) / 60)
        last = now
      }
      // Two minutes and a bit, then twice as long each time; the minute is that of the looks.
      for (index, minutes) in tries.enumerated() {
        let least = 2 * Double(1 << index)
        #expect(minutes >= least && minutes <= least * 1.25 + 1, "try \(index): \(tries)")
      }
      #expect(tries.count == 8 || tries.count == 9)
    }
  }

  @Test("a scope that fails no more is told of no more, and is due as any other")
  func mended() async throws {
    try await Backend.sqlite.withStore { store in
      let engine = try await Self.engine(on: store)
      try await Self.trade(engine, [bitcoin])
      try await Self.work(engine, at: 200)
      try await Self.spoil(store, "scopes", "learner")
      try await Self.work(engine, at: Self.firstDue + 200)
      try await store.write { transaction in
        var record = try #require(try transaction.lockScopes([bitcoin])[bitcoin])
        record.learner = []
        try transaction.put(record)
      }
      #expect(try await Self.work(engine, at: Self.firstDue + 400) == 1)
      try await Self.work(engine, at: Self.firstDue + 500)
      #expect(engine.metrics.schedule.failingCount == 0)
      #expect(try await Self.cycles(engine, [bitcoin]) == [1])
    }
  }

  @Test("AdaptAll's groups go on past a scope that cannot be read", arguments: [Backend.sqlite, .postgresql])
  func damagedGroup(backend: Backend) async throws {
    try await backend.withStore { store in
      let engine = try await Self.engine(on: store)
      try await Self.trade(engine, [bitcoin] + Self.keys.prefix(2))
      try await Self.spoil(store, "scopes", "policy")
      let page = try await engine.learningKeys(after: nil, limit: 32, deadline: nil)
      #expect(page.keys.count == 6)
      let identity = RequestIdentity(caller: "test", method: "AdaptAll", requestID: "", fingerprint: [])
      let results = await engine.adapt(page.keys, force: true, at: at(1_000), by: identity)
      for (key, result) in results {
        if key == bitcoin {
          #expect(throws: Refusal.self) { try result.get() }
        } else {
          #expect(throws: Never.self, "\(key)") { try result.get() }
        }
      }
    }
  }

  @Test(
    "what failed is remembered up to a bound, and forgotten when it went well or somebody else looks after it"
  )
  func memory() {
    let times = CycleTimes(LearningConfiguration())
    let failures = FailedCycles(times: times, capacity: 2)
    for round in 1...12 {
      let due = failures.failed(Array(Self.keys.prefix(3)), at: instant(0))
      for (index, key) in Self.keys.prefix(3).enumerated() {
        let wait = (due[key] ?? instant(0)) - instant(0)
        // The third finds no room, so that it is tried again soon each time.
        let least = min(86_400, 120 * Double(1 << ((index < 2 ? round : 1) - 1)))
        #expect(wait.seconds >= least && wait.seconds <= 1.25 * least)
      }
    }
    #expect(failures.count == 2)
    failures.succeeded([Self.keys[0]])
    #expect(failures.count == 1)
    failures.forgetOld(at: instant(86_400))
    #expect(failures.count == 1)
    failures.forgetOld(at: instant(3 * 86_400))
    #expect(failures.count == 0)
  }

  @Test("a cycle that somebody asked for counts: the schedule waits an interval from there")
  func asked() async throws {
    let engine = try await Self.engine(on: InMemoryRepository())
    try await Self.trade(engine, [bitcoin])
    try await Self.work(engine, at: 200)
    _ = try await engine.perform(command(.adapt(force: true), at: at(80_000)))
    try await Self.trade(engine, [bitcoin], from: 80_100)
    try await Self.work(engine, at: 80_000 + 86_000)
    #expect(try await Self.cycles(engine, [bitcoin]) == [0])
    try await Self.work(engine, at: 80_000 + 86_400 * 1.1)
    #expect(try await Self.cycles(engine, [bitcoin]) == [1])
  }
}
