/// How a replica of the database is used, since the start.
package struct ReplicaStatistics: Sendable, Equatable {
  /// Whether history is read from it now.
  package var isInUse = false
  /// How far it was behind when last asked; `nil` if it has not answered yet.
  package var lag: Duration?
  /// Reads that it answered.
  package var reads: UInt64 = 0
  /// Reads that went to the primary database instead.
  package var fallbacks: UInt64 = 0

  package init() {}
}
