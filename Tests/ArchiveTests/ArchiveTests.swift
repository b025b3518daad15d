import Archive
import Engine
import Foundation
import Repository
import SQLiteRepository
import Testing
import ThresholdCore

@Suite("Archives")
struct ArchiveTests {
  private static let order = Import(now: Sample.instant(1_000))

  /// Runs `body` with paths of files in a folder of its own.
  private func withFolder(_ body: (@escaping (String) -> String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "archive-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body { folder + "/" + $0 }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func write(_ lines: [String], to path: String) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }

  private func fault(_ path: String, into store: any Repository, _ order: Import = order) async -> String {
    let fault = await #expect(throws: ArchiveFault.self) { try await order.run(path, into: store) }
    return fault?.description ?? ""
  }

  private func isEmpty(_ store: any Repository) async throws -> Bool {
    try await store.read(deadline: nil) { transaction in
      try transaction.users(after: nil, limit: 1).isEmpty && transaction.counts().trades == 0
        && transaction.identity().head == 0 && transaction.prices(of: nil, after: nil, limit: 1).isEmpty
    }
  }

  @Test("a store comes out of an archive bit for bit, and goes into the same one again")
  func roundTrip() async throws {
    try await withFolder { path in
      let store = try await Sample.store()
      let export = Export(includesSharedPrices: true)
      let tally = try await export.run(from: store, to: path("a.jsonl"))
      for kind in RecordKind.allCases { #expect(tally[kind] > 0, "\(kind)") }

      let file = try await SQLiteRepository.open(path: path("store.db"))
      let report = try await Self.order.run(path("a.jsonl"), into: file)
      #expect(report.mode == .restored && report.tally == tally)
      _ = try await export.run(from: file, to: path("b.jsonl.gz"))
      #expect(try bytes(path("b.jsonl.gz")).starts(with: [0x1F, 0x8B]))

      let copy = InMemoryRepository()
      _ = try await Self.order.run(path("b.jsonl.gz"), into: copy)
      _ = try await export.run(from: copy, to: path("c.jsonl"))
      #expect(try bytes(path("c.jsonl")) == bytes(path("a.jsonl")))

      let user = Sample.simulated
      let (before, after) = (
        try await trades(of: user, in: store), try await trades(of: user, in: copy)
      )
      #expect(after.map(\.trade.pnlPercent.bitPattern) == before.map(\.trade.pnlPercent.bitPattern))
      #expect(after == before && after.count == Sample.awkward.count)
      // Results by day are made of the trades that came.
      var days: [[[UInt8]]] = []
      for repository in [store, file, copy] as [any Repository] {
        days.append(
          try await repository.read(deadline: nil) { transaction in
            #expect(try transaction.waitingTrades(of: user) == [])
            return try transaction.storedDays(of: user, after: nil, limit: 100).map { $0.result.encoded() }
          })
      }
      #expect(!days[0].isEmpty && days[1] == days[0] && days[2] == days[0])
      let identities = (
        try await store.read(deadline: nil) { try $0.identity() },
        try await copy.read(deadline: nil) { try $0.identity() }
      )
      #expect(identities.0.head == identities.1.head && identities.0.compacted == identities.1.compacted)
      // A token of the old store is a foreign one.
      let token = ResumeToken(store: identities.0.id, epoch: identities.0.epoch, revision: 1).text
      #expect(throws: Refusal.self) { try ResumeToken(token, for: identities.1) }
      await file.close()
    }
  }

  private func trades(of user: UserID, in store: any Repository) async throws -> [TradeRecord] {
    try await store.read(deadline: nil) { try $0.trades(of: user, after: nil, limit: 100) }
  }

  @Test("users move into a store in use, and whoever watches hears of each scope")
  func move() async throws {
    try await withFolder { path in
      let store = try await Sample.store()
      _ = try await Export(includesSharedPrices: true).run(from: store, to: path("a.jsonl"))
      let target = InMemoryRepository()
      let engine = try await Engine(repository: target)
      let resident = Key(user: UserID("resident"), symbol: .global)
      let identity = RequestIdentity(caller: "test", method: "test", requestID: "", fingerprint: [])
      var values = PartialValues.none
      values.rsi = 66
      _ = try await engine.perform(
        ScopeCommand(
          key: resident, action: .set(values, expectedVersion: nil),
          moment: Moment(received: Sample.instant(1)),
          identity: identity))

      var order = Self.order
      order.users = [Sample.real]
      let report = try await order.run(path("a.jsonl"), into: target)
      #expect(report.mode == .moved && report.head == 3)
      #expect(report.tally[.user] == 1 && report.tally[.sharedPrice] == 0 && report.tally[.change] == 0)
      try await target.read(deadline: nil) { transaction in
        #expect(try transaction.user(Sample.simulated) == nil)
        let changes = try transaction.changes(after: 1, limit: 9)
        #expect(changes.map(\.key.symbol) == [.global, Sample.bitcoin])
        let scopes = try transaction.scopes(of: Sample.real, after: nil, limit: 9)
        #expect(changes.map(\.next) == scopes.map(\.own) && scopes.map(\.own.revision) == [2, 3])
        #expect(changes.allSatisfy { $0.previous == .absent && $0.recordedAt == Sample.instant(1_000) })
        // A repeated request must not name a position that this store has not reached.
        let request = try #require(try transaction.requests(of: Sample.real, after: nil, limit: 1).first)
        let answer = try CommandAnswer(decoding: request.response)
        #expect(answer.revision == 1 && answer.set.revision == 1 && answer.summary == "done")
      }
    }
  }

  @Test("users who are there already are refused, all of them by name, and nothing is changed")
  func conflicts() async throws {
    try await withFolder { path in
      let store = try await Sample.store()
      let export = Export(includesSharedPrices: false)
      _ = try await export.run(from: store, to: path("a.jsonl"))
      #expect(
        await fault(path("a.jsonl"), into: store) == "the store has these users already: a:simulated, b@real")
      _ = try await export.run(from: store, to: path("b.jsonl"))
      #expect(try bytes(path("a.jsonl")) == bytes(path("b.jsonl")))
      // One of them is enough for neither to come.
      let other = InMemoryRepository()
      try await other.write(deadline: nil) { _ = try $0.lockUser(Sample.real) }
      #expect(await fault(path("a.jsonl"), into: other) == "the store has these users already: b@real")
      #expect(try await other.read(deadline: nil) { try $0.user(Sample.simulated) } == nil)

      var order = Self.order
      order.users = [UserID("x"), UserID("y"), Sample.real]
      #expect(
        await fault(path("a.jsonl"), into: InMemoryRepository(), order) == "the archive has no user x, y")
      let missing = await #expect(throws: ArchiveFault.self) {
        try await Export(users: [UserID("x"), Sample.real, UserID("y")], includesSharedPrices: false)
          .run(from: store, to: path("a.jsonl"))
      }
      #expect(missing?.description == "the store has no user x, y")
      #expect(try bytes(path("a.jsonl")) == bytes(path("b.jsonl")), "what was there is still there")
      #expect(!FileManager.default.fileExists(atPath: path("a.jsonl.partial")))
    }
  }

