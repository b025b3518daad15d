import Backends
import PostgresRepository
import PostgresServer
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
