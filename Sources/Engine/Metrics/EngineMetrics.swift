import Synchronization
import Telemetry
package import ThresholdCore

/// What the engine counts. Every count is one atomic addition.
package final class EngineMetrics: Sendable {
  /// What became of a signal.
  package enum DecisionOutcome: String, CaseIterable {
    case accepted, rejected, held, stale, locked
  }

  /// What became of a learning cycle.
  package enum CycleOutcome: String, CaseIterable {
    case moved, refused, unchanged, failed
  }

  /// A learner that found out how it compares with the baseline.
  package enum Turn: String, CaseIterable, Sendable {
    case promoted
    /// By evidence: the live thresholds lost against the baseline.
    case demoted
    /// By hand.
    case rolledBack = "rolled_back"

    init?(from old: Standing, to new: Standing, by cause: Cause) {
      switch new {
      case _ where new == old: return nil
      case .trial: return nil
      case .promoted: self = .promoted
      case .demoted: self = cause == .rollback ? .rolledBack : .demoted
      }
    }
  }

  /// How a watch ended.
  package enum WatchEnd: String, CaseIterable, Sendable {
    case closed, drained
    case tooSlow = "too_slow"
    case compacted
  }

  private let decisions = DecisionOutcome.allCases.map { _ in Counter() }
  private let gateRefusals = PerParameter { _ in Counter() }
  private let lockRefusals = Protection.Rule.allCases.map { _ in Counter() }
  private let locksMade = Protection.Rule.allCases.map { _ in Counter() }
  private let locksReleased = Protection.Rule.allCases.map { _ in Counter() }
  private let cycles = CycleOutcome.allCases.map { _ in Counter() }
  private let safeguards = SafeguardVerdict.Safeguard.allCases.map { _ in Counter() }
  private let turns = Turn.allCases.map { _ in Counter() }
  private let watchEnds = WatchEnd.allCases.map { _ in Counter() }
  package let recording = RecordingMetrics()
  package let schedule = ScheduleMetrics()
  let evaluate = Histogram(.evaluation)
  let watchLag = Histogram(.latency)
  let conflated = Counter()
  let watchQueue = Gauge()
  let watchOldest = Gauge()
  let unpublishedOldest = Gauge()
  let hints = Counter()
  private let failuresInARow = Atomic<Int>(0)

  package init() {}

  func count(_ report: DecisionReport) {
    if report.shouldTrade { return count(.accepted) }
    if report.refusedAsStale { return count(.stale) }
    if report.signal.action == .hold { return count(.held) }
    if !report.locks.isEmpty {
      for scoped in report.locks { lockRefusals[scoped.lock.rule.rawValue - 1].increment() }
      return count(.locked)
    }
    count(.rejected)
    let checks = report.gates.checks
    if checks.rsi.refuses { gateRefusals.rsi.increment() }
    if checks.confidence.refuses { gateRefusals.confidence.increment() }
    if checks.macd.refuses { gateRefusals.macd.increment() }
    if checks.volume.refuses { gateRefusals.volume.increment() }
    if checks.momentum.refuses { gateRefusals.momentum.increment() }
  }

  private func count(_ outcome: DecisionOutcome) { decisions[outcome.index].increment() }

  /// Counts a lock that was made here.
  func countMade(_ lock: Lock) { locksMade[lock.rule.rawValue - 1].increment() }

  /// Counts a lock that was released here.
  func countReleased(_ lock: Lock) { locksReleased[lock.rule.rawValue - 1].increment() }

  /// Counts what a cycle answered.
  func count(cycle answer: CommandAnswer) {
    let blocked = answer.verdicts.filter(\.blocked)
    let outcome: CycleOutcome =
      !answer.updates.isEmpty ? .moved : blocked.isEmpty ? .unchanged : .refused
    cycles[outcome.index].increment()
    failuresInARow.store(0, ordering: .relaxed)
    for safeguard in Set(blocked.map(\.safeguard)) { safeguards[safeguard.rawValue - 1].increment() }
  }

  /// Counts a cycle that was not done, if that was our fault.
  func count(failedCycle refusal: Refusal) {
    switch refusal.kind {
    case .internalError, .unavailable, .resourceExhausted, .deadlineExceeded, .aborted:
      cycles[CycleOutcome.failed.index].increment()
      failuresInARow.wrappingAdd(1, ordering: .relaxed)
    case .invalidArgument, .failedPrecondition, .notFound, .alreadyExists, .unauthenticated,
      .permissionDenied,
      .cancelled:
      break
    }
  }

  func count(_ turn: Turn) { turns[turn.index].increment() }

  package func total(_ turn: Turn) -> UInt64 { turns[turn.index].value }

  func count(_ end: WatchEnd) { watchEnds[end.index].increment() }

  package func total(_ outcome: DecisionOutcome) -> UInt64 { decisions[outcome.index].value }
  package func total(_ outcome: CycleOutcome) -> UInt64 { cycles[outcome.index].value }

  /// Decisions, whatever their outcome.
  package var decisionCount: UInt64 { decisions.reduce(0) { $0 + $1.value } }

  /// Learning cycles, whatever their outcome.
  package var cycleCount: UInt64 { cycles.reduce(0) { $0 + $1.value } }

  /// Cycles that failed since the last that did not.
  package var failedCyclesInARow: Int { failuresInARow.load(ordering: .relaxed) }

  /// Age of the oldest change that some watch has not taken yet, as of the last second.
  package var oldestWaitingChange: Span { .seconds(watchOldest.value) }

  func add(to registry: MetricRegistry) {
    registry.add(.decisions, .counter) { [decisions] in
      zip(DecisionOutcome.allCases, decisions).map { Self.series("outcome", $0.rawValue, $1) }
    }
    registry.add(.gateRefusals, .counter) { [gateRefusals] in
      Parameter.allCases.map { Self.series("gate", $0.name, gateRefusals[$0]) }
    }
    for (description, counters) in [
      (MetricDescription.lockRefusals, lockRefusals), (.locksMade, locksMade),
      (.locksReleased, locksReleased),
    ] {
      registry.add(description, .counter) {
        zip(Protection.Rule.allCases, counters).map { Self.series("rule", $0.name, $1) }
      }
    }
    registry.add(.evaluateDuration, .histogram) { [evaluate] in
      [SeriesReading([], .histogram(evaluate.snapshot))]
    }
    registry.add(.adaptations, .counter) { [cycles] in
      zip(CycleOutcome.allCases, cycles).map { Self.series("outcome", $0.rawValue, $1) }
    }
    registry.add(.safeguardRefusals, .counter) { [safeguards] in
      zip(SafeguardVerdict.Safeguard.allCases, safeguards).map { Self.series("safeguard", $0.name, $1) }
    }
    registry.add(.learnerTurns, .counter) { [turns] in
      zip(Turn.allCases, turns).map { Self.series("turn", $0.rawValue, $1) }
    }
    registry.add(.watchesEnded, .counter) { [watchEnds] in
      zip(WatchEnd.allCases, watchEnds).map { Self.series("reason", $0.rawValue, $1) }
    }
    registry.counterReading(.watchConflated) { [conflated] in conflated.value }
    registry.gaugeReading(.watchQueue) { [watchQueue] in watchQueue.value }
    registry.gaugeReading(.watchOldest) { [watchOldest] in watchOldest.value }
    registry.gaugeReading(.unpublishedOldest) { [unpublishedOldest] in unpublishedOldest.value }
    registry.counterReading(.changeHints) { [hints] in hints.value }
    registry.add(.watchLag, .histogram) { [watchLag] in
      [SeriesReading([], .histogram(watchLag.snapshot))]
    }
  }

  private static func series(_ label: String, _ value: String, _ counter: Counter) -> SeriesReading {
    SeriesReading([MetricLabel(label, value)], .whole(counter.value))
  }
}

extension EngineMetrics.DecisionOutcome {
  /// Position in `allCases`, without a search on the hot path.
  fileprivate var index: Int {
    switch self {
    case .accepted: 0
    case .rejected: 1
    case .held: 2
    case .stale: 3
    case .locked: 4
    }
  }
}

extension EngineMetrics.CycleOutcome {
  fileprivate var index: Int {
    switch self {
    case .moved: 0
    case .refused: 1
    case .unchanged: 2
    case .failed: 3
    }
  }
}

extension EngineMetrics.Turn {
  fileprivate var index: Int {
    switch self {
    case .promoted: 0
    case .demoted: 1
    case .rolledBack: 2
    }
  }
}

extension EngineMetrics.WatchEnd {
  fileprivate var index: Int {
    switch self {
    case .closed: 0
    case .drained: 1
    case .tooSlow: 2
    case .compacted: 3
    }
  }
}
