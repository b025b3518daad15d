import AdaptiveThreshold
import Foundation
import GRPCCore

/// The items of clients/README.md.
struct Checks {
  let stage: Stage

  /// A signal that passes every gate of the defaults.
  private static let good = Signal(
    "BTCUSDT", .buy, confidence: 0.9, rsi: 40, changePercent: 3, volume: 5e9, macd: 0.05, price: 100)

  private func with(
    _ item: String, key: String? = nil, deadline: Duration = .seconds(1), lastKnown: Duration = .zero,
    _ body: (ThresholdClient) async throws -> Void
  ) async throws {
    try await withThresholdClient(
      host: stage.host, port: stage.port, key: key ?? stage.key, user: stage.user(item), deadline: deadline,
      lastKnown: lastKnown, body)
  }

  private func signal(_ change: (inout Signal) -> Void) -> Signal {
    var signal = Self.good
    change(&signal)
    return signal
  }

  private func decided(
    _ decision: Decision, _ shouldTrade: Bool, _ source: Decision.Source, _ what: String = ""
  ) throws {
    guard decision.shouldTrade == shouldTrade, decision.source == source else {
      throw Failure("\(what): \(decision), expected \(shouldTrade) by \(source)")
    }
  }

  func connect() async throws {
    try await with("connect") { bot in
      try expect(
        try await bot.thresholds(of: "BTCUSDT", deadline: .seconds(10)).values.count, 5, "thresholds")
    }
  }

  func shouldTrade() async throws {
    try await with("should_trade", deadline: .seconds(10)) { bot in
      let good = try await bot.shouldTrade(
        "BTCUSDT", .buy, confidence: 0.9, rsi: 40, changePercent: 3, volume: 5e9, macd: 0.05)
      try decided(good, true, .server)
      try expect(good.thresholds.count, 5, "thresholds")
      try expect(good.id.isEmpty, false, "there is no id")
      let bad = try await bot.shouldTrade(signal { $0.confidence = 0.1 })
      try decided(bad, false, .server)
      try expect(bad.reason.contains("confidence 0.1 is below"), true, bad.reason)
    }
  }

  func fallback() async throws {
    for way in ["cut", "stall"] {
      try await with("fallback") { bot in
        try decided(try await bot.shouldTrade(Self.good, deadline: .seconds(10)), true, .server, "before")
        try await stage.ask("/wire/\(way)")
        let cases: [(Signal.Action, Signal.Intent, Bool)] = [
          (.buy, .entry, false), (.sell, .exit, true), (.hold, .exit, false),
        ]
        for (action, intent, expected) in cases {
          try await within(.zero...(.seconds(5))) {
            let decision = try await bot.shouldTrade(
              signal {
                $0.action = action
                $0.intent = intent
              })
            try decided(decision, expected, .fallback, way)
          }
        }
        try await stage.ask("/restore")
        let end = ContinuousClock.now + .seconds(30)
        while try await bot.shouldTrade(Self.good).source != .server {
          guard ContinuousClock.now < end else {
            throw Failure("after a \(way), the server is not found again")
          }
          try await Task.sleep(for: .milliseconds(10))
        }
      }
    }
  }

  func lastKnown() async throws {
    do {
      try await with("last_known", lastKnown: .milliseconds(60_500)) { _ in }
      throw Failure("60.5 s are not refused")
    } catch let error as ThresholdError {
      try expect(error.code, .invalidArgument, "60.5 s")
    }
    try await compareGates()
    try await with("last_known", deadline: .seconds(10), lastKnown: .seconds(5)) { bot in
      try await with("last_known", deadline: .seconds(10)) { other in
        for each in [bot, other] {
          try decided(try await each.shouldTrade(Self.good), true, .server, "before")
        }
        let asked = ContinuousClock.now
        try await stage.ask("/wire/cut")
        func decide(_ who: ThresholdClient, _ signal: Signal) async throws -> Decision {
          try await who.shouldTrade(signal, deadline: .seconds(1))
        }
        try decided(try await decide(bot, Self.good), true, .lastKnown)
        try decided(try await decide(bot, signal { $0.rsi = 95 }), false, .lastKnown)
        try decided(try await decide(bot, signal { $0.symbol = "ETHUSDT" }), false, .fallback, "unknown")
        try decided(try await decide(other, Self.good), false, .fallback, "without the option")
        try await Task.sleep(until: asked + .milliseconds(5_100), clock: .continuous)
        try decided(try await decide(bot, Self.good), false, .fallback, "beyond its age")
      }
    }
  }

