import PostgresRepository
import Testing

@Suite("Pool")
struct PoolStateTests {
  /// The machine, a clock that the test moves, and whatever the machine has asked for.
  private struct Bench {
    var machine: PoolState
    let start = ContinuousClock.now
    var elapsed = Duration.zero

    init(size: Int = 1, overflow: Int = 0, waitersMax: Int = 2, waitMax: Duration = .seconds(10)) {
      machine = PoolState(
        limits: .init(
          size: size, overflow: overflow, waitersMax: waitersMax, waitMax: waitMax,
          recycleAfter: .seconds(60)))
    }

    var now: ContinuousClock.Instant { start + elapsed }

    mutating func request(within patience: Duration = .seconds(5)) -> (PoolState.WaiterID, [PoolState.Action])
    {
      machine.requested(deadline: now + patience, now: now)
    }

    mutating func pass(_ duration: Duration) -> [PoolState.Action] {
      elapsed += duration
      return machine.timePassed(now: now)
    }

    /// Requests and connects until a connection is leased.
    mutating func lease() throws -> PoolState.ConnectionID {
      let (waiter, actions) = request()
      if case .lease(let id, waiter)? = actions.first { return id }
      guard case .connect(let id)? = actions.first else { throw Unexpected(actions: actions) }
      #expect(machine.connected(id, now: now) == [.lease(id, to: waiter)])
      return id
    }
  }

  private struct Unexpected: Error {
    var actions: [PoolState.Action]
  }

  @Test("a connection is made for the first who asks, and used again by the next")
  func reuse() throws {
    var bench = Bench()
    let id = try bench.lease()
    #expect(bench.machine.returned(id, isBroken: false, now: bench.now) == [])
    let (waiter, actions) = bench.request()
    #expect(actions == [.lease(id, to: waiter)])
  }

  @Test("waiters are served in order, and one too many is turned away")
  func order() throws {
    var bench = Bench()
    let id = try bench.lease()
    let (first, _) = bench.request()
    let (second, _) = bench.request()
    let (third, refusal) = bench.request()
    #expect(refusal == [.fail(third, .exhausted)])
    #expect(bench.machine.returned(id, isBroken: false, now: bench.now) == [.lease(id, to: first)])
    #expect(bench.machine.returned(id, isBroken: false, now: bench.now) == [.lease(id, to: second)])
  }

  @Test("a waiter's own deadline and the pool's patience are told apart")
  func deadlines() throws {
    var bench = Bench(waitMax: .seconds(3))
    _ = try bench.lease()
    let (hasty, _) = bench.request(within: .seconds(1))
    let (patient, _) = bench.request(within: .seconds(9))
    #expect(bench.machine.nextEvent == bench.now + .seconds(1))
    #expect(bench.pass(.milliseconds(999)) == [])
    #expect(bench.pass(.milliseconds(1)) == [.fail(hasty, .deadline)])
    #expect(bench.pass(.seconds(2)) == [.fail(patient, .exhausted)])
    #expect(bench.machine.nextEvent == nil)
  }

  @Test("when nothing is reachable all are told at once, and attempts go on with growing pauses")
  func unreachable() throws {
    var bench = Bench(size: 2)
    let (first, actions) = bench.request()
    guard case .connect(let id)? = actions.first else { throw Unexpected(actions: actions) }
    #expect(
      bench.machine.connectFailed(id, now: bench.now, jitter: 0.5) == [.fail(first, .unreachable)])
    let (second, refusal) = bench.request()
    #expect(refusal == [.fail(second, .unreachable)])
    var pauses: [Duration] = []
    for _ in 0..<7 {
      let pause = bench.now.duration(to: try #require(bench.machine.nextEvent))
      pauses.append(pause)
      #expect(bench.pass(pause - .milliseconds(1)) == [])
      let actions = bench.pass(.milliseconds(1))
      guard case .connect(let id)? = actions.first else { throw Unexpected(actions: actions) }
      #expect(bench.machine.connectFailed(id, now: bench.now, jitter: 0.5) == [])
    }
    #expect(pauses == [50, 100, 200, 400, 800, 1_000, 1_000].map { .milliseconds($0) })
    let attempts = bench.pass(.seconds(1))
    guard case .connect(let good)? = attempts.first else { throw Unexpected(actions: attempts) }
    #expect(bench.machine.connected(good, now: bench.now) == [])
    let (third, answer) = bench.request()
    #expect(answer == [.lease(good, to: third)])
  }

  @Test("an attempt that failed long ago turns nobody away when the last connection breaks")
  func oldFailure() throws {
    var bench = Bench(size: 1, overflow: 1)
    let kept = try bench.lease()
    let (waiter, actions) = bench.request()
    guard case .connect(let failing)? = actions.first else { throw Unexpected(actions: actions) }
    #expect(bench.machine.connectFailed(failing, now: bench.now, jitter: 0.5) == [])
    #expect(bench.machine.cancelled(waiter) == [.fail(waiter, .cancelled)])
    #expect(bench.pass(.seconds(30)) == [])
    #expect(bench.machine.returned(kept, isBroken: true, now: bench.now) == [.close(kept)])
    let (later, attempt) = bench.request()
    guard case .connect(let fresh)? = attempt.first else { throw Unexpected(actions: attempt) }
    #expect(bench.machine.connected(fresh, now: bench.now) == [.lease(fresh, to: later)])
  }

  @Test("a broken, an old and a superfluous connection are closed")
  func closing() throws {
    var bench = Bench(size: 1, overflow: 1)
    let kept = try bench.lease()
    let extra = try bench.lease()
    #expect(bench.machine.returned(extra, isBroken: false, now: bench.now) == [.close(extra)])
    #expect(bench.machine.returned(kept, isBroken: false, now: bench.now) == [])
    bench.elapsed += .seconds(60)
    let (waiter, actions) = bench.request()
    guard actions.first == .close(kept), case .connect(let fresh)? = actions.last else {
      throw Unexpected(actions: actions)
    }
    #expect(bench.machine.connected(fresh, now: bench.now) == [.lease(fresh, to: waiter)])
    #expect(bench.machine.returned(fresh, isBroken: true, now: bench.now) == [.close(fresh)])
  }

  @Test("whatever happens in whatever order, the rules hold", arguments: 0..<300 as Range<UInt64>)
  func model(seed: UInt64) {
    var model = PoolModel(seed: seed)
    for _ in 0..<400 { model.step() }
    model.finish()
    #expect(model.faults.isEmpty, "seed \(seed): \(model.faults.first ?? "")")
  }
}
