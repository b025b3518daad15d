package import Repository

/// When to connect for LISTEN, when to prove that notifications arrive, and when to give up; without a connection, a
/// clock or a lock: events go in, actions come out.
///
///     waiting ──due──▶ connecting ──listening──▶ unproven ──probe back──▶ proven ◀─┐
///        ▲                 │                        │                      │  │    │ probe back
///        └──── failed, lost, probe not back in time ┴──────────────────────┘  └────┘
///
/// A probe is a NOTIFY to ourselves by another connection, since one that arrives while its own connection is in use
/// proves nothing: a pooler in transaction mode passes that on, and no other. So a connection counts only once a probe
/// has come back.
package struct ListenState {
  package enum Action: Equatable {
    case connect
    case sendProbe(Int64)
    case disconnect
    case report(ChangeHint)
  }

  private enum State {
    case waiting(until: ContinuousClock.Instant)
    case connecting
    case listening(Listening)
  }

  private struct Listening {
    var isProven = false
    /// The probe that is out. It is overdue only once it was sent: that takes a connection of the pool.
    var probe: (number: Int64, overdue: ContinuousClock.Instant?)?
    var nextProbe: ContinuousClock.Instant
  }

  private let times: HintTimes
  private var state: State
  private var failures = 0
  private var lastProbe: Int64 = 0
  /// Whether those who follow were told that hints arrive; `nil` before they were told anything.
  private var isToldConnected: Bool?

  package init(times: HintTimes, now: ContinuousClock.Instant) {
    self.times = times
    state = .waiting(until: now)
  }

  /// When `timePassed` is due next; `nil` while nothing but an event can help.
  package var nextEvent: ContinuousClock.Instant? {
    switch state {
    case .waiting(let until): until
    case .connecting: nil
    case .listening(let listening): listening.probe.map(\.overdue) ?? listening.nextProbe
    }
  }

  /// `nextEvent` has come. `jitter`, from 0 to 1, spreads what many do at once, here and below.
  package mutating func timePassed(now: ContinuousClock.Instant, jitter: Double) -> [Action] {
    switch state {
    case .waiting(let until) where until <= now:
      state = .connecting
      return [.connect]
    case .listening(let listening):
      if let overdue = listening.probe?.overdue, overdue <= now {
        return fail(
          "a notification to itself did not come back within \(times.probeTimeout): the connection is dead, or a pooler "
            + "in transaction mode is in between (DATABASE_LISTEN_URL takes a direct one)", now, jitter)
      }
      guard listening.probe == nil, listening.nextProbe <= now else { return [] }
      return probe(listening)
    case .waiting, .connecting: return []
    }
  }

  /// The connection that was asked for listens.
  package mutating func connected(now: ContinuousClock.Instant) -> [Action] {
    guard case .connecting = state else { return [.disconnect] }
    return probe(Listening(nextProbe: now))
  }

  /// The connection could not be made, or is lost.
  package mutating func lost(_ reason: String, now: ContinuousClock.Instant, jitter: Double) -> [Action] {
    if case .waiting = state { return [] }
    return fail(reason, now, jitter)
  }

  /// A probe was committed; from now on it can come back.
  package mutating func probeSent(_ number: Int64, now: ContinuousClock.Instant) {
    guard case .listening(var listening) = state, listening.probe?.number == number else { return }
    listening.probe?.overdue = now + times.probeTimeout
    state = .listening(listening)
  }

  /// A probe could not be sent, which says nothing about the connection that listens: it is tried again later.
  package mutating func probeFailed(_ number: Int64, now: ContinuousClock.Instant) {
    guard case .listening(var listening) = state, listening.probe?.number == number else { return }
    listening.probe = nil
    listening.nextProbe = now + min(times.probeTimeout, times.probeInterval)
    state = .listening(listening)
  }

  /// A notification of ours came back.
  package mutating func probeReturned(
    _ number: Int64, now: ContinuousClock.Instant, jitter: Double
  ) -> [Action] {
    guard case .listening(var listening) = state, listening.probe?.number == number else { return [] }
    let wasProven = listening.isProven
    listening.isProven = true
    listening.probe = nil
    listening.nextProbe = now + times.probeInterval * (0.75 + jitter / 4)
    state = .listening(listening)
    failures = 0
    return wasProven ? [] : tell(true, .connected)
  }

  private mutating func probe(_ listening: Listening) -> [Action] {
    lastProbe += 1
    var listening = listening
    listening.probe = (lastProbe, nil)
    state = .listening(listening)
    return [.sendProbe(lastProbe)]
  }

  private mutating func fail(_ reason: String, _ now: ContinuousClock.Instant, _ jitter: Double) -> [Action] {
    let pause = min(times.backoffMax, times.backoffMin * (1 << min(failures, 16)))
    failures += 1
    state = .waiting(until: now + pause * (0.5 + jitter / 2))
    return [.disconnect] + tell(false, .disconnected(reason))
  }

  /// Says what changed, and nothing twice: the log gets one line for an outage, however often we try.
  private mutating func tell(_ isConnected: Bool, _ hint: ChangeHint) -> [Action] {
    guard isToldConnected != isConnected else { return [] }
    isToldConnected = isConnected
    return [.report(hint)]
  }
}
