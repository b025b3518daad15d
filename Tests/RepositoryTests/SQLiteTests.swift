import Backends
import Dispatch
import Foundation
import Repository
import SQLiteRepository
import Synchronization
import Testing
import ThresholdCore

/// What only a file can do wrong.
@Suite("SQLite")
struct SQLiteTests {
  @Test("every answered write survives the kill of its process")
  func killedProcess() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/store.db"
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("sqlite-writer")
      process.arguments = [path]
      process.standardOutput = output
      try process.run()
      var answered: [UInt8] = []
      while answered.count(where: { $0 == UInt8(ascii: "\n") }) < 50 {
        answered += try #require(try output.fileHandleForReading.read(upToCount: 64))
      }
      kill(process.processIdentifier, SIGKILL)
      answered += try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let repository = try await SQLiteRepository.open(path: path)
      let ids = String(decoding: answered, as: UTF8.self).split(separator: "\n").map(String.init)
      let found = try await repository.read { try $0.trades(ids, of: UserID("writer")) }
      #expect(ids.count >= 50 && found.count == ids.count)
      await repository.close()
    }
  }

  @Test("a write that waits for another ends at its deadline, and its body never runs")
  func waitingWriter() async throws {
    try await withStore { store in
      let arrival = DispatchSemaphore(value: 0)
      let departure = DispatchSemaphore(value: 0)
      async let holder: Void = store.write { _ in
        arrival.signal()
        departure.wait()
      }
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          arrival.wait()
          continuation.resume()
        }
      }
      let start = ContinuousClock.now
      let hasRun = Mutex(false)
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write(deadline: start + .milliseconds(100)) { _ in hasRun.withLock { $0 = true } }
      }
      #expect(error?.kind == .deadlineExceeded)
      #expect(ContinuousClock.now - start < .seconds(20))
      let cancelled = Task { try await store.write { _ in hasRun.withLock { $0 = true } } }
      try await Task.sleep(for: .milliseconds(20))
      cancelled.cancel()
      await #expect(throws: RepositoryError.self) { try await cancelled.value }
      departure.signal()
      try await holder
      try await store.write { _ in }
      #expect(!hasRun.withLock { $0 })
    }
  }

  @Test("a transaction that goes on past its deadline is ended and leaves nothing")
  func longTransaction() async throws {
    try await withStore { store in
      let start = ContinuousClock.now
      let error = await #expect(throws: RepositoryError.self) {
        try await store.write(deadline: start + .milliseconds(150)) { transaction in
          for number in 0..<Int.max { try transaction.insert([Sample.trade("t\(number)")]) }
        }
      }
      #expect(error?.kind == .deadlineExceeded)
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(try await store.read { try $0.counts() }.trades == 0)
      try await store.write { try $0.insert([Sample.trade("t1")]) }
    }
  }

  @Test("a file that is no database, or cannot be opened, is told apart")
  func badFiles() async throws {
    try await withTemporaryFolder { folder in
      let text = folder + "/text"
      try String(repeating: "not a database ", count: 1_000).write(
        toFile: text, atomically: true, encoding: .utf8)
      let corrupt = await #expect(throws: RepositoryError.self) {
        try await SQLiteRepository.open(path: text)
      }
      #expect(corrupt?.kind == .corrupt)
      let unavailable = await #expect(throws: RepositoryError.self) {
        try await SQLiteRepository.open(path: text + "/below/a/file.db")
      }
      #expect(unavailable?.kind == .unavailable)
    }
  }

  @Test("two programs may have the file open")
  func twoPrograms() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/store.db"
      let first = try await SQLiteRepository.open(path: path)
      let second = try await SQLiteRepository.open(path: path)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for store in [first, second] {
          group.addTask {
            for _ in 0..<20 {
              _ = try await store.write { try $0.append([Sample.change(version: 1)]) }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await first.read { try $0.identity() }.head == 40)
      await first.close()
      await second.close()
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
