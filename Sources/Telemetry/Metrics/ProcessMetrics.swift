#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the kernel says of this process, read for each exposition.
///
/// Memory, descriptors and threads come from /proc and are left out where there is none (macOS).
package enum ProcessMetrics {
  package static func add(to registry: MetricRegistry) {
    let started = Double(Timestamp.now.milliseconds) / 1_000
    registry.add(.processCPU, .counter) { [SeriesReading([], .real(cpuSeconds))] }
    registry.gaugeReading(.processStartTime) { started }
    registry.gaugeReading(.processResidentMemory) { pages(field: 1) }
    registry.gaugeReading(.processVirtualMemory) { pages(field: 0) }
    registry.gaugeReading(.processOpenFiles) { entries(of: "/proc/self/fd").map { Double($0 - 1) } }
    registry.gaugeReading(.processFilesMax) { filesMax }
    registry.gaugeReading(.processThreads) { entries(of: "/proc/self/task").map(Double.init) }
  }

  /// User and system time together.
  package static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Bytes resident in RAM; `nil` without /proc.
  package static var residentBytes: Double? { pages(field: 1) }

  /// A field of /proc/self/statm, which counts pages, in bytes.
  private static func pages(field: Int) -> Double? {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let text = String(unsafeUninitializedCapacity: 256) { max(0, read(descriptor, $0.baseAddress, $0.count)) }
    let fields = text.split(separator: " ")
    guard field < fields.count, let pages = Double(fields[field]) else { return nil }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Entries of a folder without `.` and `..`. Reading a folder of descriptors opens one.
  private static func entries(of path: String) -> Int? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var count = -2
    while readdir(folder) != nil { count += 1 }
    return count
  }

  private static var filesMax: Double? {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_NOFILE, &limit)
    #endif
    return status == 0 ? Double(limit.rlim_cur) : nil
  }
}
