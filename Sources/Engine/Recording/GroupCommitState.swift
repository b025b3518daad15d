/// Which calls are committed together and when, without a transaction, a clock or a lock: events go in, actions come out.
///
///     arrived ──▶ waiting ──begin──▶ running ──ended──▶ answered by its group
///                    │ deadline,        │ deadline, cancelled
///                    │ cancelled,       ▼
///                    ▼ too many        fail: the caller has its answer, and the group goes on
///                   fail
///
/// A call that finds no group running begins one at once, alone. Those that arrive meanwhile wait and go together with the
/// next: when the running one ends, when the first of them has waited for `patience`, or when they are as many as a group
/// takes. So a slow commit delays nobody by more than `patience` while fewer than `groupsMax` run, and a fast one gathers
/// as many calls as arrive during it.
package struct GroupCommitState {
  package struct Limits: Sendable {
    /// Groups that run at once.
    package var groupsMax = 2
    /// Of one group. A single call may have more items than that.
    package var callsMax = 1_024
    package var itemsMax = 4_096
    /// What may wait; one more is turned away.
    package var waitingCallsMax = 16_384
    package var waitingItemsMax = 131_072
    /// How long a call waits for a running group to end, if another could begin beside it.
    package var patience = Duration.milliseconds(2)

    package init() {}
  }

  package struct CallID: Hashable, Sendable {
    package var number: UInt64
    package init(number: UInt64) { self.number = number }
  }

  package struct GroupID: Hashable, Sendable {
    package var number: UInt64
  }

  package enum Failure: Equatable, Sendable {
    /// The caller's own deadline. A call that was running then may have been recorded.
    case deadline
    case cancelled
    /// Too many wait.
    case exhausted
  }

  package enum Action: Equatable, Sendable {
    case begin(GroupID, [CallID])
    case fail(CallID, Failure)
  }

  private struct Call {
    var id: CallID
    var items: Int
    var deadline: ContinuousClock.Instant?
    var since: ContinuousClock.Instant
  }

  private let limits: Limits
  /// In the order in which they came.
  private var waiting: [Call] = []
  private var waitingItems = 0
  /// Those that still want their group's answer.
  private var running: [GroupID: [Call]] = [:]
  private var nextGroup: UInt64 = 0
  /// No deadline is earlier; it may be that of a call which is gone already.
  private var earliestDeadline: ContinuousClock.Instant?

  package init(limits: Limits) {
    self.limits = limits
  }

  package var waitingCount: Int { waiting.count }

  /// Groups that run.
  package var runningCount: Int { running.count }

  /// When `timePassed` is due next.
  package var nextEvent: ContinuousClock.Instant? {
    let patienceEnd =
      running.count < limits.groupsMax ? waiting.first.map { $0.since + limits.patience } : nil
    return [patienceEnd, earliestDeadline].compactMap { $0 }.min()
  }

  /// A call has come; it is known by `id` from now on.
  package mutating func arrived(
    _ id: CallID, items: Int, deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant
  ) -> [Action] {
    if let deadline, deadline <= now { return [.fail(id, .deadline)] }
    guard waiting.count < limits.waitingCallsMax,
      waiting.isEmpty || waitingItems + items <= limits.waitingItemsMax
    else { return [.fail(id, .exhausted)] }
    waiting.append(Call(id: id, items: items, deadline: deadline, since: now))
    waitingItems += items
    if let deadline { earliestDeadline = min(deadline, earliestDeadline ?? deadline) }
    return serve(now)
  }

  /// A caller does not wait any more. If it has its answer already, nothing happens.
  package mutating func cancelled(_ id: CallID) -> [Action] {
    if let index = waiting.firstIndex(where: { $0.id == id }) {
      waitingItems -= waiting.remove(at: index).items
      return [.fail(id, .cancelled)]
    }
    for (group, calls) in running {
      guard let index = calls.firstIndex(where: { $0.id == id }) else { continue }
      running[group]?.remove(at: index)
      return [.fail(id, .cancelled)]
    }
    return []
  }

  /// A group's transaction is over. Answering its calls is the group's own business: those that did not fail before.
  package mutating func ended(_ group: GroupID, now: ContinuousClock.Instant) -> [Action] {
    running[group] = nil
    return serve(now)
  }

  /// `nextEvent` has come.
  package mutating func timePassed(now: ContinuousClock.Instant) -> [Action] {
    var actions: [Action] = []
    if let earliestDeadline, earliestDeadline <= now {
      actions = failLate(&waiting, now)
      waitingItems = waiting.reduce(0) { $0 + $1.items }
      for group in running.keys.sorted(by: { $0.number < $1.number }) {
        actions += failLate(&running[group, default: []], now)
      }
      self.earliestDeadline = (waiting + running.values.joined()).compactMap(\.deadline).min()
    }
    return actions + serve(now)
  }

  private func failLate(_ calls: inout [Call], _ now: ContinuousClock.Instant) -> [Action] {
    func isLate(_ call: Call) -> Bool { call.deadline.map { $0 <= now } ?? false }
    let late = calls.filter(isLate)
    if !late.isEmpty { calls.removeAll(where: isLate) }
    return late.map { .fail($0.id, .deadline) }
  }

  /// Begins what may begin.
  private mutating func serve(_ now: ContinuousClock.Instant) -> [Action] {
    var actions: [Action] = []
    while let first = waiting.first, running.count < limits.groupsMax,
      running.isEmpty || first.since + limits.patience <= now || isFull
    {
      actions += begin(now)
    }
    return actions
  }

  private var isFull: Bool { waiting.count >= limits.callsMax || waitingItems >= limits.itemsMax }

  /// Begins one group with those that have waited longest, but for those that are too late; none if all are.
  private mutating func begin(_ now: ContinuousClock.Instant) -> [Action] {
    var actions: [Action] = []
    var calls: [Call] = []
    var items = 0
    var taken = 0
    for call in waiting {
      if let deadline = call.deadline, deadline <= now {
        actions.append(.fail(call.id, .deadline))
      } else {
        guard calls.isEmpty || (calls.count < limits.callsMax && items + call.items <= limits.itemsMax) else {
          break
        }
        calls.append(call)
        items += call.items
      }
      taken += 1
      waitingItems -= call.items
    }
    waiting.removeFirst(taken)
    if calls.isEmpty { return actions }
    let group = GroupID(number: nextGroup)
    nextGroup += 1
    running[group] = calls
    return actions + [.begin(group, calls.map(\.id))]
  }
}
