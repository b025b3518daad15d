import Foundation

/// A file that is written line by line, in large pieces.
struct OutputFile: ~Copyable {
  private let path: String
  private let file: FileHandle
  private var waiting = Data()

  private static let pieceBytes = 1 << 16

  /// Makes the file anew, or writes to standard output if the path is `-`.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    if path == "-" {
      file = .standardOutput
      return
    }
    do {
      try Data().write(to: URL(fileURLWithPath: path))
      file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    } catch { throw CommandFailure("cannot write \(path): \(error.localizedDescription)") }
  }

  /// Writes a line.
  mutating func append(_ line: String) throws(CommandFailure) {
    waiting.append(contentsOf: line.utf8)
    waiting.append(UInt8(ascii: "\n"))
    if waiting.count >= Self.pieceBytes { try flush() }
  }

  /// Writes what waits. Must be called at the end.
  mutating func flush() throws(CommandFailure) {
    do { try file.write(contentsOf: waiting) } catch {
      throw CommandFailure("cannot write \(path): \(error.localizedDescription)")
    }
    waiting.removeAll(keepingCapacity: true)
  }
}