  /// Signals of all kinds: what the last known thresholds decide is what the server decided.
  private func compareGates() async throws {
    func maybe(_ values: Double...) -> Double? { Int.random(in: 0..<5) == 0 ? nil : values.randomElement() }
    let actions: [Signal.Action] = [.buy, .sell, .hold]
    let signals = (0..<80).map { index in
      Signal(
        "BTCUSDT", actions[index % 3], intent: index % 5 == 0 ? .exit : .entry,
        confidence: maybe(0.5, 0.75, 0.9),
        rsi: maybe(30, 70, 71), changePercent: maybe(-3, -2, 1, 2), volume: maybe(1e9, 5e9, 9e8),
        macd: maybe(-0.1, 0, 0.1))
    }
    try await with("last_known", deadline: .seconds(10), lastKnown: .seconds(60)) { bot in
      var told: [Decision] = []
      for signal in signals { told.append(try await bot.shouldTrade(signal)) }
      try expect(told.allSatisfy { $0.source == .server }, true, "the server decides")
      try await stage.ask("/wire/cut")
      for (signal, decision) in zip(signals, told) {
        let known = try await bot.shouldTrade(signal, deadline: .seconds(1))
        try expect(known.shouldTrade, decision.shouldTrade, "\(signal): \(decision.reason) | \(known.reason)")
      }
    }
    try await stage.ask("/restore")
  }

  func deadline() async throws {
    try await with("deadline", deadline: .milliseconds(500)) { bot in
      _ = try await bot.thresholds(deadline: .seconds(10))
      try await stage.ask("/wire/stall")
      try await within(.milliseconds(400)...(.seconds(5))) {
        do {
          throw Failure("answered with \(try await bot.thresholds())")
        } catch let error as ThresholdError {
          try expect(error.code, .deadlineExceeded, "\(error)")
        }
      }
    }
  }

  func tradeOnce() async throws {
    try await with("trade_once") { bot in
      for (id, ambush) in [("t-1", "/ambush"), ("t-2", "/ambush/answer")] {
        let closed = Date(timeIntervalSinceNow: -60)
        let trade = Trade(id: id, symbol: "BTCUSDT", side: .long, pnlPercent: 1.25, closedAt: closed)
        try await stage.ask(ambush)
        let first = try await bot.record(trade)
        say("   \(ambush) of replica \(try await stage.ask("/ambush/result")): \(first)")
        try expect(first.isRecorded, true, "recorded")
        let count = try await stage.ask("/trades/count?user=\(stage.user("trade_once"))&trade=\(id)")
        try expect(count, "1", "trades in the database")
        if ambush == "/ambush/answer" {
          try expect(first.isRepeated, true, "the commit whose answer was lost is found")
        }
        try expect(try await bot.record(trade).isRepeated, true, "repeated")
        try await stage.ask("/restore")
      }
    }
  }

  func watchResume() async throws {
    try await with("watch_resume") { bot in
      let events = Events(try bot.watch(["BTCUSDT"]))
      try await events.until("the snapshot") { $0.completes == 1 }
      for value in 51...60 {
        try await stage.ask("/thresholds/set?user=\(stage.user("watch_resume"))&symbol=BTCUSDT&rsi=\(value)")
        if value == 53 { try await stage.ask("/watch/kill") }
      }
      try await events.until("ten changes") { $0.values.count >= 10 }
      try expect(events.values, (51...60).map(Double.init), "changes")
      try expect(events.completes, 1, "snapshots")
      let token = events.changes[5].token
      try await events.close()
      let later = Events(try bot.watch(["BTCUSDT"], token: token))
      try await later.until("four changes") { $0.values.count >= 4 }
      try expect(later.values, (57...60).map(Double.init), "after the token of the sixth")
      try expect(later.completes, 0, "snapshots after a token")
      try await later.close()
    }
  }

  func watchSilence() async throws {
    try await with("watch_silence") { bot in
      func set(_ value: Int) async throws {
        try await stage.ask("/thresholds/set?user=\(stage.user("watch_silence"))&symbol=BTCUSDT&rsi=\(value)")
      }
      let events = Events(try bot.watch(["BTCUSDT"], bookmarkInterval: .seconds(5)))
      try await events.until("the snapshot") { $0.completes == 1 }
      try await stage.ask("/wire/mute")
      try await set(61)
      try await within(.seconds(10)...(.seconds(30))) {
        try await events.until("the change") { $0.values.count == 1 }
      }
      try await set(62)
      try await events.until("the next change") { $0.values.count >= 2 }
      try expect(events.values, [61, 62], "changes")
      try expect(events.completes, 1, "snapshots")
      try await events.close()
    }
  }

  func wrongKey() async throws {
    try await with("wrong_key", key: "no-such-key", deadline: .seconds(10)) { bot in
      for work in [{ _ = try await bot.shouldTrade(Self.good) }, { _ = try await bot.thresholds() }] {
        do {
          try await work()
          throw Failure("a wrong key is answered")
        } catch let error as ThresholdError {
          try expect(error.code, .unauthenticated, "\(error)")
          try expect(error.reason, "KEY_UNKNOWN", "\(error)")
        }
      }
    }
  }
}
