/// Which store this is, and where its change log begins and ends.
package struct StoreIdentity: Sendable, Equatable {
  /// Random, made with the store.
  package var id: String
  /// Raised when a store is restored from a backup, so that tokens of the lost future are refused.
  package var epoch: Int64
  /// Revision of the newest change; 0 before the first.
  package var head: Int64
  /// Newest revision that was compacted away; changes after it can be read. 0 when all are there.
  package var compacted: Int64

  package init(id: String, epoch: Int64, head: Int64, compacted: Int64) {
    self.id = id
    self.epoch = epoch
    self.head = head
    self.compacted = compacted
  }

  /// A random id for a new store: 32 hexadecimal digits.
  package static func makeID() -> String {
    (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
  }
}
