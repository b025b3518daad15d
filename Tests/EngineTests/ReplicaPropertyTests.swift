import Foundation
import PostgresServer
import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import Engine

/// Rule 18: random interleavings of writers on several replicas, lost LISTEN connections, slow readers, and readers that
/// go on elsewhere. THRESHOLD_SEED in the environment repeats a run that failed.
@Suite("Watching across replicas, at random", .serialized, .timeLimit(.minutes(5)))
struct ReplicaPropertyTests {
  private static let writesEach = 50
  private static let readers = 6
  private static let scopes = ["", "A", "B", "C"].map { Key(user: alice, symbol: Symbol($0)) }
  private static let foreign = [Key(user: bob, symbol: .global), Key(user: bob, symbol: Symbol("A"))]
  private static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["THRESHOLD_SEED"].flatMap(UInt64.init).map { [$0] }
    ?? [1, 2, .random(in: 3...UInt64(UInt32.max))]

  /// Whether writers are at work; a class, so that tasks can share it.
  private final class Writing: Sendable {
    let isOver = Atomic<Bool>(false)
  }

  /// What a stream of one scope's changes must hold.
  private struct Entry: Equatable {
    var revision: Int64
    var key: Key
  }

  @Test(
    "A stream's state becomes the table's, and no revision goes back, is skipped or comes twice",
    arguments: seeds)
  func property(seed: UInt64) async throws {
    print("watching across replicas: THRESHOLD_SEED=\(seed)")
    try await withReplicas([.both, .both, .polls]) { replicas, url in
      let writing = Writing()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<Self.readers {
          group.addTask { try await read(replicas, seed, number, while: writing) }
        }
        group.addTask { try await cutListeners(url, seed, while: writing) }
        await withTaskGroup { writers in
          for (number, replica) in replicas.enumerated() {
            writers.addTask { await write(on: replica.engine, seed, number) }
          }
        }
        writing.isOver.store(true, ordering: .releasing)
        try await group.waitForAll()
      }
      for replica in replicas {
        #expect(await eventually { replica.feed.watchCount == 0 }, "seed \(seed)")
        #expect(await replica.feed.waiters.isEmpty, "seed \(seed)")
      }
    }
  }

  private func write(on engine: Engine, _ seed: UInt64, _ number: Int) async {
    var random = SeededGenerator(seed: seed &* 100 &+ UInt64(number))
    for step in 0..<Self.writesEach {
      let key = (Self.scopes + Self.foreign).randomElement(using: &random) ?? bitcoin
      let action: ScopeCommand.Action =
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<8: .set(confidence(.random(in: 0.3...1, using: &random)), expectedVersion: nil)
        case 8: .reset
        default: .policy(.inherited)
        }
      do { _ = try await engine.perform(command(action, key, at: at(Double(step)))) } catch {
        Issue.record("seed \(seed), writer \(number), step \(step): \(error)")
      }
      if Int.random(in: 0..<5, using: &random) == 0 {
        try? await Task.sleep(for: .milliseconds(Int.random(in: 0...20, using: &random)))
      }
    }
  }

  /// Ends LISTEN connections now and then; hints that were under way are lost.
  private func cutListeners(_ url: String, _ seed: UInt64, while writing: Writing)
    async throws
  {
    var random = SeededGenerator(seed: seed &* 10_000)
    let server = try await PostgresServer.shared.value
    while !writing.isOver.load(ordering: .acquiring) {
      try await Task.sleep(for: .milliseconds(Int.random(in: 20...200, using: &random)))
      try await server.executeElsewhere(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE 'LISTEN%' AND random() < 0.5
        """, at: url)
    }
  }

  /// Reads slowly, goes on at other replicas, and in the end compares with the table and the log.
  private func read(
    _ replicas: [Replica], _ seed: UInt64, _ number: Int, while writing: Writing
  ) async throws {
    let note = "seed \(seed), reader \(number)"
    var random = SeededGenerator(seed: seed &* 1_000 &+ UInt64(number))
    let scopes = number % 2 == 0 ? Self.scopes : [Self.scopes[0], Self.scopes[2], Self.foreign[1]]
    // Two of three want every change.
    let conflates = number % 3 == 2
    func open(resuming token: String?) async throws -> (ChangeFeed, Subscription) {
      let feed = (replicas.randomElement(using: &random) ?? replicas[0]).feed
      return (
        feed,
        try await feed.subscribe(try watchRequest(scopes, resume: token, conflates: conflates, of: feed))
      )
    }
    let (feed, subscription) = try await open(resuming: nil)
    let reader = WatchReader(feed, subscription)
    #expect(reader.take(atMost: 1, note) == nil)
    let from = reader.revision
    while !writing.isOver.load(ordering: .acquiring) {
      let end = reader.take(atMost: Int.random(in: 0...6, using: &random), note)
      #expect(end == nil, "\(note)")
      if Int.random(in: 0..<10, using: &random) == 0 {
        await reader.feed.unsubscribe(reader.subscription)
        let (feed, subscription) = try await open(resuming: reader.token)
        reader.goOn(feed, subscription)
      }
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...10, using: &random)))
    }
    let (head, log, records) = try await replicas[0].engine.read(deadline: nil) { transaction in
      (
        try transaction.identity().head, try transaction.changes(after: 0, limit: .max),
        try transaction.scopes(scopes + scopes.map(\.global))
      )
    }
    try await reader.feed.wait(for: head, deadline: .now + .seconds(60))
    #expect(reader.take(note) == nil)
    for key in scopes {
      let symbol = key.symbol.isGlobal ? nil : records[key]?.own ?? .absent
      let set = EffectiveSet(
        symbol: symbol, global: records[key.global]?.own ?? .absent,
        configuration: EngineConfiguration().thresholds.defaults)
      #expect(reader.state[key]?.values == set.values, "\(note), \(key)")
      #expect(reader.state[key]?.version == set.version, "\(note), \(key)")
    }
    let expected = Self.entries(of: scopes, in: log).filter { $0.revision > from }
    let seen = reader.changes.map { Entry(revision: $0.revision, key: $0.key) }
    if reader.conflated == 0 {
      #expect(seen == expected, "\(note)")
    } else {
      #expect(conflates && seen.count + Int(reader.conflated) == expected.count, "\(note)")
    }
    await reader.feed.unsubscribe(reader.subscription)
  }

  /// What a watch of `scopes` has to show of the log, computed from nothing but the log.
  private static func entries(of scopes: [Key], in log: [Change]) -> [Entry] {
    var own: [Key: OwnSet] = [:]
    func values(_ key: Key) -> PerParameter<Double> {
      EffectiveSet(
        symbol: key.symbol.isGlobal ? nil : own[key] ?? .absent, global: own[key.global] ?? .absent,
        configuration: EngineConfiguration().thresholds.defaults
      ).values
    }
    var entries: [Entry] = []
    for change in log {
      let before = scopes.map(values)
      own[change.key] = change.next
      guard change.previous.version != change.next.version else { continue }
      for (key, before) in zip(scopes, before).sorted(by: { $0.0 < $1.0 })
      where key == change.key || key.user == change.key.user && values(key) != before {
        entries.append(Entry(revision: change.revision, key: key))
      }
    }
    return entries
  }
}
