import Repository

/// What memory holds of the change log before the feed has followed it.
extension ChangeFeed {
  /// The newest changes of the log, as many as memory takes.
  ///
  /// Copies of scopes that others kept are judged by these: without them, everything that was kept before this process began
  /// might be stale, and a cold start would ask the database for every key after all. One row of the log a change; none are
  /// there if the log is not read in time, or is compacted meanwhile.
  static func recalled(
    through identity: StoreIdentity, from repository: any Repository, capacity: Int
  ) async -> ChangeRing {
    let start = max(identity.compacted, identity.head - Int64(capacity))
    do {
      return try await repository.read(deadline: .now + .seconds(10)) { transaction in
        var ring = ChangeRing(capacity: capacity, head: start)
        while ring.head < identity.head {
          let before = ring.head
          for change in try transaction.changes(after: before, limit: pageSize)
          where change.revision == ring.head + 1 && change.revision <= identity.head {
            ring.append(change)
          }
          guard ring.head > before else { throw RepositoryError(.corrupt, "the log lacks \(before + 1)") }
        }
        return ring
      }
    } catch {
      logger.notice(
        "the newest changes cannot be recalled; what others kept of scopes is of no use yet",
        metadata: ["cause": "\(error)"])
      return ChangeRing(capacity: capacity, head: identity.head)
    }
  }
}
