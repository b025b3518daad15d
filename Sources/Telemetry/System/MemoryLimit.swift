#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How much memory this process may use.
package enum MemoryLimit {
  /// The limit of the control group (version 2 or 1), or the machine's memory if that is less or there is no limit.
  ///
  /// Source: https://docs.kernel.org/admin-guide/cgroup-v2.html (memory.max)
  package static var bytes: Double {
    let files =
      ownGroups.map { "/sys/fs/cgroup\($0)/memory.max" }
      + ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    return files.compactMap { firstNumber(in: $0) }.reduce(physicalBytes) { min($0, $1) }
  }

  /// Paths of version 2's group and of those around it, from `0::/a/b`.
  private static var ownGroups: [String] {
    guard let text = text(of: "/proc/self/cgroup"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("0::") })
    else { return [] }
    var path = line.dropFirst(3)
    var paths: [String] = []
    while path.count > 1, let slash = path.lastIndex(of: "/") {
      paths.append(String(path))
      path = path[..<slash]
    }
    return paths
  }

  private static var physicalBytes: Double {
    Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The number that a file begins with; `nil` for "max" or no file.
  private static func firstNumber(in path: String) -> Double? {
    text(of: path)?.split(whereSeparator: \.isWhitespace).first.flatMap { Double($0) }
  }

  /// The beginning of a small file.
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return String(unsafeUninitializedCapacity: 4_096) {
      max(0, read(descriptor, $0.baseAddress, $0.count))
    }
  }
}
