import ThresholdCore

/// The changes that wait for one stream, oldest first.
struct LiveQueue {
  /// From `start` on; what lies before it has been taken.
  private var changes: [QueuedChange] = []
  private var start = 0
  /// What the waiting changes weigh; see `ScopeEvent.weight`.
  private(set) var weight = 0

  /// Places that an empty queue keeps, for the next change.
  private static let placesKept = 16

  var count: Int { changes.count - start }
  var isEmpty: Bool { start == changes.count }
  var first: QueuedChange? { isEmpty ? nil : changes[start] }

  mutating func append(_ change: QueuedChange) {
    changes.append(change)
    weight += change.event.weight
  }

  mutating func popFirst() -> QueuedChange? {
    guard !isEmpty else { return nil }
    let change = changes[start]
    start += 1
    weight -= change.event.weight
    if start == changes.count {
      changes.removeAll(keepingCapacity: changes.capacity <= Self.placesKept)
      start = 0
    }
    return change
  }

  /// Keeps only the newest change of each scope, and returns how many were left out.
  mutating func conflate() -> Int {
    let before = count
    changes = QueuedChange.latest(of: Array(changes[start...]))
    start = 0
    weight = changes.reduce(0) { $0 + $1.event.weight }
    return before - changes.count
  }

  mutating func removeAll() { self = LiveQueue() }
}
