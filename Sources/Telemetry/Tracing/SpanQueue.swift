internal import Synchronization

/// Spans that wait for their export. Bounded: when nobody takes them away fast enough, further ones are lost and counted,
/// and no call waits.
package final class SpanQueue: Sendable {
  private struct State {
    var spans: [SpanRecord] = []
    var lost: UInt64 = 0
  }

  private let capacity: Int
  private let state = Mutex(State())

  package init(capacity: Int = 8_192) { self.capacity = capacity }

  /// Cost: a lock and a move.
  package func add(_ span: SpanRecord) {
    state.withLock { state in
      guard state.spans.count < capacity else {
        state.lost += 1
        return
      }
      state.spans.append(span)
    }
  }

  /// Takes all that wait, in the order in which they ended.
  package func takeAll() -> [SpanRecord] {
    state.withLock { exchange(&$0.spans, with: []) }
  }

  package var count: Int { state.withLock { $0.spans.count } }

  /// Spans lost since the start.
  package var lost: UInt64 { state.withLock { $0.lost } }
}
