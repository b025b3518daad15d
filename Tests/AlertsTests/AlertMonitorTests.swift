import Testing
import ThresholdCore

@testable import Alerts

@Suite("The alerts' state machine") struct AlertMonitorTests {
  private static let start = Instant(seconds: 1_800_000_000)

  private func observation(_ seconds: Double, _ fill: (inout Observation) -> Void = { _ in }) -> Observation {
    var seen = Observation(at: Self.start + .seconds(seconds))
    fill(&seen)
    return seen
  }

  private func monitor(cooldown: Double = 900) -> AlertMonitor {
    var limits = AlertLimits()
    limits.cooldown = .seconds(cooldown)
    return AlertMonitor(limits: limits)
  }

  @Test("nothing wrong raises nothing")
  func quiet() {
    var monitor = monitor()
    #expect(monitor.observe(observation(0)).isEmpty)
    #expect(monitor.alerts.isEmpty)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var rule: AlertRule
    var severity: AlertSeverity?
    var fill: @Sendable (inout Observation) -> Void
    var testDescription: String { "\(rule) \(severity.map { "\($0)" } ?? "well")" }

    init(
      _ rule: AlertRule, _ severity: AlertSeverity?, _ fill: @escaping @Sendable (inout Observation) -> Void
    ) {
      self.rule = rule
      self.severity = severity
      self.fill = fill
    }
  }

  private static let key = Key(user: UserID("alice"), symbol: Symbol("BTCUSDT"))
  static let cases = [
    Case(.databaseAway, nil) { $0.storageAwayFor = .seconds(4.999) },
    Case(.databaseAway, .warning) { $0.storageAwayFor = .seconds(5) },
    Case(.databaseAway, .warning) { $0.storageAwayFor = .seconds(60) },
    Case(.databaseAway, .critical) { $0.storageAwayFor = .seconds(60.001) },
    Case(.adaptationFailures, nil) { $0.adaptationFailuresInARow = 2 },
    Case(.adaptationFailures, .warning) { $0.adaptationFailuresInARow = 3 },
    Case(.adaptationFailures, .critical) { $0.adaptationFailuresInARow = 30 },
    Case(.watchLag, nil) { $0.watchLag = .seconds(5) },
    Case(.watchLag, .warning) { $0.watchLag = .seconds(5.001) },
    Case(.watchLag, .critical) { $0.watchLag = .seconds(60.001) },
    Case(.disk, nil) { $0.diskFree = 1 << 30 },
    Case(.disk, .warning) { $0.diskFree = (1 << 30) - 1 },
    Case(.disk, .critical) { $0.diskFree = (1 << 28) - 1 },
    Case(.memory, nil) { $0.resident = 4 << 30 },
    Case(.memory, .warning) { $0.resident = (4 << 30) + 1 },
    Case(.memory, .critical) { $0.resident = (5 << 30) + 1 },
    Case(.performanceScore, nil) { $0.performance = [.init(key: key, score: 0.2, trades: 20)] },
    Case(.performanceScore, nil) { $0.performance = [.init(key: key, score: 0.01, trades: 19)] },
    Case(.performanceScore, nil) { $0.performance = [.init(key: key, score: nil, trades: 0)] },
    Case(.performanceScore, .info) { $0.performance = [.init(key: key, score: 0.19, trades: 20)] },
    Case(.performanceScore, .warning) { $0.performance = [.init(key: key, score: 0.09, trades: 20)] },
  ]

  @Test("each rule draws its lines where the limits say", arguments: cases)
  func lines(of example: Case) throws {
    var monitor = monitor()
    let notices = monitor.observe(observation(0, example.fill))
    #expect(notices.map(\.alert.severity) == [example.severity].compactMap(\.self))
    #expect(notices.allSatisfy { $0.kind == .raised && $0.alert.rule == example.rule })
    if let alert = notices.first?.alert {
      #expect(alert.message.count > 10)
      #expect(alert.subject == (example.rule == .performanceScore ? Self.key : nil))
      #expect(alert.raisedAt == Self.start)
    }
  }

  @Test("a rule without a limit says nothing, and ends what it said before")
  func withoutLimit() {
    var monitor = monitor()
    let away = { (seen: inout Observation) in seen.storageAwayFor = .seconds(100) }
    #expect(monitor.observe(observation(0, away)).count == 1)
    monitor.limits.storageAway = nil
    #expect(monitor.observe(observation(1, away)).map(\.kind) == [.resolved])
  }

  @Test("an alert is told once, again after the cooldown, and when it is over")
  func life() {
    var monitor = monitor()
    let full = { (seen: inout Observation) in seen.diskFree = 1 << 29 }
    var told: [(Double, AlertNotice.Kind)] = []
    for second in stride(from: 0.0, through: 2_000, by: 10) {
      told += monitor.observe(observation(second, full)).map { (second, $0.kind) }
    }
    told += monitor.observe(observation(2_010) { $0.diskFree = 1 << 40 }).map { (2_010, $0.kind) }
    #expect(told.map(\.0) == [0, 900, 1_800, 2_010])
    #expect(told.map(\.1) == [.raised, .reminder, .reminder, .resolved])
    #expect(monitor.alerts.count == 1)
    #expect(monitor.alerts[0].resolvedAt == Self.start + .seconds(2_010))
  }

