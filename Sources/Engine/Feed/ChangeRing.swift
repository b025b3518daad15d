import ThresholdCore

/// The newest changes, in order and without gaps, in a buffer of fixed capacity.
struct ChangeRing {
  private var slots: [Change] = []
  private var first = 0
  /// The newest revision here of each scope that was changed.
  private var newest: [Key: Int64] = [:]
  private let capacity: Int
  /// Revision before the oldest change here: everything after it is here.
  private(set) var start: Int64
  /// Revision of the newest change here; `start` if there is none.
  private(set) var head: Int64

  init(capacity: Int, head: Int64) {
    self.capacity = capacity
    start = head
    self.head = head
  }

  /// Adds the change after `head`.
  mutating func append(_ change: Change) {
    precondition(change.revision == head + 1, "revision \(change.revision) after \(head)")
    head = change.revision
    newest[change.key] = change.revision
    if slots.count < capacity {
      slots.append(change)
    } else {
      let oldest = slots[first]
      if newest[oldest.key] == oldest.revision { newest[oldest.key] = nil }
      slots[first] = change
      first = (first + 1) % capacity
      start += 1
    }
  }

  /// The revision of the newest change of a scope; `nil` if none is here.
  func newest(of key: Key) -> Int64? { newest[key] }

  /// The changes after `revision`, oldest first; `nil` if some of them are no longer here.
  func changes(after revision: Int64) -> [Change]? {
    guard revision >= start else { return nil }
    guard revision < head else { return [] }
    let skip = Int(revision - start)
    return (skip..<slots.count).map { slots[(first + $0) % slots.count] }
  }
}
