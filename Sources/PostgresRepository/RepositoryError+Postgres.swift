internal import Repository

extension RepositoryError {
  /// What Postgres's error means for a caller.
  init(postgres error: PostgresError, while action: String) {
    self.init(Self.kind(of: error), action, cause: error)
  }

  private static func kind(of error: PostgresError) -> Kind {
    switch error.origin {
    case .connection: .unavailable
    case .deadline: .deadlineExceeded
    case .server(let state): kind(ofState: state)
    }
  }

  private static func kind(ofState state: String) -> Kind {
    switch state {
    // unique_violation: another transaction made the row meanwhile. check_violation: another one attached the partition
    // that the row belongs to, after ours had chosen the default one. serialization_failure, deadlock_detected.
    case "23505", "23514", "40001", "40P01": .conflict
    // query_canceled by statement_timeout, lock_not_available.
    case "57014", "55P03": .deadlineExceeded
    // data_corrupted, index_corrupted.
    case "XX001", "XX002": .corrupt
    // read_only_sql_transaction: a standby, in the middle of a failover.
    case "25006": .unavailable
    // Connection, insufficient resources (disk, memory, connections), operator intervention, system, bad login.
    case _ where ["08", "53", "57", "58", "28", "3D"].contains(state.prefix(2)): .unavailable
    default: .rejected
    }
  }
}
