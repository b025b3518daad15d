import Engine
import Testing

@Suite("Which calls are committed together")
struct GroupCommitStateTests {
  private let start = ContinuousClock.now

  private func call(_ number: UInt64) -> GroupCommitState.CallID { .init(number: number) }

  private func limits(_ change: (inout GroupCommitState.Limits) -> Void = { _ in }) -> GroupCommitState.Limits
  {
    var limits = GroupCommitState.Limits()
    change(&limits)
    return limits
  }

  private func begun(_ actions: [GroupCommitState.Action]) -> [(GroupCommitState.GroupID, [UInt64])] {
    actions.compactMap { action in
      if case .begin(let group, let calls) = action { (group, calls.map(\.number)) } else { nil }
    }
  }

  @Test("a call alone begins at once, and those that come meanwhile go together when it ends")
  func gathering() throws {
    var machine = GroupCommitState(limits: limits())
    let first = begun(machine.arrived(call(1), items: 1, deadline: nil, now: start))
    #expect(first.map(\.1) == [[1]])
    for number in 2...4 as ClosedRange<UInt64> {
      #expect(machine.arrived(call(number), items: 1, deadline: nil, now: start).isEmpty)
    }
    let second = begun(machine.ended(try #require(first.first).0, now: start))
    #expect(second.map(\.1) == [[2, 3, 4]])
    #expect(machine.ended(try #require(second.first).0, now: start).isEmpty)
    #expect(machine.nextEvent == nil)
  }

  @Test(
    "behind a slow commit a call waits two milliseconds, then a second group begins beside it, and no third")
  func patience() {
    var machine = GroupCommitState(limits: limits { $0.groupsMax = 2 })
    _ = machine.arrived(call(1), items: 1, deadline: nil, now: start)
    _ = machine.arrived(call(2), items: 1, deadline: nil, now: start)
    #expect(machine.nextEvent == start + .milliseconds(2))
    #expect(machine.arrived(call(3), items: 1, deadline: nil, now: start + .milliseconds(1)).isEmpty)
    #expect(begun(machine.timePassed(now: start + .milliseconds(2))).map(\.1) == [[2, 3]])
    #expect(machine.arrived(call(4), items: 1, deadline: nil, now: start + .milliseconds(3)).isEmpty)
    #expect(machine.nextEvent == nil, "only the end of a group can help")
  }

  @Test("a full group does not wait, and takes no more than it may; a call that is larger goes alone")
  func sizes() throws {
    var machine = GroupCommitState(limits: limits { ($0.groupsMax, $0.callsMax, $0.itemsMax) = (2, 3, 10) })
    let first = try #require(begun(machine.arrived(call(1), items: 50, deadline: nil, now: start)).first)
    #expect(machine.arrived(call(2), items: 6, deadline: nil, now: start).isEmpty)
    let second = begun(machine.arrived(call(3), items: 6, deadline: nil, now: start))
    #expect(second.map(\.1) == [[2]], "12 items wait, and a group takes 10")
    for number in 4...7 as ClosedRange<UInt64> {
      #expect(machine.arrived(call(number), items: 1, deadline: nil, now: start).isEmpty)
    }
    #expect(begun(machine.ended(first.0, now: start)).map(\.1) == [[3, 4, 5]])
    #expect(machine.waitingCount == 2)
  }

  @Test("one too many is turned away")
  func bounds() {
    var machine = GroupCommitState(limits: limits { ($0.waitingCallsMax, $0.waitingItemsMax) = (2, 5) })
    _ = machine.arrived(call(1), items: 1, deadline: nil, now: start)
    #expect(machine.arrived(call(2), items: 4, deadline: nil, now: start).isEmpty)
    #expect(machine.arrived(call(3), items: 2, deadline: nil, now: start) == [.fail(call(3), .exhausted)])
    #expect(machine.arrived(call(4), items: 1, deadline: nil, now: start).isEmpty)
    #expect(machine.arrived(call(5), items: 1, deadline: nil, now: start) == [.fail(call(5), .exhausted)])
  }

  @Test("a deadline ends the wait, and the wait for a group that runs; the group goes on")
  func deadlines() throws {
    var machine = GroupCommitState(limits: limits { $0.groupsMax = 1 })
    let due = start + .milliseconds(10)
    let first = try #require(begun(machine.arrived(call(1), items: 1, deadline: due, now: start)).first)
    _ = machine.arrived(call(2), items: 1, deadline: due + .milliseconds(1), now: start)
    _ = machine.arrived(call(3), items: 1, deadline: nil, now: start)
    #expect(machine.nextEvent == due)
    #expect(machine.timePassed(now: due) == [.fail(call(1), .deadline)])
    #expect(machine.runningCount == 1)
    // Nobody called timePassed: a call that is too late is left out all the same.
    let actions = machine.ended(first.0, now: due + .milliseconds(1))
    #expect(actions.first == .fail(call(2), .deadline))
    #expect(begun(actions).map(\.1) == [[3]])
    #expect(machine.arrived(call(4), items: 1, deadline: start, now: start) == [.fail(call(4), .deadline)])
  }

  @Test("a caller that goes away takes nobody with it")
  func cancellation() throws {
    var machine = GroupCommitState(limits: limits())
    let first = try #require(begun(machine.arrived(call(1), items: 1, deadline: nil, now: start)).first)
    _ = machine.arrived(call(2), items: 1, deadline: nil, now: start)
    _ = machine.arrived(call(3), items: 1, deadline: nil, now: start)
    #expect(machine.cancelled(call(2)) == [.fail(call(2), .cancelled)])
    #expect(machine.cancelled(call(2)).isEmpty)
    #expect(machine.cancelled(call(1)) == [.fail(call(1), .cancelled)])
    #expect(begun(machine.ended(first.0, now: start)).map(\.1) == [[3]])
  }

  @Test("whatever happens in whatever order, the rules hold", arguments: 0..<400 as Range<UInt64>)
  func model(seed: UInt64) {
    var model = GroupCommitModel(seed: seed)
    for _ in 0..<400 { model.step() }
    model.finish()
    #expect(model.faults.isEmpty, "seed \(seed): \(model.faults.first ?? "")")
  }

  @Test("the random events come to every kind of end")
  func coverage() {
    var seen: Set<String> = []
    for seed in 0..<50 as Range<UInt64> {
      var model = GroupCommitModel(seed: seed)
      for _ in 0..<400 { model.step() }
      seen.formUnion(model.seen)
    }
    #expect(
      seen == [
        "alone", "together", "side by side", "deadline while waiting", "deadline while running",
        "cancelled while waiting", "cancelled while running", "exhausted while waiting",
      ])
  }
}
