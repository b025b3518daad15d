/// Callers that record one trade after the other.
struct Load<Target: Recorder>: Sendable {
  private let plan: LoadPlan
  private let recorders: [Target]

  init(_ plan: LoadPlan, recorders: [Target]) {
    self.plan = plan
    self.recorders = recorders
  }

  /// Runs for as long as planned, after each caller's first call, which makes its user.
  /// - Returns: how long each call took.
  func run() async throws -> [Duration] {
    _ = try await together { caller in
      try await self.recorder(caller).record(self.plan.trade(0, of: caller))
      return []
    }
    let end = ContinuousClock.now + .seconds(plan.seconds)
    return try await together { caller in
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
