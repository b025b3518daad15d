import Telemetry

/// Calls on both edges since the start, and those that failed by our fault.
enum CallTotals {
  /// Status codes that say so, as grpc-go writes them.
  private static let faults: Set<String> = ["Unknown", "Internal", "Unavailable", "DataLoss"]

  static func read(_ registry: MetricRegistry) -> (calls: UInt64, failed: UInt64) {
    let calls =
      registry.total(.rpcHandled) { _ in true } + registry.total(.httpRequests) { _ in true }
    // The last label is the code, of HTTP the status.
    let failed =
      registry.total(.rpcHandled) { $0.last.map(faults.contains) ?? false }
      + registry.total(.httpRequests) { $0.last?.hasPrefix("5") ?? false }
    return (calls, failed)
  }
}
