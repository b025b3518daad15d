internal import Synchronization

/// A number that goes up and down.
package final class Gauge: Sendable {
  private let bits = Atomic<UInt64>(0.0.bitPattern)

  package init() {}

  package func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

  /// Cost: one atomic exchange, more if several threads change the gauge at once.
  package func add(_ difference: Double) {
    var seen = bits.load(ordering: .relaxed)
    while true {
      let wanted = (Double(bitPattern: seen) + difference).bitPattern
      let (exchanged, original) = bits.weakCompareExchange(
        expected: seen, desired: wanted, ordering: .relaxed)
      if exchanged { return }
      seen = original
    }
  }

  package var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
}
