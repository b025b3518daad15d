package import ThresholdCore

/// What can be said of a store without changing it, also of one that this program cannot work on.
package struct StoreStatus: Sendable, Equatable {
  /// Version of its tables; `nil` if it has none yet.
  package var schemaVersion: Int64?
  /// The version that this program works on.
  package var programSchemaVersion: Int64
  /// Which store it is; `nil` if it has no tables, or others than this program can read.
  package var identity: StoreIdentity?
  package var counts: StoreCounts?
  /// The oldest change that is retained.
  package var oldestChange: Change?
  /// What it takes on disk.
  package var bytes: Int64?

  package init(
    schemaVersion: Int64? = nil, programSchemaVersion: Int64, identity: StoreIdentity? = nil,
    counts: StoreCounts? = nil, oldestChange: Change? = nil, bytes: Int64? = nil
  ) {
    self.schemaVersion = schemaVersion
    self.programSchemaVersion = programSchemaVersion
    self.identity = identity
    self.counts = counts
    self.oldestChange = oldestChange
    self.bytes = bytes
  }
}
