import AdaptiveThresholdAPI
import Testing

@testable import AdaptiveThreshold

let away = ThresholdError(.unavailable, "away")

@Suite struct AskingTests {
  private let now = ContinuousClock.now

  private func answer(
    _ change: (inout AdaptiveThreshold_V1_EvaluateResponse) -> Void = { _ in }
  ) -> AdaptiveThreshold_V1_EvaluateResponse {
    .with {
      $0.thresholds.thresholds = defaults
      change(&$0)
    }
  }

  /// What is decided when every attempt fails.
  private func decide(
    _ memory: Memory, after time: Duration = .zero, _ error: ThresholdError = away, _ signal: Signal = good
  ) throws -> Decision {
    var asking = Asking(signal, at: now + time, deadline: .seconds(1))
    while true {
      if case .decide(let decision) = try asking.failed(error, at: now + time, memory: memory) {
        return decision
      }
    }
  }

  @Test("An unavailable server is asked twice, within the deadline")
  func twice() throws {
    let memory = try Memory(age: .zero)
    var asking = Asking(good, at: now, deadline: .seconds(1))
    guard case .pause(let pause) = try asking.failed(away, at: now, memory: memory) else {
      Issue.record("there is no second attempt")
      return
    }
    #expect(pause >= .milliseconds(20) && pause <= .milliseconds(50))
    guard case .decide = try asking.failed(away, at: now, memory: memory) else {
      Issue.record("there is a third attempt")
      return
    }
    var late = Asking(good, at: now, deadline: .seconds(1))
    guard case .decide = try late.failed(away, at: now + .milliseconds(990), memory: memory) else {
      Issue.record("there is an attempt after the deadline")
      return
    }
  }

  @Test("Without the server an entry is refused, an exit allowed, a hold neither")
  func fallback() throws {
    let memory = try Memory(age: .zero)
    #expect(try !decide(memory).shouldTrade)
    #expect(try decide(memory, away, good.with { $0.intent = .exit }).shouldTrade)
    #expect(try !decide(memory, away, good.with { ($0.action, $0.intent) = (.hold, .exit) }).shouldTrade)
  }

  @Test("A fault of the caller is thrown")
  func thrown() throws {
    let memory = try Memory(age: .seconds(60))
    for error in [ThresholdError(.unauthenticated, ""), .init(.invalidArgument, ""), .init(.cancelled, "")] {
      #expect(throws: error) { try decide(memory, error) }
    }
  }

  @Test("Last known ages from when the server knew")
  func age() throws {
    var memory = try Memory(age: .seconds(60))
    memory.note("BTCUSDT", answer(), at: now)
    #expect(try decide(memory, after: .seconds(59)).source == .lastKnown)
    #expect(try decide(memory, after: .seconds(61)).source == .fallback)
    memory.note("BTCUSDT", answer { ($0.stale, $0.age.seconds) = (true, 50) }, at: now)
    #expect(try decide(memory, after: .seconds(9)).source == .lastKnown)
    #expect(try decide(memory, after: .seconds(11)).source == .fallback)
    #expect(throws: ThresholdError.self) { try Memory(age: .milliseconds(60_001)) }
  }

  @Test("An answer with locks decides nothing later")
  func locks() throws {
    var memory = try Memory(age: .seconds(60))
    memory.note("BTCUSDT", answer(), at: now)
    memory.note("BTCUSDT", answer { $0.locks = [.with { $0.rule = "loss" }] }, at: now)
    #expect(try decide(memory).source == .fallback)
  }

  @Test("The oldest symbols are forgotten first")
  func forgets() throws {
    var memory = try Memory(age: .seconds(60))
    for number in 0...Memory.symbolsMax {
      memory.note("\(number)", answer(), at: now + .milliseconds(number))
    }
    #expect(memory.recall("0", at: now) == nil)
    #expect(memory.recall("\(Memory.symbolsMax)", at: now) != nil)
  }
}
