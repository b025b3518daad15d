internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How much room the file system has that a file lies in.
package struct DiskSpace: Sendable, Equatable {
  /// The file, or a folder.
  package var path: String
  package var totalBytes: Double
  /// For those who are not root.
  package var freeBytes: Double

  package init(path: String, totalBytes: Double, freeBytes: Double) {
    self.path = path
    self.totalBytes = totalBytes
    self.freeBytes = freeBytes
  }

  /// Asks the system (statvfs); `nil` if it does not answer for that path. May block for as long as a file system on the
  /// network pleases.
  package init?(of path: String) {
    var status = statvfs()
    guard path.withCString({ statvfs($0, &status) }) == 0 else { return nil }
    let block = Double(status.f_frsize)
    self.init(
      path: path, totalBytes: Double(status.f_blocks) * block, freeBytes: Double(status.f_bavail) * block)
  }

  /// Asks for several files on a thread that may block; those that the system does not answer for are left out.
  package static func measure(_ paths: [String]) async -> [DiskSpace] {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: paths.compactMap { DiskSpace(of: $0) })
      }
    }
  }
}
