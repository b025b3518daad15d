package import ThresholdCore

/// How much a counter grew within the last while, from looks at it that come now and then.
package struct RecentGrowth: Sendable {
  private let window: Span
  /// Oldest first. The first may lie before the window: what came since then is what grew within it.
  private var looks: [(time: Instant, value: UInt64)] = []

  package init(within window: Span) { self.window = window }

  /// Takes one more look, and says how much the counter grew since the last look before the window; since its start
  /// if the window reaches further back than the looks.
  package mutating func take(_ value: UInt64, at now: Instant) -> UInt64 {
    looks.append((now, value))
    while looks.count > 1, looks[1].time <= now - window { looks.removeFirst() }
    // Without a look before the window, everything since the start lies within it.
    let before = looks[0].time <= now - window ? looks[0].value : 0
    return value >= before ? value - before : value
  }
}
