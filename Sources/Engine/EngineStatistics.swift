package import Repository

/// Counts of this process and of the store.
package struct EngineStatistics: Sendable {
  package var storage: String
  package var identity: StoreIdentity
  package var counts: StoreCounts
  package var cachedKeys: Int
  package var watches: Int
  package var decisions: UInt64
  package var accepted: UInt64
  package var decisionsLost: Int64
  package var adaptations: UInt64
}