  @Test("shared prices stay out of a book that knows their symbol")
  func sharedPrices() async throws {
    try await withFolder { path in
      let store = try await Sample.store()
      _ = try await Export(includesSharedPrices: true).run(from: store, to: path("a.jsonl"))
      let target = InMemoryRepository()
      let own = PricePoint(symbol: Sample.bitcoin, price: 5, time: Sample.instant(0))
      try await target.write(deadline: nil) {
        try $0.insert([own], owner: nil, recordedAt: Instant(nanoseconds: 9))
      }
      var order = Self.order
      order.takesSharedPrices = true
      let report = try await order.run(path("a.jsonl"), into: target)
      #expect(report.symbolsLeftOut == [Sample.bitcoin])
      let prices = try await target.read(deadline: nil) { try $0.prices(of: nil, after: nil, limit: 100) }
      #expect(prices == [own] + Sample.prices.filter { $0.symbol != Sample.bitcoin })
    }
  }

  @Test("an archive that is cut off, damaged, newer or none leaves nothing behind")
  func damage() async throws {
    try await withFolder { path in
      _ = try await Export(includesSharedPrices: true).run(
        from: try await Sample.store(), to: path("a.jsonl"))
      let lines = String(decoding: try bytes(path("a.jsonl")), as: UTF8.self).split(separator: "\n").map(
        String.init)
      let target = InMemoryRepository()
      func refuse(_ lines: [String], _ words: String) async throws {
        try write(lines, to: path("bad.jsonl"))
        let told = await fault(path("bad.jsonl"), into: target)
        #expect(told.contains(words), "\(told)")
        #expect(try await isEmpty(target))
      }
      for count in [0, 1, 5, lines.count / 2, lines.count - 1] {
        try await refuse(Array(lines.prefix(count)), count == 0 ? "line 1 is not one" : "cut off")
      }
      var changed = lines
      let trade = try #require(changed.firstIndex { $0.hasPrefix("{\"trade\"") })
      changed[trade] = changed[trade].replacingOccurrences(of: "\"quantity\":3", with: "\"quantity\":4")
      #expect(changed != lines)
      try await refuse(changed, "damaged")
      changed[trade] = changed[trade].replacingOccurrences(of: "\"quantity\":4", with: "\"quantity\":\"4\"")
      try await refuse(changed, "line \(trade + 1), trade: quantity is of another type")
      changed[trade] = "{\"trade\":{}}"
      try await refuse(changed, "line \(trade + 1), trade: symbol is missing")
      changed[trade] = "{\"tirade\":{}}"
      try await refuse(changed, "line \(trade + 1): nobody knows what a tirade is")
      changed[trade] = "hello"
      try await refuse(changed, "line \(trade + 1) is not one of an archive")
      try await refuse(lines + ["{}"], "goes on after its end")
      try await refuse(lines.filter { $0 != lines[trade] }, "damaged")
      var newer = lines
      newer[0] = newer[0].replacingOccurrences(of: "\"version\":2", with: "\"version\":3")
      try await refuse(newer, "up to version 2")

      _ = try await Export(includesSharedPrices: true).run(from: try await Sample.store(), to: path("a.gz"))
      let zipped = try bytes(path("a.gz"))
      for bytes in [
        Array(zipped.dropLast(20)), Array(zipped.prefix(99)),
        zipped.enumerated().map { $0 == 500 ? $1 ^ 8 : $1 },
      ] {
        try Data(bytes).write(to: URL(fileURLWithPath: path("bad.gz")))
        _ = await fault(path("bad.gz"), into: target)
        #expect(try await isEmpty(target))
      }
      #expect(await fault(path("none"), into: target).contains("cannot read"))
    }
  }
}
