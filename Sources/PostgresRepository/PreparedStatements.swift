internal import Logging
internal import Synchronization

/// Whether statements are prepared once a connection.
///
/// A pooler in transaction mode hands each transaction to another connection of its own, which does not know what was
/// prepared before; pgbouncer follows prepared statements since 1.21, Debian 12 has 1.18.
package enum PreparedStatements: String, Sendable, CaseIterable {
  /// Unless a pooler is found between here and the server.
  case auto
  case on
  case off
}

/// The choice, and what was learned about it since the start.
final class PreparedStatementsSwitch: Sendable {
  private let choice: PreparedStatements
  private let isOff: Atomic<Bool>
  private static let logger = Logger(label: "postgres")

  init(_ choice: PreparedStatements) {
    self.choice = choice
    isOff = Atomic(choice == .off)
  }

  var isOn: Bool { !isOff.load(ordering: .relaxed) }

  /// Whether a new connection should find out what it is connected to.
  var wantsProbe: Bool { choice == .auto && isOn }

  /// A connection has found a pooler.
  func foundPooler() { turnOff("the server is behind a connection pooler") }

  /// Whether `error` says that the server has forgotten, or never heard of, what was prepared: then the transaction can
  /// begin again without.
  func explains(_ error: PostgresError) -> Bool {
    // invalid_sql_statement_name, duplicate_prepared_statement.
    guard choice == .auto, error.origin == .server("26000") || error.origin == .server("42P05") else {
      return false
    }
    turnOff("prepared statements get lost on the way to the server")
    return true
  }

  private func turnOff(_ reason: String) {
    guard choice == .auto, !isOff.exchange(true, ordering: .relaxed) else { return }
    Self.logger.notice(
      "going on without prepared statements",
      metadata: [
        "reason": "\(reason)",
        "advice": "set DATABASE_PREPARED_STATEMENTS=off to skip this check, or =on if the pooler keeps them",
      ])
  }
}
