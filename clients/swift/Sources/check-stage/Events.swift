import AdaptiveThreshold
import Synchronization

/// What a watch hands out, collected by a task, so that a test may wait for it no longer than it wants.
final class Events: Sendable {
  private static let patience = Duration.seconds(40)

  private struct State {
    var all: [WatchEvent] = []
    var end: String?
  }

  private let state = Mutex(State())
  private let task = Mutex<Task<Void, Never>?>(nil)

  init(_ watch: Watch) {
    let reading = Task { [self] in
      do {
        for try await event in watch { state.withLock { $0.all.append(event) } }
        state.withLock { $0.end = "it was closed" }
      } catch {
        state.withLock { $0.end = "\(error)" }
      }
    }
    task.withLock { $0 = reading }
  }

  var all: [WatchEvent] { state.withLock(\.all) }

  var changes: [(value: Double, token: String)] {
    all.compactMap {
      guard case .change(let change) = $0.kind else { return nil }
      return (change.set.values["rsi_threshold"] ?? .nan, $0.token)
    }
  }

  var values: [Double] { changes.map(\.value) }

  var completes: Int { all.count { $0.kind == .snapshotComplete } }

  func until(_ what: String, _ holds: (Events) -> Bool) async throws {
    let end = ContinuousClock.now + Self.patience
    while !holds(self) {
      if let end = state.withLock(\.end) { throw Failure("waiting for \(what), the watch ended: \(end)") }
      guard ContinuousClock.now < end else { throw Failure("\(what) did not come; there was \(all)") }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Cancels the loop, and sees that this ends it.
  func close() async throws {
    let reading = task.withLock { $0 }
    reading?.cancel()
    try await within(.zero...Self.patience) { await reading?.value }
    try expect(state.withLock(\.end), "it was closed", "the end of the watch")
  }
}
