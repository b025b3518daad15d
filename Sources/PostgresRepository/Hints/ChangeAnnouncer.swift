internal import Synchronization

/// Sends NOTIFY in tiny transactions of their own: the first at once, the next ones together, `spacing` apart.
///
/// Not in the transactions that write: those that notify commit one after the other, behind a lock of the whole
/// database, whether anybody listens or not.
final class ChangeAnnouncer: Sendable {
  /// Commits a NOTIFY with this payload; throws if it did not.
  typealias Notify = @Sendable (_ payload: String) async throws -> Void

  private struct State {
    /// What is to be told; `nil` if nothing is.
    var waiting: Int64?
    /// Whether a task is at work, which will look again before it ends.
    var isSending = false
    /// `nil` before there is a way, and once it is closed.
    var notify: Notify?
  }

  private let sender: UInt64
  private let spacing: Duration
  private let state = Mutex(State())

  init(sender: UInt64, spacing: Duration) {
    self.sender = sender
    self.spacing = spacing
  }

  func notify(by notify: @escaping Notify) { state.withLock { $0.notify = notify } }

  func announce(_ revision: Int64) {
    let mustSend = state.withLock { state in
      guard state.notify != nil else { return false }
      state.waiting = max(revision, state.waiting ?? 0)
      defer { state.isSending = true }
      return !state.isSending
    }
    if mustSend { Task { await sendAll() } }
  }

  /// Sends nothing any more.
  func close() { state.withLock { $0.notify = nil } }

  /// Sends a probe besides; `sent` is told whether it was committed.
  func probe(_ number: Int64, sent: @escaping @Sendable (Bool) -> Void) {
    guard let notify = state.withLock({ $0.notify }) else { return sent(false) }
    Task {
      do {
        try await notify(HintPayload(sender: sender, content: .probe(number)).text)
        sent(true)
      } catch { sent(false) }
    }
  }

  private func sendAll() async {
    while let (revision, notify) = next() {
      let begun = ContinuousClock.now
      // One that fails is not sent again: the others poll.
      try? await notify(HintPayload(sender: sender, content: .committed(through: revision)).text)
      try? await Task.sleep(until: begun + spacing, clock: .continuous)
    }
  }

  private func next() -> (Int64, Notify)? {
    state.withLock { state in
      guard let revision = state.waiting.take(), let notify = state.notify else {
        state.isSending = false
        return nil
      }
      return (revision, notify)
    }
  }
}
