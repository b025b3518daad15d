import Backends
import Repository
import Testing
import ThresholdCore

/// The change log, in every repository.
@Suite("Change log")
struct ChangeLogContractTests {
  @Test("changes get the next revisions, and so do the scopes' own sets", arguments: Backend.allCases)
  func append(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let global = Sample.key.global
      let revisions = try await store.write { transaction throws in
        _ = try transaction.lockScopes([Sample.key, global])
        try transaction.put(Sample.scope())
        return try transaction.append([
          Sample.change(version: 1), Sample.change(global, version: 1), Sample.change(version: 2),
        ])
      }
      #expect(revisions == [1, 2, 3])
      #expect(try await store.write { try $0.append([]) } == [])
      #expect(try await store.write { try $0.append([Sample.change(global, version: 2)]) } == [4])
      try await store.read { transaction throws in
        let changes = try transaction.changes(after: 0, limit: 99)
        var expected = [
          Sample.change(version: 1), Sample.change(global, version: 1), Sample.change(version: 2),
          Sample.change(global, version: 2),
        ]
        for index in expected.indices {
          expected[index].revision = Int64(index + 1)
          expected[index].next.revision = Int64(index + 1)
        }
        #expect(changes == expected)
        #expect(try transaction.changes(after: 1, limit: 2).map(\.revision) == [2, 3])
        #expect(try transaction.changes(after: 4, limit: 2).isEmpty)
        #expect(try transaction.changes(after: 0, limit: 0).isEmpty)
        #expect(try transaction.identity().head == 4)
        let scopes = try transaction.scopes([Sample.key, global])
        #expect(scopes[Sample.key]?.own.revision == 3 && scopes[global]?.own.revision == 4)
        #expect(scopes[Sample.key]?.own.values == Sample.scope().own.values)
      }
    }
  }

  @Test("compaction removes old changes and says so", arguments: Backend.allCases)
  func compaction(backend: Backend) async throws {
    try await backend.withStore { store throws in
      _ = try await store.write { transaction throws in
        try transaction.append((1...5).map { Sample.change(version: $0) })
      }
      try await store.write { try $0.compactChanges(through: 3) }
      try await store.write { try $0.compactChanges(through: 2) }
      try await store.read { transaction throws in
        #expect(try transaction.identity().compacted == 3)
        #expect(try transaction.identity().head == 5)
        #expect(try transaction.changes(after: 0, limit: 9).map(\.revision) == [4, 5])
        #expect(try transaction.changes(after: 4, limit: 9).map(\.revision) == [5])
      }
      try await store.write { try $0.compactChanges(through: 99) }
      #expect(try await store.read { try $0.identity() }.compacted == 5)
      #expect(try await store.write { try $0.append([Sample.change(version: 6)]) } == [6])
      #expect(try await store.read { try $0.changes(after: 5, limit: 9) }.map(\.revision) == [6])
    }
  }

  @Test("no revision becomes visible after a higher one, and none is left out", arguments: Backend.allCases)
  func order(backend: Backend) async throws {
    try await backend.withStore { store throws in
      let writers = 6
      let each = 25
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<writers {
          group.addTask {
            let key = Key(user: UserID("u\(writer)"), symbol: .global)
            for version in 1...each {
              try await store.write { transaction throws in
                _ = try transaction.lockScopes([key])
                _ = try transaction.append([Sample.change(key, version: Int64(version))])
              }
            }
          }
        }
        group.addTask {
          var last: Int64 = 0
          while last < writers * each {
            let from = last
            let (head, revisions) = try await store.read { transaction throws in
              (
                try transaction.identity().head,
                try transaction.changes(after: from, limit: 1_000).map(\.revision)
              )
            }
            #expect(revisions == Array((from + 1)..<(from + 1 + Int64(revisions.count))))
            last += Int64(revisions.count)
            #expect(last == head)
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
