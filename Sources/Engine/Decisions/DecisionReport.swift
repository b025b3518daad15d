package import ThresholdCore

/// The answer to one signal and everything it rests on.
package struct DecisionReport: Sendable {
  package var id: String
  package var shouldTrade: Bool
  package var signal: Signal
  package var snapshot: KeySnapshot
  package var gates: Gates
  /// The locks that stood in the way.
  package var locks: [ScopedLock]
  /// How long ago memory was last known to be current; `nil` while storage is in reach.
  package var staleFor: Span?
  /// Whether an entry was refused because memory is too old.
  package var refusedAsStale: Bool
  package var evaluatedAt: Instant
}
