import Repository
import Testing
import ThresholdCore

@testable import Engine

/// What one replica's memory holds after another one wrote.
@Suite("Memory on another replica", .timeLimit(.minutes(5)))
struct ReplicaMemoryTests {
  /// Decides and reports on one replica until its learner has moved, without moving a threshold.
  private func learn(on engine: Engine) async throws {
    for round in 0..<30 {
      var outcomes: [ReportedOutcome] = []
      for number in 0..<10 {
        let report = try await engine.decide(
          signal(confidence: number % 2 == 0 ? 0.76 : 0.98), at: at(Double(round * 7_200 + number)))
        outcomes.append(
          ReportedOutcome(
            id: "\(round)-\(number)", user: alice, decisionID: report.id,
            pnlPercent: number % 2 == 0 ? -2 : 2,
            knownAt: nil, propensity: 1))
      }
      _ = try await engine.record(outcomes, at: at(Double(round * 7_200 + 3_000)))
      let answer = try await engine.perform(
        command(.adapt(force: true), at: at(Double(round * 7_200 + 3_600))))
      let position = try await engine.snapshot(of: bitcoin, deadline: nil).symbolStand.u
      let baseline = try await engine.snapshot(of: bitcoin, deadline: nil).symbolStand.baseline
      if position != baseline, answer.updates.isEmpty { return }
    }
    Issue.record("the learner never moved")
  }

  @Test(
    "A step of the learner alone arrives, so that decisions carry where it stands, and no watch hears of it")
  func learner() async throws {
    try await withReplicas(
      [.hints, .hints], configuration: { $0.learning.outcomesMin = 10 }
    ) { replicas, _ in
      let (learning, other) = (replicas[0].engine, replicas[1].engine)
      _ = try await other.decide(signal(), at: at(0))
      let subscription = try await other.feed.subscribe(try watchRequest([bitcoin], of: other.feed))
      try await learn(on: learning)
      let position = try await learning.snapshot(of: bitcoin, deadline: nil).symbolStand.u
      let head = learning.feed.head
      #expect(head > 0, "the step is in the log")
      #expect(await eventually { other.feed.head == head })
      guard case .decided(let report) = try other.evaluate(signal(), for: alice, at: at(300_000)) else {
        Issue.record("the key is no longer in memory")
        return
      }
      #expect(report.snapshot.symbolStand.u == position)
      try await other.flushDecisions()
      let stored = try await other.read(deadline: nil) { try $0.decisions([report.id], of: alice)[report.id] }
      #expect(stored?.symbolView?.u == position)
      let reader = WatchReader(other.feed, subscription)
      _ = reader.take("quiet")
      #expect(reader.changes.isEmpty)
      // Nor does the set claim a revision of its own for it.
      #expect(report.snapshot.effective.revision == 0 && report.snapshot.effective.version == 0)
    }
  }

  @Test("A changed key stays in memory, renewed, and is there when storage goes away; so is a policy")
  func renewed() async throws {
    try await withReplicas([.hints, .hints]) { replicas, _ in
      let (writing, other) = (replicas[0].engine, replicas[1].engine)
      let symbols = ["BTCUSDT", "ETHUSDT"]
      for symbol in symbols { _ = try await other.decide(signal(symbol), at: at(0)) }
      try await writing.set(0.95, bitcoin)
      try await writing.set(0.85, bitcoin.global)
      _ = try await writing.perform(
        command(.policy(Policy(roundTripFeePercent: 0.7)), bitcoin.global, at: at(1)))
      #expect(await eventually { other.feed.head == 3 })
      let misses = other.table.counts.misses
      for (symbol, threshold) in zip(symbols, [0.95, 0.85]) {
        guard case .decided(let report) = try other.evaluate(signal(symbol), for: alice, at: at(2)) else {
          Issue.record("\(symbol) is no longer in memory")
          return
        }
        #expect(report.snapshot.effective.values.confidence == threshold)
        #expect(report.snapshot.policy.roundTripFeePercent == 0.7)
      }
      #expect(other.table.counts.misses == misses)
    }
  }

