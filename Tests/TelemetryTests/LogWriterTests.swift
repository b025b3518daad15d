import Foundation
import Logging
import Synchronization
import Telemetry
import Testing

@Suite("Log writer")
struct LogWriterTests {
  private func record(_ message: String) -> LogRecord {
    LogRecord(time: .now, level: .info, logger: "test", message: message)
  }

  @Test("Lines of many threads arrive whole, each thread's in order")
  func concurrent() async throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try LogWriter(format: .text, path: path)
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for number in 0..<500 { writer.write(record("t\(task) n\(number)")) }
        }
      }
    }
    writer.flush()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 4_000)
    #expect(writer.lost == 0)
    for task in 0..<8 {
      let numbers = lines.filter { $0.contains(" t\(task) ") }.compactMap {
        Int($0.split(separator: "n").last!)
      }
      #expect(numbers == Array(0..<500))
    }
  }

  @Test("A file is appended to, not written over, and nobody else may read it")
  func append() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    for message in ["first", "second"] {
      let writer = try LogWriter(format: .json, path: path)
      writer.write(record(message))
      writer.flush()
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
    let mode = try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)
    #expect(mode.intValue & 0o007 == 0)
  }

  @Test("A file that cannot be opened is an error that names it")
  func unwritable() {
    let error = #expect(throws: LogFileError.self) {
      _ = try LogWriter(format: .text, path: "/nonexistent-folder/x.log")
    }
    #expect(error?.description.contains("/nonexistent-folder/x.log") == true)
  }

  @Test(
    "A reader that stalls holds no caller up; lines beyond the bound are lost and reported",
    .timeLimit(.minutes(5)))
  func stalledReader() throws {
    let pipe = Pipe()
    let writer = LogWriter(format: .text, descriptor: pipe.fileHandleForWriting.fileDescriptor)
    let text = String(repeating: "x", count: 64 << 10)
    let lines = LogWriter.bytesMax / text.utf8.count + 32
    for _ in 0..<lines { writer.write(record(text)) }
    #expect(writer.lost > 0)
    #expect(writer.lost < lines)

    // The reader wakes up: what waited arrives, and the next line brings the report.
    let received = Mutex(Data())
    let reader = Thread {
      while case let chunk = pipe.fileHandleForReading.availableData, !chunk.isEmpty {
        received.withLock { $0.append(chunk) }
      }
    }
    reader.start()
    writer.flush()
    writer.write(record("awake"))
    writer.flush()
    try pipe.fileHandleForWriting.close()
    let deadline = ContinuousClock.now + .seconds(20)
    while !reader.isFinished, .now < deadline { usleep(1_000) }
    let all = String(decoding: received.withLock { $0 }, as: UTF8.self).split(separator: "\n")
    #expect(all.last?.hasSuffix("awake") == true)
    #expect(all.dropLast().last?.contains("lines=\(writer.lost)") == true)
    #expect(all.count == lines - writer.lost + 2)
  }

  @Test("A logger's own level and metadata hold for it alone")
  func handler() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try LogWriter(format: .text, path: path)
    var quiet = Logger(label: "quiet") { LineLogHandler(label: $0, level: .warning, writer: writer) }
    var loud = quiet
    loud.logLevel = .debug
    loud[metadataKey: "who"] = "loud"
    quiet[metadataKey: "who"] = "quiet"
    quiet.info("not shown")
    quiet.warning("shown")
    loud.debug("shown", metadata: ["who": "call"])
    writer.flush()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(
      lines.map { $0.dropFirst(25) } == ["WARNING quiet shown who=quiet", "DEBUG quiet shown who=call"])
  }

  @Test("A logger without a level of its own follows its writer's, also when that changes")
  func level() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try LogWriter(format: .text, path: path)
    let logger = Logger(label: "l") { LineLogHandler(label: $0, writer: writer) }
    logger.debug("not shown")
    writer.level = .debug
    logger.debug("shown")
    writer.level = .critical
    logger.error("not shown")
    writer.flush()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.map { $0.dropFirst(25) } == ["DEBUG l shown"])
  }

  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".log").path
  }
}
