import Synchronization
import Testing
import ThresholdCore
import ThresholdService

@Suite("Health")
struct HealthTests {
  private func time(_ seconds: Double) -> Instant { Instant(seconds: seconds) }

  /// What an observer was told, in order.
  private final class Diary: Sendable {
    private let heard = Mutex<[ServingStatus]>([])
    var statuses: [ServingStatus] { heard.withLock { $0 } }
    func append(_ status: ServingStatus) { heard.withLock { $0.append(status) } }
  }

  @Test("Without a failing check everything is served")
  func fresh() {
    let health = Health()
    health.report("database", isPassing: true, reason: "answered in 1 ms", stops: [.write], at: time(1))
    for service in HealthService.allCases { #expect(health.status(of: service) == .serving) }
    #expect(!health.report.isDegraded)
  }

  @Test(
    "A failing check stops what it names and nothing else",
    arguments: [
      ([], .serving, .serving), ([.write], .serving, .notServing), ([.evaluate], .notServing, .serving),
      ([.evaluate, .write], .notServing, .notServing),
    ] as [(Set<HealthCheck.Capability>, ServingStatus, ServingStatus)])
  func failing(stops: Set<HealthCheck.Capability>, evaluate: ServingStatus, writes: ServingStatus) {
    let health = Health()
    health.report("part", isPassing: false, reason: "broken", stops: stops, at: time(1))
    #expect(health.status(of: .server) == evaluate)
    #expect(health.status(of: .thresholds) == evaluate)
    #expect(health.status(of: .admin) == evaluate)
    #expect(health.status(of: .writes) == writes)
    #expect(health.report.isDegraded)
  }

  @Test("A check keeps the time since which it passes or fails")
  func since() throws {
    let health = Health()
    for (second, isPassing) in [(1.0, true), (2, true), (3, false), (4, false)] {
      health.report("database", isPassing: isPassing, reason: "", at: time(second))
    }
    let check = try #require(health.report.checks.first)
    #expect(check.time == time(4))
    #expect(check.since == time(3))
    #expect(health.report.checks.count == 1)
  }

  @Test("A draining server serves nothing, whatever its checks say")
  func draining() {
    let health = Health()
    health.drain()
    health.report("database", isPassing: true, reason: "fine", at: time(1))
    for service in HealthService.allCases { #expect(health.status(of: service) == .notServing) }
    #expect(health.report.isDegraded)
  }

  @Test("An observer hears the present status, then each change, and nothing after it cancelled")
  func observing() {
    let health = Health()
    let (server, writes) = (Diary(), Diary())
    let id = health.observe(.server, server.append)
    _ = health.observe(.writes, writes.append)
    health.report("database", isPassing: false, reason: "gone", stops: [.write], at: time(1))
    health.report("database", isPassing: false, reason: "still gone", stops: [.write], at: time(2))
    health.report("database", isPassing: true, reason: "back", stops: [.write], at: time(3))
    health.cancel(id)
    health.drain()
    #expect(server.statuses == [.serving])
    #expect(writes.statuses == [.serving, .notServing, .serving, .notServing])
  }

  @Test("An observer may ask and report from within its call")
  func reentrant() {
    let health = Health()
    let diary = Diary()
    _ = health.observe(.writes) { [health] status in
      diary.append(status)
      if status == .notServing {
        health.report("database", isPassing: true, reason: "back", stops: [.write], at: Instant(seconds: 2))
      }
    }
    health.report("database", isPassing: false, reason: "gone", stops: [.write], at: time(1))
    #expect(diary.statuses == [.serving, .notServing, .serving])
  }

  @Test("Reports from many threads leave every observer with the final status, without repetition")
  func concurrent() async {
    let health = Health()
    let diaries = (0..<4).map { _ in Diary() }
    for diary in diaries { _ = health.observe(.writes, diary.append) }
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<200 {
            health.report(
              "c\(task)", isPassing: number % 2 == 0, reason: "", stops: [.write], at: Instant(seconds: 1))
          }
        }
      }
    }
    health.report("last", isPassing: false, reason: "", stops: [.write], at: time(2))
    for diary in diaries {
      let heard = diary.statuses
      #expect(heard.last == .notServing)
      #expect(zip(heard, heard.dropFirst()).allSatisfy { $0 != $1 })
    }
  }
}
