internal import Synchronization
package import ThresholdCore

/// What is known of the server's health, and who wants to hear of changes.
///
/// Parts of the server report here; probes, `grpc.health.v1` and /health read from here.
package final class Health: Sendable {
  /// Names an observation until it is cancelled.
  package struct ObserverID: Sendable, Hashable {
    fileprivate let number: UInt64
  }

  private struct Observer {
    var service: HealthService
    var callback: @Sendable (ServingStatus) -> Void
  }

  private struct State {
    var checks: [String: HealthCheck] = [:]
    var isDraining = false
    var observers: [ObserverID: Observer] = [:]
    var lastObserver: UInt64 = 0
    /// What observers are to be told, in order.
    var notices: [(observer: ObserverID, status: ServingStatus)] = []
    /// Whether some thread is telling them.
    var isTelling = false

    var report: HealthReport {
      HealthReport(checks: checks.values.sorted { $0.name < $1.name }, isDraining: isDraining)
    }
  }

  private let state = Mutex(State())

  package init() {}

  package var report: HealthReport { state.withLock { $0.report } }

  package func status(of service: HealthService) -> ServingStatus { service.status(in: report) }

  /// Says how `name` was found at `time`; the first report adds the check.
  ///
  /// - Parameter stops: what the server cannot do while the check fails.
  package func report(
    _ name: String, isPassing: Bool, reason: String, stops: Set<HealthCheck.Capability> = [], at time: Instant
  ) {
    change { state in
      let before = state.checks[name]
      state.checks[name] = HealthCheck(
        name: name, isPassing: isPassing, reason: reason, stops: stops, time: time,
        since: before?.isPassing == isPassing ? before!.since : time)
    }
  }

  /// From now on nothing is served; there is no way back.
  package func drain() {
    change { $0.isDraining = true }
  }

  /// Calls `callback` with the present status and then with each different one, in order, until cancelled.
  ///
  /// It is called outside any lock, on the thread that reports the change or, while that one is still telling others
  /// of an earlier change, on theirs. It must not block.
  package func observe(
    _ service: HealthService, _ callback: @escaping @Sendable (ServingStatus) -> Void
  ) -> ObserverID {
    let id = state.withLock { state in
      state.lastObserver += 1
      let id = ObserverID(number: state.lastObserver)
      state.observers[id] = Observer(service: service, callback: callback)
      state.notices.append((id, service.status(in: state.report)))
      return id
    }
    tellObservers()
    return id
  }

  /// Ends an observation. A call that is under way on another thread may still end after this returns.
  package func cancel(_ id: ObserverID) {
    state.withLock { _ = $0.observers.removeValue(forKey: id) }
  }

  private func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      let before = state.report
      body(&state)
      let after = state.report
      for (id, observer) in state.observers {
        let status = observer.service.status(in: after)
        if status != observer.service.status(in: before) { state.notices.append((id, status)) }
      }
    }
    tellObservers()
  }

  /// Tells what is to be told, one thread at a time: with two, an observer could hear of two changes in the wrong
  /// order and keep the older one.
  private func tellObservers() {
    let mayTell = state.withLock { state in
      defer { state.isTelling = true }
      return !state.isTelling
    }
    guard mayTell else { return }
    while true {
      let next = state.withLock {
        state -> (callback: (@Sendable (ServingStatus) -> Void)?, status: ServingStatus)? in
        guard !state.notices.isEmpty else {
          state.isTelling = false
          return nil
        }
        let notice = state.notices.removeFirst()
        return (state.observers[notice.observer]?.callback, notice.status)
      }
      guard let next else { return }
      next.callback?(next.status)
    }
  }
}
