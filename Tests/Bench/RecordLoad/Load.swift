#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Callers that record one trade after the other.
struct Load<Target: Recorder>: Sendable {
  private let plan: LoadPlan
  private let recorders: [Target]

  init(_ plan: LoadPlan, recorders: [Target]) {
    self.plan = plan
    self.recorders = recorders
  }

  /// Runs for as long as planned, after each caller's first call, which makes its user.
  /// - Returns: how long each call took, and the CPU time of this process meanwhile.
  func run() async throws -> (latencies: [Duration], cpu: Duration) {
    _ = try await together { caller in
      try await self.recorder(caller).record(self.plan.trade(0, of: caller))
      return []
    }
    let cpu = Self.cpuTime()
    let end = ContinuousClock.now + .seconds(plan.seconds)
    let latencies = try await together { caller in
      var latencies: [Duration] = []
      var number = 1
      var start = ContinuousClock.now
      while start < end {
        try await self.recorder(caller).record(self.plan.trade(number, of: caller))
        let now = ContinuousClock.now
        latencies.append(now - start)
        start = now
        number += 1
      }
      return latencies
    }
    return (latencies, Self.cpuTime() - cpu)
  }

  private static func cpuTime() -> Duration {
    var usage = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &usage)
    return .seconds(usage.tv_sec) + .nanoseconds(usage.tv_nsec)
  }

  private func recorder(_ caller: Int) -> Target { recorders[caller % recorders.count] }

  private func together(_ body: @escaping @Sendable (Int) async throws -> [Duration]) async throws
    -> [Duration]
  {
    try await withThrowingTaskGroup(of: [Duration].self) { group in
      for caller in 0..<plan.callers { group.addTask { try await body(caller) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}
