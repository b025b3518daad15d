import Foundation
import PostgresServer
import Repository
import Testing
import ThresholdCore

@testable import Engine

/// Watches and tokens across engines on one real Postgres.
@Suite("Watching on another replica", .timeLimit(.minutes(5)))
struct ReplicaWatchTests {
  @Test("A change made on one reaches a watch on another, by a hint or by a poll", arguments: [true, false])
  func reaches(byHints: Bool) async throws {
    try await withReplicas(byHints ? [.hints, .hints] : [.polls, .polls]) { replicas, _ in
      let feed = replicas[1].feed
      #expect(feed.hears == byHints)
      let both = [bitcoin, bitcoin.global]
      let reader = WatchReader(feed, try await feed.subscribe(try watchRequest(both, of: feed)))
      for step in 1...20 {
        try await replicas[0].engine.set(0.5 + Double(step) / 100, step % 2 == 0 ? bitcoin : bitcoin.global)
        let hasCome = await eventually {
          _ = reader.take("step \(step)")
          return reader.revision >= step
        }
        #expect(hasCome, "step \(step)")
      }
      #expect(reader.state[bitcoin]?.values.confidence == 0.7)
    }
  }

  @Test("Every (re)LISTEN is followed by a read of the log")
  func catchesUpOnListen() async throws {
    try await withReplicas([.hints, .polls]) { replicas, url in
      // What the second announces is heard; what is written past every engine is not.
      let feed = replicas[0].feed
      _ = try await replicas[1].engine.set(0.9)
      #expect(await eventually { feed.head == 1 })
      let server = try await PostgresServer.shared.value
      try await server.executeElsewhere(
        """
        INSERT INTO changes SELECT user_id, symbol, revision + 1, cause, entry_id, previous, next, changed_at, recorded_at
          FROM changes WHERE revision = 1;
        UPDATE change_head SET revision = 2
        """, at: url)
      #expect(feed.head == 1)
      try await server.executeElsewhere(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        at: url)
      #expect(await eventually { feed.head == 2 })
    }
  }

  @Test("A token is good on any replica, at once, also where no hint arrives")
  func atLeastToken() async throws {
    // Neither hints nor polls within the test's time: only the wait itself reads the log.
    try await withReplicas([.polls, .polls], configuration: { $0.feedPollInterval = .seconds(3_600) }) {
      replicas, _ in
      for step in 1...10 {
        let (writing, reading) = (replicas[step % 2].engine, replicas[(step + 1) % 2].engine)
        let answer = try await writing.set(0.5 + Double(step) / 100)
        let token = writing.feed.token(at: answer.revision)
        #expect(try !reading.hasReached(token))
        try await reading.reach(token, deadline: .now + .seconds(20))
        let set = try await reading.snapshot(of: bitcoin, deadline: nil).effective
        #expect(set.values.confidence == 0.5 + Double(step) / 100)
        #expect(try reading.hasReached(token))
      }
    }
  }

  @Test("A token ahead of the replica waits, is woken by the change itself, and gives up at its deadline")
  func tokenAhead() async throws {
    try await withReplicas([.hints, .hints]) { replicas, _ in
      let feed = replicas[1].feed
      let token = feed.token(at: 3)
      let early = await refusal {
        try await replicas[1].engine.reach(token, deadline: .now + .milliseconds(200))
      }
      #expect(early?.kind == .deadlineExceeded && early?.reason == "TOKEN_NOT_REACHED")
      let engine = replicas[1].engine
      let waits = (0..<50).map { _ in Task { try await engine.reach(token, deadline: .now + .seconds(30)) } }
      for value in [0.7, 0.8, 0.9] { try await replicas[0].engine.set(value) }
      for wait in waits { try await wait.value }
      #expect(await feed.waiters.isEmpty)
      #expect(feed.head == 3)
    }
  }

  @Test("A watch goes on at another replica after any of its tokens, and misses and repeats nothing")
  func resumes() async throws {
    try await withReplicas([.both, .polls, .both]) { replicas, _ in
      let scopes = ["", "A", "B", "C"].map { Key(user: alice, symbol: Symbol($0)) }
      let reader = WatchReader(
        replicas[0].feed, try await replicas[0].feed.subscribe(try watchRequest(scopes, of: replicas[0].feed))
      )
      _ = reader.take("snapshot")
      for step in 1...12 {
        // Of the global scope: each change is four parts, and the stream breaks after one to four of them.
        try await replicas[step % 3].engine.set(0.5 + Double(step) / 100, scopes[0])
        try await reader.feed.wait(for: Int64(step), deadline: .now + .seconds(20))
        _ = reader.take(atMost: 1 + step % 4, "step \(step)")
        let next = replicas[(step + 1) % 3].feed
        await reader.feed.unsubscribe(reader.subscription)
        reader.goOn(next, try await next.subscribe(try watchRequest(scopes, resume: reader.token, of: next)))
      }
      _ = reader.take("the rest")
      #expect(reader.changes.map(\.revision) == (1...12).flatMap { [$0, $0, $0, $0] })
      #expect(reader.changes.map(\.key) == (1...12).flatMap { _ in scopes })
    }
  }

  @Test("A token of another store, or of before a restore, is foreign on every replica")
  func foreign() async throws {
    try await withReplicas([.polls]) { replicas, url in
      let old = replicas[0].feed.token(at: 0)
      try await withReplicas([.polls]) { others, _ in
        let refused = await refusal { try await others[0].engine.reach(old, deadline: nil) }
        #expect(refused?.reason == "REVISION_FOREIGN")
      }
      try await PostgresServer.shared.value.executeElsewhere("UPDATE meta SET epoch = epoch + 1", at: url)
      // A restore under a running server is an outage of it, not a stream of wrong data.
      #expect(await eventually { !replicas[0].engine.storage.isInReach })
      let restored = try await Replica(url, by: .polls)
      let refused = await refusal { try await restored.engine.reach(old, deadline: nil) }
      #expect(refused?.reason == "REVISION_FOREIGN")
      await restored.stop()
    }
  }
}
