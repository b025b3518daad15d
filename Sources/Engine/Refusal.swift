package import Repository
package import ThresholdCore

/// Why a call, or one item of it, was not done. Edges map `kind` to their status in one switch; nothing here holds text
/// of a database.
package struct Refusal: Error, Sendable, Equatable {
  /// What the caller can do about it.
  package enum Kind: Sendable {
    case invalidArgument, failedPrecondition, notFound, aborted, alreadyExists
    case unauthenticated, permissionDenied
    case unavailable, resourceExhausted, deadlineExceeded, cancelled
    case internalError
  }

  package var kind: Kind
  /// For machines, upper snake case, such as `TRADE_CONFLICT`; the reason of `google.rpc.ErrorInfo`.
  package var reason: String
  /// For people, with the values in it.
  package var message: String
  /// Every bad field.
  package var faults: [FieldFault]
  /// Details for machines, such as the oldest revision that is left.
  package var metadata: [String: String]
  /// When to try again, if that helps.
  package var retryAfter: Span?

  package init(
    _ kind: Kind, _ reason: String, _ message: String, faults: [FieldFault] = [],
    metadata: [String: String] = [:],
    retryAfter: Span? = nil
  ) {
    self.kind = kind
    self.reason = reason
    self.message = message
    self.faults = faults
    self.metadata = metadata
    self.retryAfter = retryAfter
  }

  /// A request with these faults; there is at least one.
  package init(faults: [FieldFault]) {
    let all = faults.map { "\($0.field) \($0.description)" }.joined(separator: "; ")
    self.init(.invalidArgument, "INVALID_ARGUMENT", all, faults: faults)
  }

  /// What a caller is told of an error of the storage.
  package init(_ error: RepositoryError) {
    switch error.kind {
    case .unavailable:
      self.init(
        .unavailable, "STORAGE_UNAVAILABLE", "storage is out of reach; nothing was written",
        retryAfter: .seconds(1))
    case .commitUnknown:
      self.init(
        .unavailable, "COMMIT_UNKNOWN",
        "the connection to storage was lost while committing; repeat the call, which is harmless",
        retryAfter: .seconds(1))
    case .exhausted:
      self.init(
        .resourceExhausted, "POOL_EXHAUSTED", "every connection to storage is in use and the queue is full",
        retryAfter: .seconds(1))
    case .deadlineExceeded:
      self.init(.deadlineExceeded, "DEADLINE_EXCEEDED", "the deadline passed before storage answered")
    case .conflict:
      self.init(.aborted, "CONCURRENT_WRITES", "other writes to the same keys came between; try again")
    case .corrupt, .rejected:
      self.init(.internalError, "STORAGE_FAILED", "storage could not do this; the log has the cause")
    }
  }
}
