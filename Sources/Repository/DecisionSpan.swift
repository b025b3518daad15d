package import ThresholdCore

/// What tells the decisions of a span of time from those that were there before: decisions are only ever added, anywhere,
/// and removed from the oldest on.
package struct DecisionSpan: Sendable, Equatable {
  package var count: Int64
  /// When the first was made; `nil` without any.
  package var first: Instant?

  package init(count: Int64, first: Instant?) {
    self.count = count
    self.first = first
  }
}
