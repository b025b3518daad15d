import Foundation

/// Files as commands name them.
enum InputFile {
  /// All bytes of a file, or of standard input if the path is `-`.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    do {
      let data =
        path == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(fileURLWithPath: path))
      return Array(data)
    } catch { throw CommandFailure("cannot read \(path): \(error.localizedDescription)") }
  }
}
