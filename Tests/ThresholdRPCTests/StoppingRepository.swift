import Repository
import Synchronization

/// A repository that lets some writes pass and holds those after them until their caller goes away.
final class StoppingRepository: Repository {
  private struct State {
    var hasBegun = false
    var started = 0
    var held = 0
  }

  private let inner = InMemoryRepository()
  private let writesLeft: Int
  private let state = Mutex(State())

  init(writesLeft: Int) { self.writesLeft = writesLeft }

  /// From now on writes are counted.
  func begin() { state.withLock { $0.hasBegun = true } }

  /// Writes that have begun since, and those of them that are held.
  var startedCount: Int { state.withLock { $0.started } }
  var heldCount: Int { state.withLock { $0.held } }

  var name: String { inner.name }
  var backgroundReadersMax: Int { inner.backgroundReadersMax }

  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await inner.read(deadline: deadline, body)
  }

  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    let isHeld = state.withLock { state in
      guard state.hasBegun else { return false }
      state.started += 1
      guard state.started > writesLeft else { return false }
      state.held += 1
      return true
    }
    if isHeld {
      defer { state.withLock { $0.held -= 1 } }
      try await Task.sleep(for: .seconds(60))
    }
    return try await inner.write(deadline: deadline, body)
  }

  func close() async { await inner.close() }
}
