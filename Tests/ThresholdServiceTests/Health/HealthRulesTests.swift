import Telemetry
import Testing
import ThresholdCore
import ThresholdService

@Suite("Rules of health")
struct HealthRulesTests {
  private let rules = HealthRules(HealthLimits())

  @Test(
    "The database fails while it is away, memory when it is older than MAX_STALENESS",
    arguments: [(nil, true, true), (0, false, true), (60, false, true), (60.001, false, false)]
      as [(Double?, Bool, Bool)])
  func storage(away: Double?, database: Bool, freshness: Bool) {
    let staleFor = away.map { Span.seconds($0) }
    #expect(rules.database(staleFor: staleFor).isPassing == database)
    #expect(rules.freshness(staleFor: staleFor).isPassing == freshness)
    #expect(rules.database(staleFor: staleFor).stops == [.write])
    #expect(rules.freshness(staleFor: staleFor).stops == [.evaluate])
  }

  @Test(
    "The feed fails when the log was last read too long ago",
    arguments: [(0, true), (10, true), (10.5, false)])
  func feed(lag: Double, passes: Bool) {
    #expect(rules.changeFeed(lag: .seconds(lag)).isPassing == passes)
  }

  @Test(
    "The learner fails when three cycles and half of all failed",
    arguments: [(0, 0, true), (2, 2, true), (3, 3, false), (6, 3, false), (7, 3, true), (100, 49, true)]
      as [(UInt64, UInt64, Bool)])
  func learner(cycles: UInt64, failed: UInt64, passes: Bool) {
    #expect(rules.learner(cycles: cycles, failed: failed).isPassing == passes)
  }

  @Test("A pool fails once a transaction found no connection, and storage without a pool never")
  func pool() {
    let use = HealthRules.PoolUse(inUse: 15, limit: 15, waiting: 40)
    #expect(rules.pool(use, exhausted: 0).isPassing)
    #expect(!rules.pool(use, exhausted: 1).isPassing)
    #expect(rules.pool(nil, exhausted: 0).isPassing)
  }

  @Test(
    "A disk fails when the fullest has less left than it should",
    arguments: [([], true), ([1_073_741_824], true), ([1_073_741_823], false), ([1e12, 5], false)]
      as [([Double], Bool)])
  func disk(free: [Double], passes: Bool) {
    let spaces = free.map { DiskSpace(path: "/data", totalBytes: 1e13, freeBytes: $0) }
    #expect(rules.disk(spaces).isPassing == passes)
  }

  @Test(
    "Memory fails above the limit that was set, and above nine tenths of what there is",
    arguments: [
      (nil, 0, true), (900, 0, true), (901, 0, false), (500, 500, true), (501, 500, false),
      (901, 5_000, false),
    ] as [(Double?, Double, Bool)])
  func memory(resident: Double?, set: Double, passes: Bool) {
    var limits = HealthLimits()
    limits.memoryMax = set
    #expect(HealthRules(limits).memory(resident: resident, allowed: 1_000).isPassing == passes)
  }

  @Test(
    "The learner fails when the schedule has not looked for due cycles for more than ten minutes",
    arguments: [(Span.minutes(10), true), (.seconds(601), false), (nil, true)])
  func schedule(unlooked: Span?, passes: Bool) {
    let finding = rules.learner(cycles: 0, failed: 0, unlooked: unlooked)
    #expect(finding.isPassing == passes)
    #expect(finding.reason.contains(unlooked == nil ? "no schedule" : "ago"))
  }

  @Test("A full disk, a full memory, a slow feed and an ill learner inform, and stop nothing")
  func informing() {
    let health = Health()
    for finding in [
      rules.disk([DiskSpace(path: "/", totalBytes: 1, freeBytes: 0)]), rules.memory(resident: 2, allowed: 1),
      rules.changeFeed(lag: .hours(1)), rules.learner(cycles: 9, failed: 9),
      rules.pool(.init(inUse: 1, limit: 1, waiting: 1), exhausted: 9),
    ] {
      #expect(!finding.isPassing)
      health.report(
        finding.name, isPassing: finding.isPassing, reason: finding.reason, stops: finding.stops,
        at: Instant(seconds: 1))
    }
    #expect(health.report.isDegraded)
    for service in HealthService.allCases { #expect(health.status(of: service) == .serving) }
  }

  @Test("Growth counts what came within the window, and a counter that began anew from nothing")
  func growth() {
    var growth = RecentGrowth(within: .seconds(60))
    let looks: [(Double, UInt64, UInt64)] = [
      (0, 5, 5), (30, 7, 7), (60, 9, 4), (89, 9, 4), (90, 9, 2), (200, 9, 0), (230, 3, 3),
    ]
    for (time, value, grown) in looks {
      #expect(growth.take(value, at: Instant(seconds: time)) == grown, "at \(time)")
    }
  }

  @Test("The system says how much room there is, and nothing for what does not exist")
  func system() async throws {
    let here = try #require(DiskSpace(of: "/"))
    #expect(here.totalBytes > 0 && here.freeBytes >= 0 && here.freeBytes <= here.totalBytes)
    #expect(await DiskSpace.measure(["/", "/no/such/folder"]).map(\.path) == ["/"])
    #expect(MemoryLimit.bytes > 1e7)
  }
}
