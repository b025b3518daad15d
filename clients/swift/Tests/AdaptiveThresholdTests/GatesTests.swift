import Testing

@testable import AdaptiveThreshold

/// Thresholds as a server's defaults are.
let defaults = [
  "rsi_threshold": 70, "confidence_threshold": 0.75, "macd_threshold": 0, "volume_threshold": 1e9,
  "momentum_threshold": 2,
]
/// Passes every gate of the defaults.
let good = Signal("BTCUSDT", .buy, confidence: 0.9, rsi: 40, changePercent: 3, volume: 5e9, macd: 0.05)

extension Signal {
  func with(_ change: (inout Signal) -> Void) -> Signal {
    var copy = self
    change(&copy)
    return copy
  }
}

@Suite struct GatesTests {
  @Test("At its threshold a value passes; what is absent is skipped")
  func passes() {
    let atThreshold = Signal("A", .buy, confidence: 0.75, rsi: 70, changePercent: -2, volume: 1e9, macd: 0)
    let short = Signal("A", .sell, confidence: 0.9, rsi: 95, macd: -0.05)
    for signal in [good, atThreshold, short, Signal("A", .buy, confidence: 0.9)] {
      #expect(Gates.refusal(of: signal, by: defaults) == nil, "\(signal)")
    }
  }

  @Test("Each gate refuses what is beyond it, and NaN")
  func refuses() {
    let signals = [
      good.with { $0.confidence = 0.749 }, good.with { $0.confidence = nil }, good.with { $0.rsi = 70.1 },
      good.with { $0.macd = -0.01 }, good.with { $0.volume = 9e8 }, good.with { $0.changePercent = 1.9 },
      good.with { $0.action = .sell }, good.with { $0.action = .hold }, good.with { $0.confidence = .nan },
      good.with { $0.rsi = .nan }, good.with { $0.macd = .nan }, good.with { $0.volume = .nan },
      good.with { $0.changePercent = .nan },
    ]
    for signal in signals { #expect(Gates.refusal(of: signal, by: defaults) != nil, "\(signal)") }
    #expect(Gates.refusal(of: good, by: [:]) != nil)
  }
}