  @Test("A user that another replica saw first is what that one saw, after the next flush")
  func clocks() async throws {
    try await withReplicas([.polls, .polls]) { replicas, _ in
      let (first, second) = (replicas[0].engine, replicas[1].engine)
      // Both know alice as undecided, and then each is told another thing.
      for engine in [first, second] { try await engine.load(bitcoin) }
      _ = try await first.decide(signal(), at: at(0, asOf: 100))
      try await first.flushDecisions()
      _ = try await second.decide(signal(), at: at(0))
      try await second.flushDecisions()
      let real = await refusal { _ = try await second.decide(signal(), at: at(1)) }
      #expect(real?.reason == "AS_OF_REQUIRED")
      let past = await refusal { _ = try await second.decide(signal(), at: at(1, asOf: 99)) }
      #expect(past?.reason == "AS_OF_DECREASED")
      _ = try await second.decide(signal(), at: at(1, asOf: 101))
      // What writes asks storage, whoever moved the clock.
      _ = try await first.decide(signal(), at: at(2, asOf: 500))
      try await first.flushDecisions()
      let late = await refusal { _ = try await second.set(0.9, bitcoin, at: at(3, asOf: 400)) }
      #expect(late?.reason == "AS_OF_DECREASED")
    }
  }

  @Test("A request that is repeated on another replica, even at the same time, is done once")
  func requests() async throws {
    try await withReplicas([.polls, .polls]) { replicas, _ in
      for round in 0..<10 {
        let answers = try await withThrowingTaskGroup(of: CommandAnswer.self) { group in
          for number in 0..<6 {
            let engine = replicas[number % 2].engine
            group.addTask {
              try await engine.perform(
                command(
                  .set(confidence(0.5 + Double(round) / 100), expectedVersion: nil), at: at(Double(round)),
                  request: "r\(round)", fingerprint: [1]))
            }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers.map(\.entryID)).count == 1)
        let conflict = await refusal {
          _ = try await replicas[1].engine.perform(
            command(.reset, at: at(Double(round)), request: "r\(round)", fingerprint: [2]))
        }
        #expect(conflict?.reason == "REQUEST_CONFLICT")
      }
      let set = try await replicas[0].engine.read(deadline: nil) { try $0.scopes([bitcoin])[bitcoin] }
      #expect(set?.own.version == 10 && set?.entryCount == 10)
    }
  }

  @Test("Replicas that write one key at once lose nothing and do nothing twice")
  func oneKey() async throws {
    let each = 40
    try await withReplicas(
      [.both, .both, .polls], configuration: { $0.learning.outcomesMin = 10 }
    ) { replicas, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, replica) in replicas.enumerated() {
          let engine = replica.engine
          group.addTask {
            for step in 0..<each {
              let now = at(Double(step * 7_200))
              let report = try await engine.decide(signal(), at: now)
              let recorded = try await engine.record(
                [
                  ReportedOutcome(
                    id: "\(number)-\(step)", user: alice, decisionID: report.id,
                    pnlPercent: step % 2 == 0 ? 1 : -1, knownAt: nil, propensity: 1)
                ], at: now)
              #expect(recorded.results.map(\.notLearnedReason) == [nil], "\(number)-\(step)")
              _ = try await engine.perform(command(.adapt(force: true), at: at(Double(step * 7_200 + 1))))
              if step % 4 == number { try await engine.set(0.5 + Double(step) / 1_000, at: now) }
            }
          }
        }
        try await group.waitForAll()
      }
      let last = try await replicas[0].engine.perform(command(.adapt(force: true), at: at(1e6)))
      for replica in replicas {
        try await replica.feed.wait(for: last.revision, deadline: .now + .seconds(30))
      }
      let (record, entries, changes, outcomes) = try await replicas[0].engine.read(deadline: nil) {
        transaction in
        (
          try transaction.scopes([bitcoin])[bitcoin],
          try transaction.entries(of: bitcoin, before: nil, limit: .max).reversed(),
          try transaction.changes(after: 0, limit: .max),
          try transaction.outcomes(of: bitcoin, after: 0, limit: .max)
        )
      }
      #expect(outcomes.map(\.number) == Array(1...Int64(3 * each)))
      let learner = try LearnerState(decoding: record?.learner ?? [])
      #expect(learner.foldedThrough == Int64(3 * each), "every outcome is folded")
      #expect(entries.map(\.sequence) == Array(1...Int64(entries.count)))
      #expect(entries.map(\.outcomesThrough) == entries.map(\.outcomesThrough).sorted())
      // Each change follows from the one before, whoever wrote that.
      #expect(changes.map(\.revision) == Array(1...Int64(changes.count)))
      for (before, after) in zip(changes, changes.dropFirst()) {
        #expect(after.previous == before.next, "revision \(after.revision)")
      }
      #expect(record?.own.version == changes.last?.next.version)
      for replica in replicas {
        let snapshot = try await replica.engine.snapshot(of: bitcoin, deadline: nil)
        #expect(snapshot.effective.version == record?.own.version)
        #expect(snapshot.effective.values.confidence == record?.own.values.confidence ?? 0.75)
      }
    }
  }
}
