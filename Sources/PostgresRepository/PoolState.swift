package import Repository

/// Who gets which connection, without a connection, a clock or a lock: events go in, actions come out.
///
///     request ──▶ waiting ──lease──▶ the caller's transaction ──▶ returned
///                    │ deadline, cancelled, nothing reachable
///                    ▼
///                   fail
///
///     connect ──▶ connecting ──connected──▶ idle ◀──▶ leased ──broken, old, superfluous──▶ close
///                    │ failed: nobody else reachable fails all waiters; the next attempt waits for a backoff
///
/// Waiters are served in the order in which they came.
package struct PoolState {
  package struct Limits {
    /// Connections that are kept.
    package var size: Int
    /// Further ones while there are waiters.
    package var overflow: Int
    package var waitersMax: Int
    package var waitMax: Duration
    package var recycleAfter: Duration
    /// Pause after the first failed attempt to connect; doubles up to `backoffMax`.
    package var backoffMin = Duration.milliseconds(50)
    package var backoffMax = Duration.seconds(1)

    package init(
      size: Int, overflow: Int, waitersMax: Int, waitMax: Duration, recycleAfter: Duration
    ) {
      self.size = size
      self.overflow = overflow
      self.waitersMax = waitersMax
      self.waitMax = waitMax
      self.recycleAfter = recycleAfter
    }
  }

  package struct WaiterID: Hashable {
    var number: Int
  }

  package struct ConnectionID: Hashable {
    var number: Int
  }

  package enum Failure: Equatable {
    /// The caller's own deadline.
    case deadline
    case cancelled
    /// Too many wait, or one has waited too long.
    case exhausted
    case unreachable
    case closed
  }

  package enum Action: Equatable {
    case connect(ConnectionID)
    case lease(ConnectionID, to: WaiterID)
    case fail(WaiterID, Failure)
    case close(ConnectionID)
  }

  private struct Waiter {
    var id: WaiterID
    var until: ContinuousClock.Instant
    /// What it is told when it has waited until then.
    var failure: Failure
    var since: ContinuousClock.Instant
  }

  private let limits: Limits
  private var waiters: [Waiter] = []
  /// The most recently used last: it is leased first, so that those that a rush left behind are found superfluous.
  private var idle: [ConnectionID] = []
  private var leased: Set<ConnectionID> = []
  private var connecting: Set<ConnectionID> = []
  private var connectedAt: [ConnectionID: ContinuousClock.Instant] = [:]
  private var nextWaiter = 0
  private var nextConnection = 0
  /// Attempts to connect that failed since the last that did not.
  private var failures = 0
  /// No attempt before it.
  private var retryAt: ContinuousClock.Instant?
  private var isClosed = false
  private var counted: PoolStatistics

  package init(limits: Limits) {
    self.limits = limits
    counted = PoolStatistics(limit: limits.size + limits.overflow)
  }

  /// Connections and waiters now, and what was counted since the start.
  package var statistics: PoolStatistics {
    var statistics = counted
    statistics.inUse = leased.count
    statistics.idle = idle.count
    statistics.connecting = connecting.count
    statistics.waiting = waiters.count
    return statistics
  }

  /// Whether nothing is left to wait for after `close`.
  package var isEmpty: Bool { idle.isEmpty && leased.isEmpty && connecting.isEmpty && waiters.isEmpty }

  /// When `timePassed` is due next.
  package var nextEvent: ContinuousClock.Instant? {
    [waiters.map(\.until).min(), retryAt].compactMap { $0 }.min()
  }

  /// A caller wants a connection until `deadline`.
  package mutating func requested(
    deadline: ContinuousClock.Instant, now: ContinuousClock.Instant
  ) -> (WaiterID, [Action]) {
    let id = WaiterID(number: nextWaiter)
    nextWaiter += 1
    if isClosed { return (id, [.fail(id, .closed)]) }
    if deadline <= now { return (id, [fail(id, .deadline)]) }
    // Whoever comes while nothing is reachable is told at once, as long as attempts go on without being asked.
    let isTrying = retryAt != nil || !connecting.isEmpty
    if failures > 0, isTrying, idle.isEmpty, leased.isEmpty { return (id, [fail(id, .unreachable)]) }
    let waitEnd = now + limits.waitMax
    waiters.append(
      Waiter(
        id: id, until: min(deadline, waitEnd), failure: deadline <= waitEnd ? .deadline : .exhausted,
        since: now)
    )
    let actions = serve(now)
    if waiters.last?.id == id { counted.waits += 1 }
    guard waiters.count > limits.waitersMax else { return (id, actions) }
    waiters.removeLast()
    return (id, actions + [fail(id, .exhausted)])
  }

  /// A caller does not wait any more. If it is not waiting at all, nothing happens.
  package mutating func cancelled(_ id: WaiterID) -> [Action] {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return [] }
    waiters.remove(at: index)
    return [fail(id, .cancelled)]
  }

  package mutating func connected(_ id: ConnectionID, now: ContinuousClock.Instant) -> [Action] {
    connecting.remove(id)
    if isClosed { return [.close(id)] }
    failures = 0
    retryAt = nil
    connectedAt[id] = now
    idle.append(id)
    return serve(now)
  }

  /// An attempt failed, and its connection is no more. `jitter`, from 0 to 1, spreads the next attempts of many.
  package mutating func connectFailed(_ id: ConnectionID, now: ContinuousClock.Instant, jitter: Double)
    -> [Action]
  {
    connecting.remove(id)
    if isClosed { return [] }
    let backoff = min(limits.backoffMax, limits.backoffMin * (1 << min(failures, 16)))
    failures += 1
    retryAt = now + backoff * (0.5 + jitter)
    guard idle.isEmpty, leased.isEmpty, connecting.isEmpty else { return [] }
    let turnedAway = exchange(&waiters, with: [])
    return turnedAway.map { fail($0.id, .unreachable) }
  }

  /// A caller gives back what it leased.
  package mutating func returned(_ id: ConnectionID, isBroken: Bool, now: ContinuousClock.Instant) -> [Action]
  {
    leased.remove(id)
    let isSuperfluous = waiters.isEmpty && connectionCount >= limits.size
    if isClosed || isBroken || isSuperfluous || isOld(id, now) {
      connectedAt[id] = nil
      return [.close(id)] + serve(now)
    }
    idle.append(id)
    return serve(now)
  }

  /// `nextEvent` has come.
  package mutating func timePassed(now: ContinuousClock.Instant) -> [Action] {
    var actions: [Action] = []
    for waiter in waiters where waiter.until <= now { actions.append(fail(waiter.id, waiter.failure)) }
    waiters.removeAll { $0.until <= now }
    if let retryAt, retryAt <= now {
      self.retryAt = nil
      // Nobody may be waiting, since whoever comes is turned away.
      if connectionCount == 0 { actions.append(connect()) }
    }
    return actions + serve(now)
  }

  /// Fails all waiters and closes what is idle; what is leased is closed when it comes back.
  package mutating func close() -> [Action] {
    isClosed = true
    retryAt = nil
    let actions: [Action] = waiters.map { .fail($0.id, .closed) } + idle.map { .close($0) }
    waiters = []
    idle = []
    connectedAt = [:]
    return actions
  }

  /// Counts a wait that ends without a connection.
  private mutating func fail(_ id: WaiterID, _ failure: Failure) -> Action {
    switch failure {
    case .deadline: counted.deadlines += 1
    case .cancelled: counted.cancelled += 1
    case .exhausted: counted.exhausted += 1
    case .unreachable: counted.unreachable += 1
    case .closed: break
    }
    return .fail(id, failure)
  }

  private var connectionCount: Int { idle.count + leased.count + connecting.count }

  private func isOld(_ id: ConnectionID, _ now: ContinuousClock.Instant) -> Bool {
    connectedAt[id].map { now - $0 >= limits.recycleAfter } ?? true
  }

  /// Leases what is idle to those who wait, and connects for the rest of them.
  private mutating func serve(_ now: ContinuousClock.Instant) -> [Action] {
    var actions: [Action] = []
    while !waiters.isEmpty, let id = idle.popLast() {
      if isOld(id, now) {
        connectedAt[id] = nil
        actions.append(.close(id))
      } else {
        leased.insert(id)
        let waiter = waiters.removeFirst()
        counted.waited += now - waiter.since
        actions.append(.lease(id, to: waiter.id))
      }
    }
    while connecting.count < waiters.count, connectionCount < limits.size + limits.overflow, retryAt == nil {
      actions.append(connect())
    }
    return actions
  }

  private mutating func connect() -> Action {
    let id = ConnectionID(number: nextConnection)
    nextConnection += 1
    connecting.insert(id)
    return .connect(id)
  }
}
