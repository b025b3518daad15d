/// Why Redis did not answer as expected.
package struct RedisError: Error, Equatable {
  package enum Kind: Sendable {
    /// Nobody answers, or not in time; the next attempts wait for a backoff.
    case unreachable
    /// More wait for it than is sensible; nothing was sent.
    case busy
    /// It answered with an error: a wrong password, a command that it does not know, memory that is full.
    case refused
  }

  package var kind: Kind
  /// For the log.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
