package import Telemetry
package import ThresholdCore

/// What the checks of /health say, from what was measured. Pure, so that every boundary can be tested.
///
/// Only two of them stop anything: without the database nothing can be made durable, and with memory that is too old
/// nothing is answered. All others inform: were a full disk to stop Evaluate, a proxy would eject every replica for it.
package struct HealthRules: Sendable {
  package var limits: HealthLimits

  package init(_ limits: HealthLimits) { self.limits = limits }

  /// - Parameter staleFor: how long storage has been out of reach; `nil` while it answers.
  package func database(staleFor: Span?) -> HealthFinding {
    HealthFinding(
      "database", isPassing: staleFor == nil,
      reason: staleFor.map { "out of reach for \(Self.text($0))" } ?? "answers", stops: [.write])
  }

  /// Whether memory is young enough to answer entries.
  package func freshness(staleFor: Span?) -> HealthFinding {
    let isTooOld = staleFor.map { $0 > limits.stalenessMax } ?? false
    return HealthFinding(
      "freshness", isPassing: !isTooOld,
      reason: isTooOld
        ? "memory is older than MAX_STALENESS (\(Self.text(limits.stalenessMax))); entries are refused"
        : "memory is current enough to answer",
      stops: [.evaluate])
  }

  /// - Parameter exhausted: transactions that found no connection in time lately.
  package func pool(_ use: PoolUse?, exhausted: UInt64) -> HealthFinding {
    guard let use else {
      return HealthFinding("pool", isPassing: true, reason: "this storage has no pool of connections")
    }
    let state = "\(use.inUse) of \(use.limit) connections in use, \(use.waiting) wait"
    guard exhausted > 0 else { return HealthFinding("pool", isPassing: true, reason: state) }
    return HealthFinding(
      "pool", isPassing: false,
      reason:
        "\(exhausted) transactions found no connection in the last \(Self.text(limits.memoryOfFailures)); \(state)"
    )
  }

  /// - Parameter lag: since the change log was last read to its end.
  package func changeFeed(lag: Span) -> HealthFinding {
    HealthFinding(
      "change_feed", isPassing: lag <= limits.feedLagMax,
      reason: "the change log was read to its end \(Self.text(lag)) ago")
  }

  /// - Parameters:
  ///   - cycles: learning cycles lately.
  ///   - failed: those of them that failed by an error of ours.
  ///   - unlooked: since the schedule last looked for cycles that are due; `nil` where cycles run only when asked for.
  package func learner(cycles: UInt64, failed: UInt64, unlooked: Span? = nil) -> HealthFinding {
    let past = "in the last \(Self.text(limits.memoryOfFailures))"
    let isIll =
      failed >= UInt64(limits.failedCyclesMin) && Double(failed) >= limits.failedCyclesShare * Double(cycles)
    let isStuck = unlooked.map { $0 > limits.scheduleLagMax } ?? false
    let schedule =
      unlooked.map { "the schedule looked for due ones \(Self.text($0)) ago" } ?? "there is no schedule"
    let count = cycles == 0 ? "no cycle \(past)" : "\(failed) of \(cycles) cycles failed by an error \(past)"
    return HealthFinding("learner", isPassing: !isIll && !isStuck, reason: "\(count); \(schedule)")
  }

  /// - Parameter spaces: of the files that are written to; empty if nothing is.
  package func disk(_ spaces: [DiskSpace]) -> HealthFinding {
    guard let tightest = spaces.min(by: { $0.freeBytes < $1.freeBytes }) else {
      return HealthFinding("disk", isPassing: true, reason: "nothing is kept on disk")
    }
    return HealthFinding(
      "disk", isPassing: tightest.freeBytes >= limits.diskFreeMin,
      reason:
        "\(Self.megabytes(tightest.freeBytes)) of the disk with \(tightest.path) are free, at least \(Self.megabytes(limits.diskFreeMin)) should be"
    )
  }

  /// - Parameters:
  ///   - resident: bytes in RAM; `nil` where the system does not say.
  ///   - allowed: bytes that the control group or the machine has.
  package func memory(resident: Double?, allowed: Double) -> HealthFinding {
    guard let resident else {
      return HealthFinding("memory", isPassing: true, reason: "this system does not say what is in use")
    }
    let share = limits.memoryShareMax * allowed
    let limit = limits.memoryMax > 0 ? min(limits.memoryMax, share) : share
    return HealthFinding(
      "memory", isPassing: resident <= limit,
      reason: "\(Self.megabytes(resident)) are in use, at most \(Self.megabytes(limit)) should be")
  }

  /// How a pool of connections is used.
  package struct PoolUse: Sendable {
    package var inUse: Int
    package var limit: Int
    package var waiting: Int

    package init(inUse: Int, limit: Int, waiting: Int) {
      self.inUse = inUse
      self.limit = limit
      self.waiting = waiting
    }
  }

  private static func text(_ span: Span) -> String {
    let seconds = Int(span.seconds)
    return seconds >= 60 && seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
  }

  private static func megabytes(_ bytes: Double) -> String { "\(Int(bytes / 1_048_576)) MiB" }
}