  @Test("trouble that comes and goes is told once a cooldown, and kept each time")
  func flapping() {
    var monitor = monitor()
    var told: [(Double, AlertNotice.Kind)] = []
    for second in stride(from: 0.0, through: 1_000, by: 10) {
      let isFull = Int(second / 10).isMultiple(of: 2)
      told += monitor.observe(observation(second) { $0.diskFree = isFull ? 1 << 29 : 1 << 40 })
        .map { (second, $0.kind) }
    }
    #expect(told.map(\.0) == [0, 10, 900, 910])
    #expect(told.map(\.1) == [.raised, .resolved, .raised, .resolved])
    #expect(monitor.alerts.count == 51)
  }

  @Test("what gets worse is told at once, what gets better is not")
  func escalation() {
    var monitor = monitor()
    let steps: [(away: Double, kind: AlertNotice.Kind?)] = [
      (10, .raised), (70, .raised), (80, nil), (20, nil),
    ]
    for (index, step) in steps.enumerated() {
      let notices = monitor.observe(observation(Double(index)) { $0.storageAwayFor = .seconds(step.away) })
      #expect(notices.map(\.kind) == [step.kind].compactMap(\.self), "step \(index)")
    }
    #expect(monitor.alerts.map(\.severity) == [.warning])
  }

  @Test("what nobody could look at stays as it was")
  func unseen() {
    var monitor = monitor()
    _ = monitor.observe(
      observation(0) {
        $0.diskFree = 0
        $0.performance = [.init(key: Self.key, score: 0, trades: 50)]
      })
    #expect(monitor.observe(observation(1)).isEmpty)
    #expect(monitor.alerts.allSatisfy { $0.isActive })
    #expect(monitor.subjects == [Self.key])
  }

  @Test("the error rate is that of the last minute, of enough calls")
  func errorRate() {
    var monitor = monitor(cooldown: 1)
    // Nineteen calls, all failed, say nothing.
    #expect(monitor.observe(observation(0)).isEmpty)
    let few = observation(5) { ($0.calls, $0.failedCalls) = (19, 19) }
    #expect(monitor.observe(few).isEmpty)
    let enough = observation(10) { ($0.calls, $0.failedCalls) = (20, 20) }
    #expect(monitor.observe(enough).map(\.alert.severity) == [.critical])
    // A minute later these calls are history.
    let later = observation(80) { ($0.calls, $0.failedCalls) = (120, 21) }
    let notices = monitor.observe(later)
    #expect(notices.map(\.kind) == [.resolved], "\(notices)")
  }

  @Test("a history is bounded, and only what is over is forgotten")
  func bounded() {
    var monitor = monitor(cooldown: 0)
    for turn in 0..<1_500 {
      _ = monitor.observe(
        observation(Double(2 * turn)) {
          $0.diskFree = 0
          $0.resident = 1 << 40
        })
      _ = monitor.observe(
        observation(Double(2 * turn + 1)) {
          $0.diskFree = 0
          $0.resident = 0
        })
    }
    #expect(monitor.alerts.count == AlertMonitor.historyMax + 1)
    #expect(monitor.alerts.last?.rule == .disk)
    #expect(monitor.alerts.last?.isActive == true)
    #expect(monitor.alerts.map(\.sequence) == monitor.alerts.map(\.sequence).sorted(by: >))
  }

  @Test("scopes with an alert are bounded")
  func boundedSubjects() {
    var monitor = monitor()
    let notices = monitor.observe(
      observation(0) {
        $0.performance = (0..<1_000).map {
          .init(key: Key(user: UserID("u\($0)"), symbol: Symbol("S")), score: 0, trades: 50)
        }
      })
    #expect(notices.count == AlertMonitor.subjectsMax)
  }

  @Test("a restart neither repeats an alert nor loses its end")
  func restart() throws {
    var before = monitor()
    _ = before.observe(observation(0) { $0.diskFree = 0 })
    _ = before.observe(
      observation(1) {
        $0.diskFree = 0
        $0.storageAwayFor = .seconds(100)
      })
    _ = before.observe(observation(2) { $0.diskFree = 0 })
    var after = AlertMonitor(limits: AlertLimits(), history: before.alerts)
    #expect(after.alerts == before.alerts)
    #expect(after.observe(observation(3) { $0.diskFree = 0 }).isEmpty)
    #expect(after.observe(observation(4) { $0.diskFree = 1 << 40 }).map(\.kind) == [.resolved])
    let next = after.observe(observation(2_000) { $0.diskFree = 0 })
    #expect(next.first?.alert.sequence == 3)
  }

  @Test("a page holds what was active, by severity, and says where the next begins")
  func pages() {
    let log = AlertLog()
    for turn in 0..<10 {
      _ = log.observe(observation(Double(100 * turn)) { $0.diskFree = turn.isMultiple(of: 2) ? 0 : 1 << 29 })
      _ = log.observe(observation(Double(100 * turn + 50)) { $0.diskFree = 1 << 40 })
    }
    let from = Self.start + .seconds(449)
    let first = log.alerts(activeAfter: from, severity: nil, before: nil, limit: 4)
    #expect(first.alerts.map(\.sequence) == [10, 9, 8, 7])
    #expect(!first.isLast)
    let rest = log.alerts(activeAfter: from, severity: nil, before: 7, limit: 4)
    #expect(rest.alerts.map(\.sequence) == [6, 5])
    #expect(rest.isLast)
    let warnings = log.alerts(activeAfter: from, severity: .warning, before: nil, limit: 100)
    #expect(warnings.alerts.map(\.sequence) == [10, 8, 6])
    #expect(log.alerts(activeAfter: from, severity: .info, before: nil, limit: 100).alerts.isEmpty)
  }
}
