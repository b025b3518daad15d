import Backends
import Foundation
import Repository
import Synchronization
import Testing
import ThresholdCore

@testable import SQLiteRepository

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Threads in the background", .timeLimit(.minutes(1)))
struct BackgroundThreadsTests {
  /// What the jobs that ran so far found.
  private final class Notes: Sendable {
    struct Found {
      var count = 0
      var atOnce = 0
      var mostAtOnce = 0
    }
    let found = Mutex(Found())

    func wait(for count: Int) async throws {
      while found.withLock({ $0.count }) < count { try await Task.sleep(for: .milliseconds(5)) }
    }

    func work() {
      found.withLock {
        $0.atOnce += 1
        $0.mostAtOnce = max($0.mostAtOnce, $0.atOnce)
      }
      Thread.sleep(forTimeInterval: 0.005)
      found.withLock {
        $0.atOnce -= 1
        $0.count += 1
      }
    }
  }

  @Test("run as many jobs at once as there are threads, and what waits when they are stopped")
  func stopped() async throws {
    let notes = Notes()
    let threads = BackgroundThreads(count: 2)
    for _ in 0..<40 { threads.run { notes.work() } }
    threads.stop()
    threads.stop()
    try await notes.wait(for: 40)
    #expect(notes.found.withLock { $0.mostAtOnce } == 2)
    for _ in 0..<5 { threads.run { notes.work() } }
    try await notes.wait(for: 45)
  }

  #if os(Linux)
    private static var niceness: CInt { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    @Test("give way to all others, who stay what they were")
    func niceness() async throws {
      try await withStore { store in
        let before = try await store.read(deadline: nil) { _ in Self.niceness }
        let background = try await store.readInBackground(deadline: nil) { _ in Self.niceness }
        let after = try await store.read(deadline: nil) { _ in Self.niceness }
        // What others have is the dispatch library's choice.
        #expect(background >= before + 8 && after == before)
      }
    }
  #endif

  @Test("a read there sees one state, knows its deadline, tells what went wrong, and ends with the store")
  func reads() async throws {
    try await withStore { store in
      let key = Key(user: UserID("u"), symbol: Symbol("S"))
      _ = try await store.write(deadline: nil) { try $0.lockScopes([key]) }
      #expect(try await store.readInBackground(deadline: nil) { try $0.scopes([key]).count } == 1)
      struct Own: Error {}
      await #expect(throws: Own.self) {
        try await store.readInBackground(deadline: nil) { _ in throw Own() }
      }
      await #expect { try await store.readInBackground(deadline: .now) { _ in 1 } } throws: {
        ($0 as? RepositoryError)?.kind == .deadlineExceeded
      }
      let caller = Task {
        try await store.readInBackground(deadline: nil) { transaction in
          while true { _ = try transaction.scopes([key]) }
        }
      }
      try await Task.sleep(for: .milliseconds(20))
      caller.cancel()
      await #expect(throws: RepositoryError.self) { try await caller.value }
      await store.close()
      await #expect(throws: RepositoryError.self) {
        try await store.readInBackground(deadline: nil) { _ in 1 }
      }
    }
  }

  private func withStore(_ body: (SQLiteRepository) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      let store = try await SQLiteRepository.open(path: folder + "/store.db")
      try await body(store)
      await store.close()
    }
  }
}
