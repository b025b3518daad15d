internal import Logging
internal import RelationalRepository
package import Repository
internal import Synchronization

/// A Postgres database whose history is read from a replica of it, while that is in reach and not too far behind.
///
/// Once a second both are asked how far they are. Whatever is wrong with the replica, the primary answers instead, until the
/// replica has been well for a while: that is counted, and said in the log when it begins and when it ends.
package final class ReplicatedRepository: Repository {
  package var name: String { primary.name }
  package var backgroundReadersMax: Int { primary.backgroundReadersMax }

  private struct State {
    var statistics = ReplicaStatistics()
    var lag = ReplicaLag()
    var use = ReplicaUse()
    /// What the log says of `use`; `nil` before it said anything.
    var saidInUse: Bool?
    /// Id of the primary's store, once it was heard of.
    var store: String?

    /// - Returns: whether the log does not say yet whether it is in use.
    mutating func found(_ isWell: Bool) -> Bool {
      isWell ? use.well(now: .now) : use.fault(now: .now)
      statistics.isInUse = use.isInUse
      // On probation nothing new is said.
      guard isWell == use.isInUse else { return false }
      defer { saidInUse = use.isInUse }
      return saidInUse != use.isInUse
    }
  }

  private let primary: PostgresRepository
  private let copy: PostgresRepository
  private let lagMax: Duration
  private let state = Mutex(State())
  private let probe = Mutex<Task<Void, Never>?>(nil)

  private static let logger = Logger(label: "postgres")
  private static let interval = Duration.seconds(1)

  /// - Parameters:
  ///   - replica: how to reach the replica; its tables are the primary's.
  ///   - lagMax: how far behind it may be.
  package init(primary: PostgresRepository, replica: PostgresConfiguration, lagMax: Duration) {
    self.primary = primary
    copy = PostgresRepository(replica)
    self.lagMax = lagMax
    probe.withLock { task in
      task = Task { [weak self] in
        while !Task.isCancelled {
          await self?.look()
          try? await Task.sleep(for: Self.interval)
        }
      }
    }
  }

  package func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await primary.read(deadline: deadline, body)
  }

  package func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try await primary.write(deadline: deadline, body)
  }

  package func readHistory<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    if state.withLock({ $0.statistics.isInUse }) {
      let now = ContinuousClock.now
      // Half of the time, so that the primary can still answer when the replica does not.
      let patience = min(.seconds(5), now.duration(to: deadline ?? now + .seconds(30)) / 2)
      do {
        let result = try await copy.read(deadline: now + patience, body)
        state.withLock { $0.statistics.reads += 1 }
        return result
      } catch let error as RepositoryError where !Task.isCancelled {
        // Crowded is not away.
        if error.kind != .exhausted { leave(Self.words(of: error)) }
      }
    }
    state.withLock { $0.statistics.fallbacks += 1 }
    return try await primary.read(deadline: deadline, body)
  }

  package var writersMax: Int { primary.writersMax }

  package var pool: PoolStatistics? { primary.pool }

  package var replica: ReplicaStatistics? { state.withLock { $0.statistics } }

  package func close() async {
    probe.withLock { $0?.cancel() }
    await copy.close()
    await primary.close()
  }

  /// Asks both how far they are, and decides whether the replica is of use.
  private func look() async {
    let deadline = ContinuousClock.now + .seconds(2)
    do {
      // The replica first: what it has then, the primary must have.
      let position = try await copy.logPosition(deadline: deadline)
      let store = try await copy.read(deadline: deadline) { try $0.identity().id }
      if try await store != primaryStore(deadline: deadline) {
        return leave("it is a replica of another store")
      }
      let lag = state.withLock { state in
        state.statistics.lag = state.lag.replica(at: position, now: .now)
        return state.statistics.lag
      }
      if let lag { lag <= lagMax ? enter(lag) : leave("it is \(lag) behind") }
    } catch {
      if !Task.isCancelled { leave(Self.words(of: error)) }
    }
    // An outage of the primary says nothing of the replica.
    if let position = try? await primary.logPosition(deadline: .now + .seconds(2)) {
      state.withLock { $0.lag.primary(at: position, now: .now) }
    }
  }

  private func primaryStore(deadline: ContinuousClock.Instant) async throws -> String {
    if let known = state.withLock({ $0.store }) { return known }
    let store = try await primary.read(deadline: deadline) { try $0.identity().id }
    state.withLock { $0.store = store }
    return store
  }

  private func enter(_ lag: Duration) {
    if state.withLock({ $0.found(true) }) {
      Self.logger.notice("history is read from the replica", metadata: ["lag": "\(lag)"])
    }
  }

  private func leave(_ reason: String) {
    if state.withLock({ $0.found(false) }) {
      Self.logger.warning("history is read from the primary database", metadata: ["reason": "\(reason)"])
    }
  }

  private static func words(of error: any Error) -> String {
    guard let error = error as? RepositoryError else { return "\(error)" }
    return error.cause.map { "\(error.message): \($0)" } ?? error.message
  }
}
