internal import Synchronization

/// A number of things that have happened; it only grows.
package final class Counter: Sendable {
  private let total = Atomic<UInt64>(0)

  package init() {}

  /// Cost: one atomic addition, no order with other memory.
  package func increment(by count: UInt64 = 1) {
    total.wrappingAdd(count, ordering: .relaxed)
  }

  package var value: UInt64 { total.load(ordering: .relaxed) }
}
