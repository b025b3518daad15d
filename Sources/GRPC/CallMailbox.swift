import Synchronization

/// What other threads have to say to the calls of one connection.
///
/// Posting rings the connection's bell once, however much is posted until it is emptied; while the
/// connection is at work anyway it does not ring at all.
package final class CallMailbox: Sendable {
  enum Letter: Sendable {
    case wake(CallHandle)
    case resumeReading(CallHandle)
    case answer(CallHandle, Result<[UInt8], Status>)
  }

  private struct State {
    var letters: [Letter] = []
    /// Whether somebody will look into the box without being called.
    var isAttended = false
    var isClosed = false
  }

  private let state = Mutex(State())
  private let ring: @Sendable () -> Void

  /// `ring` is called from any thread and must lead to `ServerConnection.attend` on the connection's loop.
  package init(ring: @escaping @Sendable () -> Void) {
    self.ring = ring
  }

  func post(_ letter: Letter) {
    let mustRing = state.withLock { state in
      guard !state.isClosed else { return false }
      state.letters.append(letter)
      defer { state.isAttended = true }
      return !state.isAttended
    }
    if mustRing { ring() }
  }

  /// The connection is at work and will empty the box before it rests.
  func attend() {
    state.withLock { $0.isAttended = true }
  }

  /// Everything posted so far; once it is empty, the next letter rings again.
  func collect() -> [Letter] {
    state.withLock { state in
      if state.letters.isEmpty {
        state.isAttended = false
        return []
      }
      return exchange(&state.letters, with: [])
    }
  }

  /// The connection is gone. Letters hold their calls' handles, which hold this box: none may be left in it.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.letters = []
    }
  }
}
