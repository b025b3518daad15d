#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Notices that files have changed, from one look to the next.
///
/// A file counts as changed once it has looked the same twice, so that one is not read while it is being written. Looking
/// costs a system call for each file; it works on every file system, also where a link is moved, as Kubernetes does.
struct FileWatch {
  /// What tells one state of a file from another.
  private struct State: Equatable {
    var file: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  private var known: [String: State?] = [:]
  private var unsettled: [String: State?]?

  /// Whether the files at `paths` are others than when this was last true; at the first look, whether there are any.
  mutating func hasChanged(_ paths: [String]) -> Bool {
    let states = Dictionary(paths.map { ($0, Self.state(of: $0)) }) { first, _ in first }
    guard states != known else {
      unsettled = nil
      return false
    }
    guard states == unsettled else {
      unsettled = states
      return false
    }
    (known, unsettled) = (states, nil)
    return true
  }

  /// `nil` for a file that is not there.
  private static func state(of path: String) -> State? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return State(
      file: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int(time.tv_sec),
      nanoseconds: Int(time.tv_nsec))
  }
}
