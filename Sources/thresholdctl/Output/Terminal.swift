import Foundation

/// Standard output and standard error. Nothing is buffered: a line that is told is out.
enum Terminal {
  /// Whether somebody reads standard error as it comes, rather than a file.
  static var isErrorInteractive: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// Writes a line to standard output.
  static func say(_ line: String) { write(line + "\n", to: .standardOutput) }

  /// Writes a line to standard error.
  static func complain(_ line: String) { write(line + "\n", to: .standardError) }

  /// Overwrites the last line of an interactive standard error.
  static func overwrite(_ line: String) { write("\r\u{1B}[K" + line, to: .standardError) }

  private static func write(_ text: String, to file: FileHandle) {
    // Whoever closed the pipe wants no more; there is nobody to tell.
    try? file.write(contentsOf: Data(text.utf8))
  }
}
