/// Told of each statement that a transaction sends to a database.
package protocol StatementObserver: Sendable {
  /// A statement begins; what is returned is called when it has ended, with whether it failed.
  ///
  /// A statement that is sent on without waiting ends when it is handed over.
  ///
  /// - Parameters:
  ///   - summary: what it does, such as `SELECT scopes`; never a value.
  ///   - system: `sqlite` or `postgresql`.
  func begin(_ summary: String, on system: String) -> (_ failed: Bool) -> Void
}

/// Who is told.
package enum StatementObservation {
  /// Set within a transaction's body alone. Bodies are synchronous, so it holds on whatever thread they run.
  @TaskLocal package static var observer: (any StatementObserver)?
}
