#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The log file cannot be opened.
package struct LogFileError: Error, CustomStringConvertible {
  package var path: String
  /// The system's error number.
  package var code: Int32

  package var description: String {
    "cannot write the log file \(path): \(String(cString: strerror(code)))"
  }
}
