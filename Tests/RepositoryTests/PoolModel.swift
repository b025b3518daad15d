import PostgresRepository

/// Drives a pool's machine with random events and checks each of its answers against what it may do.
struct PoolModel {
  private struct Waiter {
    var id: PoolState.WaiterID
    var deadline: ContinuousClock.Instant
    var patienceEnd: ContinuousClock.Instant
  }

  /// What went against the rules, in words.
  private(set) var faults: [String] = []

  private var random: SplitMix
  private var machine: PoolState
  private let size: Int
  private let overflow: Int
  private let waitersMax: Int
  private let waitMax = Duration.seconds(4)
  private let recycleAfter = Duration.seconds(20)
  private var now = ContinuousClock.now
  private var waiting: [Waiter] = []
  private var answered: Set<PoolState.WaiterID> = []
  private var connecting: [PoolState.ConnectionID] = []
  private var idle: [PoolState.ConnectionID] = []
  private var leased: [PoolState.ConnectionID] = []
  private var connectedAt: [PoolState.ConnectionID: ContinuousClock.Instant] = [:]
  private var known: Set<PoolState.ConnectionID> = []
  private var isClosed = false
  /// Waits that ended without a connection, before the machine was closed.
  private var failures: UInt64 = 0

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    size = Int.random(in: 1...3, using: &random)
    overflow = Int.random(in: 0...2, using: &random)
    waitersMax = Int.random(in: 1...6, using: &random)
    machine = PoolState(
      limits: .init(
        size: size, overflow: overflow, waitersMax: waitersMax, waitMax: waitMax, recycleAfter: recycleAfter))
  }

  /// One random event.
  mutating func step() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<35: request()
    case 35..<55:
      if let id = connecting.randomElement(using: &random) { resolve(id, .random(using: &random)) }
    case 55..<80:
      if let id = leased.randomElement(using: &random) {
        giveBack(id, Int.random(in: 0..<5, using: &random) == 0)
      }
    case 80..<85: if let waiter = waiting.randomElement(using: &random) { take(machine.cancelled(waiter.id)) }
    default:
      now += .milliseconds(Int.random(in: 0...2_000, using: &random))
      if let next = machine.nextEvent, next <= now { take(machine.timePassed(now: now)) }
    }
    check()
  }

  /// Ends everything and checks that nothing is left.
  mutating func finish() {
    isClosed = true
    take(machine.close())
    for id in connecting { resolve(id, .random(using: &random)) }
    for id in leased { giveBack(id, false) }
    request()
    if !machine.isEmpty { faults.append("something is left after closing") }
    if !waiting.isEmpty || !idle.isEmpty {
      faults.append("\(waiting.count) waiters, \(idle.count) idle left")
    }
  }

  private mutating func request() {
    let deadline = now + .milliseconds(Int.random(in: 1...6_000, using: &random))
    let (id, actions) = machine.requested(deadline: deadline, now: now)
    waiting.append(Waiter(id: id, deadline: deadline, patienceEnd: now + waitMax))
    take(actions)
  }

  private mutating func resolve(_ id: PoolState.ConnectionID, _ succeeds: Bool) {
    connecting.removeAll { $0 == id }
    if succeeds {
      idle.append(id)
      connectedAt[id] = now
      take(machine.connected(id, now: now))
    } else {
      take(machine.connectFailed(id, now: now, jitter: .random(in: 0...1, using: &random)))
    }
  }

  private mutating func giveBack(_ id: PoolState.ConnectionID, _ isBroken: Bool) {
    leased.removeAll { $0 == id }
    idle.append(id)
    let actions = machine.returned(id, isBroken: isBroken, now: now)
    if isBroken, actions.first != .close(id) { faults.append("broken \(id) is kept") }
    take(actions)
  }

  private mutating func take(_ actions: [PoolState.Action]) {
    for action in actions {
      switch action {
      case .connect(let id):
        if !known.insert(id).inserted { faults.append("\(id) is made twice") }
        if isClosed { faults.append("\(id) is made after closing") }
        connecting.append(id)
      case .lease(let id, let waiter):
        if waiting.first?.id != waiter { faults.append("\(waiter) is served out of turn") }
        if !idle.contains(id) { faults.append("\(id) is leased but not idle") }
        if let since = connectedAt[id], now - since >= recycleAfter { faults.append("\(id) is too old") }
        idle.removeAll { $0 == id }
        leased.append(id)
        answer(waiter)
      case .close(let id):
        if !idle.contains(id) { faults.append("\(id) is closed but not idle") }
        idle.removeAll { $0 == id }
      case .fail(let waiter, let failure):
        checkFailure(waiter, failure)
        if failure != .closed { failures += 1 }
        answer(waiter)
      }
    }
  }

  private mutating func answer(_ waiter: PoolState.WaiterID) {
    if !answered.insert(waiter).inserted { faults.append("\(waiter) is answered twice") }
    waiting.removeAll { $0.id == waiter }
  }

  private mutating func checkFailure(_ id: PoolState.WaiterID, _ failure: PoolState.Failure) {
    guard let waiter = waiting.first(where: { $0.id == id }) else {
      return faults.append("\(id) fails but does not wait")
    }
    let isRight =
      switch failure {
      case .deadline: waiter.deadline <= now
      case .exhausted: waiter.patienceEnd <= now || waiting.count > waitersMax
      case .unreachable:
        // And somebody goes on trying, or everybody would be turned away for ever.
        idle.isEmpty && leased.isEmpty && (machine.nextEvent != nil || !connecting.isEmpty)
      case .closed: isClosed
      case .cancelled: true
      }
    if !isRight { faults.append("\(id) fails with \(failure) for no reason") }
  }

  private mutating func check() {
    if idle.count + leased.count + connecting.count > size + overflow {
      faults.append("too many connections")
    }
    if waiting.count > waitersMax { faults.append("too many waiters") }
    if !idle.isEmpty, !waiting.isEmpty { faults.append("one waits beside an idle connection") }
    if !waiting.isEmpty, machine.nextEvent == nil { faults.append("one waits without an end") }
    if let next = machine.nextEvent, let first = waiting.map({ min($0.deadline, $0.patienceEnd) }).min(),
      next > first
    {
      faults.append("a deadline is not looked after")
    }
    let seen = machine.statistics
    if (seen.inUse, seen.idle, seen.connecting, seen.waiting)
      != (leased.count, idle.count, connecting.count, waiting.count)
    {
      faults.append("the statistics are \(seen)")
    }
    if seen.exhausted + seen.deadlines + seen.cancelled + seen.unreachable != failures {
      faults.append("\(failures) waits failed, not as in \(seen)")
    }
  }
}

/// SplitMix64: the same numbers from the same seed everywhere. Source: https://prng.di.unimi.it/splitmix64.c
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
