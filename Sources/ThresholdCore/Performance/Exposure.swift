/// How much of the time a position was open.
package enum Exposure {
  /// The part of `from`...`through` in which at least one trade was open, 0 to 1; `nil` if a trade does not say when it
  /// was opened.
  /// - Complexity: O(n log n).
  package static func fraction(_ trades: [Trade], from: Instant, through: Instant) -> Double? {
    guard !trades.isEmpty, through > from else { return nil }
    var spans: [(start: Instant, end: Instant)] = []
    for trade in trades {
      guard let openedAt = trade.openedAt else { return nil }
      spans.append((max(openedAt, from), min(trade.closedAt, through)))
    }
    spans.sort { $0.start < $1.start }
    var covered = 0.0
    var end = from
    for span in spans where span.end > max(span.start, end) {
      covered += (span.end - max(span.start, end)).seconds
      end = span.end
    }
    return covered / (through - from).seconds
  }
}
