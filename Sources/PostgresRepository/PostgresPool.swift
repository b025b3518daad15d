internal import Repository
internal import Synchronization

/// Connections, each on a thread of its own, and the callers that take turns on them. `PoolState` decides; this does.
final class PostgresPool: Sendable {
  /// What a caller does with the connection it gets, on that connection's thread.
  typealias Work = @Sendable (PostgresConnection) -> Done

  /// What remains to be done when a caller is through with its connection.
  struct Done {
    /// Whether nobody can use the connection any more.
    var isBroken: Bool
    /// Whether it got no answer from the server, not even to a request to stop.
    var isSilent = false
    /// Called after the connection has been given back, so that the caller's next transaction finds it.
    var answer: () -> Void
  }

  private struct Caller {
    var work: Work
    var fail: @Sendable (RepositoryError) -> Void
  }

  private struct State {
    var machine: PoolState
    var callers: [PoolState.WaiterID: Caller] = [:]
    var threads: [PoolState.ConnectionID: ConnectionThread] = [:]
    /// When `timePassed` will be called; none needed later than that.
    var wakesAt: ContinuousClock.Instant?
    /// When a connection last got no answer: those that have not been heard of since may be as dead as that one.
    var silentAt: ContinuousClock.Instant?
    /// Why the last attempt to connect failed.
    var connectError: PostgresError?
    var closing: [CheckedContinuation<Void, Never>] = []
  }

  private let configuration: PostgresConfiguration
  private let preparedStatements: PreparedStatementsSwitch
  private let state: Mutex<State>

  init(_ configuration: PostgresConfiguration, _ preparedStatements: PreparedStatementsSwitch) {
    self.configuration = configuration
    self.preparedStatements = preparedStatements
    let limits = PoolState.Limits(
      size: max(1, configuration.size), overflow: max(0, configuration.overflow),
      waitersMax: configuration.waitersMax, waitMax: configuration.waitMax,
      recycleAfter: configuration.recycleAfter)
    state = Mutex(State(machine: PoolState(limits: limits)))
  }

  /// Calls `work` on a connection's thread, or `fail` if there is none in time. Exactly one of them, once, possibly
  /// before this returns.
  func request(
    deadline: ContinuousClock.Instant, work: @escaping Work,
    fail: @escaping @Sendable (RepositoryError) -> Void
  ) -> PoolState.WaiterID {
    let (id, actions) = state.withLock { state in
      let (id, actions) = state.machine.requested(deadline: deadline, now: .now)
      state.callers[id] = Caller(work: work, fail: fail)
      return (id, actions)
    }
    perform(actions)
    return id
  }

  var statistics: PoolStatistics { state.withLock { $0.machine.statistics } }

  /// Ends a wait; what has begun goes on.
  func cancel(_ id: PoolState.WaiterID) {
    change { machine, _ in machine.cancelled(id) }
  }

  /// Turns callers away and returns once nobody uses a connection.
  func close() async {
    change { machine, _ in machine.close() }
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.machine.isEmpty { state.closing.append(continuation) }
        return state.machine.isEmpty
      }
      if isEmpty { continuation.resume() }
    }
  }

  private func change(_ event: (inout PoolState, ContinuousClock.Instant) -> [PoolState.Action]) {
    perform(state.withLock { event(&$0.machine, .now) })
  }

  /// Does what the machine asks for, outside the lock, because it may come back with the next event at once.
  private func perform(_ actions: [PoolState.Action]) {
    for action in actions {
      switch action {
      case .connect(let id): connect(id)
      case .lease(let id, let waiter): lease(id, to: waiter)
      case .close(let id): state.withLock { $0.threads.removeValue(forKey: id) }?.stop()
      case .fail(let waiter, let failure):
        let (caller, cause) = state.withLock { ($0.callers.removeValue(forKey: waiter), $0.connectError) }
        caller?.fail(Self.error(of: failure, cause))
      }
    }
    scheduleWake()
    let closing = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      guard state.machine.isEmpty else { return [] }
      defer { state.closing = [] }
      return state.closing
    }
    for continuation in closing { continuation.resume() }
  }

  private func connect(_ id: PoolState.ConnectionID) {
    guard let thread = ConnectionThread.start() else {
      let error = PostgresError(origin: .connection, message: "no more threads")
      return connectFailed(id, error)
    }
    state.withLock { $0.threads[id] = thread }
    thread.run { [self] connection in
      do throws(PostgresError) {
        let timeout = configuration.connectTimeout
        let made = try PostgresConnection(url: configuration.url, within: timeout)
        if preparedStatements.wantsProbe, try made.isBehindPooler(deadline: .now + timeout) {
          preparedStatements.foundPooler()
        }
        connection = made
        change { $0.connected(id, now: $1) }
      } catch {
        connectFailed(id, error)
      }
    }
  }

  private func connectFailed(_ id: PoolState.ConnectionID, _ error: PostgresError) {
    let thread = state.withLock { state in
      state.connectError = error
      return state.threads.removeValue(forKey: id)
    }
    thread?.stop()
    change { $0.connectFailed(id, now: $1, jitter: .random(in: 0...1)) }
  }

  private func lease(_ id: PoolState.ConnectionID, to waiter: PoolState.WaiterID) {
    let (caller, thread, silentAt) = state.withLock {
      ($0.callers.removeValue(forKey: waiter), $0.threads[id], $0.silentAt)
    }
    guard let caller, let thread else { preconditionFailure("\(waiter) or \(id) is unknown") }
    thread.run { [self] connection in
      guard let lent = connection else { preconditionFailure("\(id) was leased before it was connected") }
      if let silentAt, lent.heardAt <= silentAt { _ = lent.answers(within: configuration.cancelGrace) }
      let done = caller.work(lent)
      if done.isSilent { state.withLock { $0.silentAt = .now } }
      if done.isBroken { connection = nil }
      change { $0.returned(id, isBroken: done.isBroken, now: $1) }
      done.answer()
    }
  }

  private func scheduleWake() {
    let wakesAt = state.withLock { state -> ContinuousClock.Instant? in
      guard let next = state.machine.nextEvent, next < state.wakesAt ?? .now + .seconds(1_000_000) else {
        return nil
      }
      state.wakesAt = next
      return next
    }
    guard let wakesAt else { return }
    Task { [weak self] in
      try await Task.sleep(until: wakesAt, clock: .continuous)
      self?.wake(wakesAt)
    }
  }

  private func wake(_ wakesAt: ContinuousClock.Instant) {
    let actions = state.withLock { state in
      // An earlier one may have been scheduled meanwhile.
      if state.wakesAt == wakesAt { state.wakesAt = nil }
      return state.machine.timePassed(now: .now)
    }
    perform(actions)
  }

  private static func error(of failure: PoolState.Failure, _ cause: PostgresError?) -> RepositoryError {
    switch failure {
    case .deadline: RepositoryError(.deadlineExceeded, "the deadline passed while waiting for a connection")
    case .cancelled: RepositoryError(.deadlineExceeded, "cancelled while waiting for a connection")
    case .exhausted: RepositoryError(.exhausted, "every connection to the database is in use")
    case .unreachable: RepositoryError(.unavailable, "the database cannot be reached", cause: cause)
    case .closed: RepositoryError(.unavailable, "the store is closed")
    }
  }
}
