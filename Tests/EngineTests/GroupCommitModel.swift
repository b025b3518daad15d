import Engine

/// Drives the machine of group commits with random events and checks each of its answers against what it may do.
struct GroupCommitModel {
  private struct Call {
    var id: GroupCommitState.CallID
    var items: Int
    var deadline: ContinuousClock.Instant?
    var since: ContinuousClock.Instant
  }

  /// What went against the rules, in words.
  private(set) var faults: [String] = []
  /// How often what was seen, so that a test can tell that all of it was.
  private(set) var seen: Set<String> = []

  private var random: SeededGenerator
  private var machine: GroupCommitState
  private let limits: GroupCommitState.Limits
  private var now = ContinuousClock.now
  private var nextID: UInt64 = 0
  private var waiting: [Call] = []
  private var running: [GroupCommitState.GroupID: [Call]] = [:]
  private var answered: Set<GroupCommitState.CallID> = []
  private var begun: Set<GroupCommitState.GroupID> = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    var limits = GroupCommitState.Limits()
    limits.groupsMax = .random(in: 1...3, using: &random)
    limits.callsMax = .random(in: 1...5, using: &random)
    limits.itemsMax = .random(in: 1...12, using: &random)
    limits.waitingCallsMax = .random(in: 1...8, using: &random)
    limits.waitingItemsMax = .random(in: 1...30, using: &random)
    limits.patience = .milliseconds(Int.random(in: 0...3, using: &random))
    self.limits = limits
    machine = GroupCommitState(limits: limits)
  }

  /// One random event.
  mutating func step() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45: arrive()
    case 45..<70: if let group = running.keys.randomElement(using: &random) { end(group) }
    case 70..<78: cancel()
    default: pass(.microseconds(Int.random(in: 0...4_000, using: &random)))
    }
    check()
  }

  /// Lets everything run out and checks that nothing is left.
  mutating func finish() {
    for _ in 0..<200 where !waiting.isEmpty || !running.isEmpty {
      if let group = running.keys.randomElement(using: &random) { end(group) }
      pass(.milliseconds(5))
      check()
    }
    if !waiting.isEmpty || !running.isEmpty || machine.waitingCount + machine.runningCount > 0 {
      faults.append("\(waiting.count) calls and \(running.count) groups are left")
    }
    if answered.count != Int(nextID) { faults.append("\(answered.count) of \(nextID) calls were answered") }
  }

  private mutating func arrive() {
    nextID += 1
    let id = GroupCommitState.CallID(number: nextID)
    let items = Int.random(in: 1...6, using: &random)
    let deadline =
      Int.random(in: 0..<3, using: &random) == 0
      ? nil : now + .microseconds(Int.random(in: -200...9_000, using: &random))
    let isFull =
      waiting.count >= limits.waitingCallsMax
      || (!waiting.isEmpty && waiting.reduce(items) { $0 + $1.items } > limits.waitingItemsMax)
    let wasIdle = waiting.isEmpty && running.isEmpty
    waiting.append(Call(id: id, items: items, deadline: deadline, since: now))
    let actions = machine.arrived(id, items: items, deadline: deadline, now: now)
    take(actions, allowExhausted: isFull)
    let isLate = deadline.map { $0 <= now } ?? false
    if wasIdle, !isLate, !running.values.contains(where: { $0.map(\.id) == [id] }) {
      faults.append("\(id) came alone and did not begin at once")
    }
    if isFull, !isLate, !answered.contains(id) { faults.append("\(id) is one too many and waits") }
  }

  private mutating func end(_ group: GroupCommitState.GroupID) {
    // Answering is the group's own business; the machine must not fail its calls any more.
    for call in running.removeValue(forKey: group) ?? [] { answer(call.id) }
    take(machine.ended(group, now: now))
  }

  private mutating func cancel() {
    // Now and then one that is not there any more.
    let id = GroupCommitState.CallID(number: .random(in: 0...nextID, using: &random))
    let isThere = (waiting + running.values.joined()).contains { $0.id == id }
    let groups = machine.runningCount
    let actions = machine.cancelled(id)
    if actions != (isThere ? [.fail(id, .cancelled)] : []) {
      faults.append("cancelling \(id) does \(actions)")
    }
    if machine.runningCount != groups { faults.append("cancelling \(id) ends a group") }
    take(actions, allowCancelled: true)
  }

  private mutating func pass(_ duration: Duration) {
    now += duration
    if let next = machine.nextEvent, next <= now { take(machine.timePassed(now: now)) }
  }

  private mutating func take(
    _ actions: [GroupCommitState.Action], allowExhausted: Bool = false, allowCancelled: Bool = false
  ) {
    for action in actions {
      switch action {
      case .begin(let group, let ids): begin(group, ids)
      case .fail(let id, let failure):
        guard let call = (waiting + running.values.joined()).first(where: { $0.id == id }) else {
          faults.append("\(id) fails and is not there")
          continue
        }
        let isRight =
          switch failure {
          case .deadline: call.deadline.map { $0 <= now } ?? false
          case .exhausted: allowExhausted
          case .cancelled: allowCancelled
          }
        if !isRight { faults.append("\(id) fails with \(failure) for no reason") }
        seen.insert("\(failure) while \(waiting.contains { $0.id == id } ? "waiting" : "running")")
        waiting.removeAll { $0.id == id }
        for group in running.keys { running[group]?.removeAll { $0.id == id } }
        answer(id)
      }
    }
  }

  private mutating func begin(_ group: GroupCommitState.GroupID, _ ids: [GroupCommitState.CallID]) {
    if !begun.insert(group).inserted { faults.append("\(group) begins twice") }
    if ids.isEmpty { faults.append("\(group) is empty") }
    if waiting.prefix(ids.count).map(\.id) != ids { faults.append("\(group) is served out of turn") }
    let calls = waiting.filter { ids.contains($0.id) }
    waiting.removeAll { ids.contains($0.id) }
    if calls.contains(where: { $0.deadline.map { $0 <= now } ?? false }) {
      faults.append("\(group) holds a call that is too late")
    }
    if calls.count > limits.callsMax
      || (calls.count > 1 && calls.reduce(0) { $0 + $1.items } > limits.itemsMax)
    {
      faults.append("\(group) is too large")
    }
    running[group] = calls
    seen.insert(calls.count > 1 ? "together" : "alone")
    if running.count > 1 { seen.insert("side by side") }
  }

  private mutating func answer(_ id: GroupCommitState.CallID) {
    if !answered.insert(id).inserted { faults.append("\(id) is answered twice") }
  }

  private mutating func check() {
    if running.count > limits.groupsMax { faults.append("too many groups run") }
    if waiting.count > limits.waitingCallsMax { faults.append("too many calls wait") }
    if machine.waitingCount != waiting.count || machine.runningCount != running.count {
      faults.append("\(machine.waitingCount) calls wait and \(machine.runningCount) groups run, it says")
    }
    guard let first = waiting.first else { return }
    if running.isEmpty { faults.append("calls wait and nothing runs") }
    let next = machine.nextEvent
    if running.count < limits.groupsMax, next.map({ $0 > first.since + limits.patience }) ?? true {
      faults.append("nobody looks after the patience of \(first.id)")
    }
    let deadlines = (waiting + running.values.joined()).compactMap(\.deadline)
    if let earliest = deadlines.min(), next.map({ $0 > earliest }) ?? true {
      faults.append("nobody looks after a deadline")
    }
  }
}
