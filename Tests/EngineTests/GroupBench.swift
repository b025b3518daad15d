import Repository
import ThresholdCore

@testable import Engine

/// An engine whose calls a test puts into one group, in the order in which it names them.
struct GroupBench {
  let engine: Engine
  let gate: GatedRepository

  init(_ store: any Repository, _ change: (inout EngineConfiguration) -> Void = { _ in }) async throws {
    var configuration = EngineConfiguration()
    configuration.recording.groupsMax = 1
    change(&configuration)
    gate = GatedRepository(store)
    engine = try await Engine(repository: gate, configuration: configuration)
  }

  /// Starts a call and returns once it waits, or runs if it is the first.
  func start(_ call: RecordCall) async throws -> Task<Engine.Recorded, any Error> {
    let waiting = engine.recordings.waitingCount
    let held = gate.heldCount
    let task = Task {
      switch call.items {
      case .trades(let trades): try await engine.record(trades, at: call.moment)
      case .outcomes(let outcomes): try await engine.record(outcomes, at: call.moment)
      }
    }
    guard await eventually({ engine.recordings.waitingCount > waiting || gate.heldCount > held }) else {
      throw NeverHappened()
    }
    return task
  }

  /// Records `calls` in one group, behind a first call of somebody else that is held meanwhile.
  func together(_ calls: [RecordCall]) async throws -> [Result<Engine.Recorded, any Error>] {
    try await engine.decisions.flush()
    gate.hold(true)
    let first = try await start(RecordCall(items: .trades([plainTrade("first", of: "first")]), moment: at(0)))
    var tasks: [Task<Engine.Recorded, any Error>] = []
    for call in calls { tasks.append(try await start(call)) }
    let groups = engine.metrics.recording.groupSizes
    gate.hold(false)
    _ = try await first.value
    var results: [Result<Engine.Recorded, any Error>] = []
    for task in tasks { results.append(await task.result) }
    let grown = engine.metrics.recording.groupSizes.since(groups)
    guard grown.count == 1, grown.sum == Double(calls.count) else {
      throw Apart(description: "\(calls.count) calls went in \(grown.count) groups")
    }
    return results
  }

  struct Apart: Error, CustomStringConvertible {
    var description: String
  }
}

struct NeverHappened: Error {}

/// A trade that teaches nobody.
func plainTrade(_ id: String, of user: String = "alice", pnl: Double = 1) -> Trade {
  Trade(
    id: id, key: Key(user: UserID(user), symbol: Symbol("BTCUSDT")), side: .buy, pnlPercent: pnl,
    openedAt: instant(1), closedAt: instant(100))
}

/// What a call was answered, in a word for each of its items.
func words(_ result: Result<Engine.Recorded, any Error>) -> [String] {
  switch result {
  case .failure(let error): [(error as? Refusal)?.reason ?? "\(error)"]
  case .success(let recorded):
    recorded.results.map { item in
      switch item.status {
      case .recorded: "recorded" + (item.notLearnedReason.map { " \($0)" } ?? "")
      case .alreadyRecorded: "already"
      case .failed(let refusal): refusal.reason
      }
    }
  }
}
