import Repository
import Synchronization

/// A repository whose writes a test holds back, or lets come to a bad end.
final class GatedRepository: Repository {
  let inner: any Repository
  /// How many of the next writes lose their connection once they are committed.
  let lostAnswers = Mutex(0)
  private let gate = Mutex<(isClosed: Bool, held: [CheckedContinuation<Void, Never>])>((false, []))

  init(_ inner: any Repository) { self.inner = inner }

  var name: String { inner.name }
  var backgroundReadersMax: Int { inner.backgroundReadersMax }
  var writersMax: Int { inner.writersMax }

  /// Writes that are held.
  var heldCount: Int { gate.withLock { $0.held.count } }

  /// Holds writes from now on, or lets all go.
  func hold(_ isClosed: Bool) {
    let held = gate.withLock { gate in
      gate.isClosed = isClosed
      defer { if !isClosed { gate.held = [] } }
      return isClosed ? [] : gate.held
    }
    for continuation in held { continuation.resume() }
  }

  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await inner.read(deadline: deadline, body)
  }

  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    await withCheckedContinuation { continuation in
      let isClosed = gate.withLock { gate in
        if gate.isClosed { gate.held.append(continuation) }
        return gate.isClosed
      }
      if !isClosed { continuation.resume() }
    }
    try Task.checkCancellation()
    let result = try await inner.write(deadline: deadline, body)
    let isLost = lostAnswers.withLock { count in
      defer { count = max(0, count - 1) }
      return count > 0
    }
    if isLost { throw RepositoryError(.commitUnknown, "cut by the test") }
    return result
  }

  func close() async { await inner.close() }
}
