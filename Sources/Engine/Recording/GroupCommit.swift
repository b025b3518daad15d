import Synchronization
import Telemetry

/// Callers that record at the same time, and the transactions that they share. `GroupCommitState` decides; this does.
///
/// The first caller of a group leads it: the transaction runs as a task of its own that the leader starts, so that it is
/// part of the leader's trace and outlives the leader's cancellation.
final class GroupCommit: Sendable {
  typealias Answer = Result<Engine.Recorded, Refusal>
  /// Writes the calls, and answers each, in order.
  typealias Write = @Sendable ([RecordCall], _ deadline: ContinuousClock.Instant?) async -> [Answer]

  private typealias CallID = GroupCommitState.CallID

  private struct Group: Sendable {
    var id: GroupCommitState.GroupID
    var members: [CallID]
    var calls: [RecordCall]
  }

  private enum Turn {
    case lead(Group)
    case over(Answer)
  }

  private struct Caller {
    var call: RecordCall
    var since: ContinuousClock.Instant
    /// `nil` while a leader is starting its group.
    var continuation: CheckedContinuation<Turn, Never>?
    /// What came for it meanwhile.
    var early: Answer?
  }

  private struct State {
    var machine: GroupCommitState
    var callers: [CallID: Caller] = [:]
    /// When `timePassed` will be called; none needed later than that.
    var wakesAt: ContinuousClock.Instant?
  }

  private let state: Mutex<State>
  private let nextID = Atomic<UInt64>(0)
  private let metrics: RecordingMetrics
  private let write: Write

  init(limits: GroupCommitState.Limits, metrics: RecordingMetrics, write: @escaping Write) {
    state = Mutex(State(machine: GroupCommitState(limits: limits)))
    self.metrics = metrics
    self.write = write
  }

  /// Calls that wait for a group.
  var waitingCount: Int { state.withLock { $0.machine.waitingCount } }

  /// Records the call together with others; durable when it returns.
  func record(_ call: RecordCall) async throws(Refusal) -> Engine.Recorded {
    let id = CallID(number: nextID.wrappingAdd(1, ordering: .relaxed).newValue)
    let answer = await withTaskCancellationHandler {
      switch await turn(of: call, id) {
      case .over(let answer): return answer
      case .lead(let group):
        Task { await run(group) }
        return await secondTurn(of: id)
      }
    } onCancel: {
      change { machine, _ in machine.cancelled(id) }
    }
    return try answer.get()
  }

  private func turn(of call: RecordCall, _ id: CallID) async -> Turn {
    await withCheckedContinuation { continuation in
      advance { state, now in
        state.callers[id] = Caller(call: call, since: now, continuation: continuation)
        return state.machine.arrived(id, items: call.count, deadline: call.moment.deadline, now: now)
      }
      // Before this the machine did not know the call.
      if Task.isCancelled { change { machine, _ in machine.cancelled(id) } }
    }
  }

  /// The second wait of a leader.
  private func secondTurn(of id: CallID) async -> Answer {
    let turn = await withCheckedContinuation { (continuation: CheckedContinuation<Turn, Never>) in
      let early = state.withLock { state -> Answer? in
        if let early = state.callers[id]?.early {
          state.callers[id] = nil
          return early
        }
        state.callers[id]?.continuation = continuation
        return nil
      }
      if let early { continuation.resume(returning: .over(early)) }
    }
    guard case .over(let answer) = turn else { preconditionFailure("\(id) leads two groups") }
    return answer
  }

  private func run(_ group: Group) async {
    // Everyone has a deadline of its own, which the machine keeps; the transaction is for the most patient.
    let deadlines = group.calls.map(\.moment.deadline)
    let deadline = deadlines.contains(nil) ? nil : deadlines.compactMap { $0 }.max()
    let answers = await write(group.calls, deadline)
    // The next group need not wait until everybody has been told.
    change { machine, now in machine.ended(group.id, now: now) }
    finish(zip(group.members, answers).map { ($0, $1) })
  }

  private func change(
    _ event: (inout GroupCommitState, ContinuousClock.Instant) -> [GroupCommitState.Action]
  ) {
    advance { state, now in event(&state.machine, now) }
  }

  /// Does what the machine asks for, outside the lock.
  private func advance(_ event: (inout State, ContinuousClock.Instant) -> [GroupCommitState.Action]) {
    let now = ContinuousClock.now
    let (failures, leaders, wakesAt) = state.withLock { state in
      var failures: [(CallID, Answer)] = []
      var leaders: [(CheckedContinuation<Turn, Never>, Group)] = []
      for action in event(&state, now) {
        switch action {
        case .fail(let id, let failure):
          metrics.count(failure)
          failures.append((id, .failure(Self.refusal(of: failure))))
        case .begin(let id, let members):
          let callers = members.compactMap { state.callers[$0] }
          guard let continuation = callers.first?.continuation else {
            preconditionFailure("nobody leads \(id)")
          }
          state.callers[members[0]]?.continuation = nil
          leaders.append((continuation, Group(id: id, members: members, calls: callers.map(\.call))))
          metrics.began(waits: callers.map { now - $0.since })
        }
      }
      return (failures, leaders, Self.nextWake(&state, now))
    }
    finish(failures)
    for (continuation, group) in leaders { continuation.resume(returning: .lead(group)) }
    if let wakesAt { scheduleWake(wakesAt) }
  }

  /// Gives each caller that still waits its answer.
  private func finish(_ answers: [(CallID, Answer)]) {
    let waiting = state.withLock { state in
      answers.compactMap { id, answer -> (CheckedContinuation<Turn, Never>, Answer)? in
        guard let caller = state.callers[id] else { return nil }
        if let continuation = caller.continuation {
          state.callers[id] = nil
          return (continuation, answer)
        }
        if caller.early == nil { state.callers[id]?.early = answer }
        return nil
      }
    }
    for (continuation, answer) in waiting { continuation.resume(returning: .over(answer)) }
  }

  /// When to wake, if nobody will by then.
  private static func nextWake(_ state: inout State, _ now: ContinuousClock.Instant) -> ContinuousClock
    .Instant?
  {
    guard let next = state.machine.nextEvent, state.wakesAt.map({ next < $0 }) ?? true else { return nil }
    state.wakesAt = next
    return next
  }

  private func scheduleWake(_ wakesAt: ContinuousClock.Instant) {
    Task { [weak self] in
      try? await Task.sleep(until: wakesAt, tolerance: .zero, clock: .continuous)
      self?.advance { state, now in
        // An earlier one may have been scheduled meanwhile.
        if state.wakesAt == wakesAt { state.wakesAt = nil }
        return state.machine.timePassed(now: now)
      }
    }
  }

  private static func refusal(of failure: GroupCommitState.Failure) -> Refusal {
    switch failure {
    case .deadline:
      Refusal(
        .deadlineExceeded, "DEADLINE_EXCEEDED",
        "the deadline passed before storage answered; repeat the call, which is harmless")
    case .cancelled: Refusal(.cancelled, "CANCELLED", "the caller went away")
    case .exhausted:
      Refusal(
        .resourceExhausted, "RECORDING_QUEUE_FULL", "too many calls wait to be recorded",
        retryAfter: .seconds(1))
    }
  }
}
