internal import RelationalRepository
internal import Repository
internal import Synchronization

/// Change hints by NOTIFY, from the pool's connections, and LISTEN, on a connection of its own.
final class PostgresHints: ChangeHints {
  private struct State {
    var listener: ChangeListener?
    var end: AsyncStream<ChangeHint>.Continuation?
    var isClosed = false
  }

  private let configuration: PostgresConfiguration
  private let announcer: ChangeAnnouncer
  private let sender = UInt64.random(in: 0 ... .max)
  private let state = Mutex(State())

  init(_ configuration: PostgresConfiguration) {
    self.configuration = configuration
    announcer = ChangeAnnouncer(sender: sender, spacing: configuration.hints.spacing)
  }

  /// Sets how a NOTIFY is committed.
  func notify(by notify: @escaping ChangeAnnouncer.Notify) { announcer.notify(by: notify) }

  func announce(_ revision: Int64) { announcer.announce(revision) }

  func listen() -> AsyncStream<ChangeHint> {
    let (hints, continuation) = AsyncStream.makeStream(of: ChangeHint.self)
    let announcer = announcer
    let isClosed = state.withLock { state in
      precondition(state.end == nil, "hints have one listener")
      guard !state.isClosed else { return true }
      state.end = continuation
      state.listener = ChangeListener.start(
        configuration, sender: sender, sendProbe: { announcer.probe($0, sent: $1) },
        report: { continuation.yield($0) })
      if state.listener == nil { continuation.yield(.disconnected("no more threads or files")) }
      return false
    }
    if isClosed { continuation.finish() }
    return hints
  }

  func close() {
    announcer.close()
    let (listener, end) = state.withLock { state in
      state.isClosed = true
      return (state.listener.take(), state.end)
    }
    listener?.stop()
    end?.finish()
  }

  /// Announces without waiting for the disk: a hint that a crash loses was for a commit that the others poll for.
  static let durability = SQLStatement("SELECT set_config('synchronous_commit', 'off', true)")
  static let notification = SQLStatement("SELECT '' FROM pg_notify('\(ChangeListener.channel)', $1)")
}
