internal import Synchronization

/// Whether the caller of a transaction that runs on another thread still wants it.
package final class Cancellation: Sendable {
  private let isRequestedFlag = Atomic<Bool>(false)

  package init() {}

  /// The caller has gone: the transaction should end before its next statement.
  package var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }

  package func request() { isRequestedFlag.store(true, ordering: .relaxed) }
}
