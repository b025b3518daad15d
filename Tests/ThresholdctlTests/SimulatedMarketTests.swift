import Testing
import ThresholdCore

@testable import MarketStream

@Suite("A simulated market")
struct SimulatedMarketTests {
  /// FNV-1a of the lines that a market writes.
  private func hash(_ market: SimulatedMarket) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for element in market {
      for byte in (element.signal.csv + "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  @Test(
    "is the same for the same kind and seed, on every platform",
    arguments: [
      (MarketKind.stationary, 0x012A_F764_8A39_461D as UInt64),
      (.shift, 0x35D6_9673_B11C_8479),
      (.drift, 0x197C_C1E0_5A24_E3D9),
      (.null, 0xFE43_E49F_3DDA_A55C),
      (.default, 0x6BF0_42A5_25EB_3403),
      (.crash, 0xBF4A_32AF_C0AD_323F),
    ])
  func determinism(kind: MarketKind, expected: UInt64) {
    let market = SimulatedMarket(kind, seed: 7, count: 500)
    #expect(hash(market) == expected, "\(kind) is now 0x\(String(hash(market), radix: 16))")
    #expect(hash(SimulatedMarket(kind, seed: 8, count: 500)) != expected)
  }

  @Test(
    "writes what it reads, in the order of time, within the ranges of the API", arguments: MarketKind.allCases
  )
  func format(kind: MarketKind) throws {
    let signals = SimulatedMarket(kind, seed: 3, count: 2_000).map(\.signal)
    let lines = [StreamSignal.columns.joined(separator: ",")] + signals.map(\.csv)
    #expect(try StreamSignal.read(Array(lines.joined(separator: "\n").utf8)) == signals)
    for signal in signals.map(\.signal) {
      #expect((0...1).contains(try #require(signal.confidence)))
      #expect((0...100).contains(try #require(signal.rsi)))
      #expect(try #require(signal.volume) > 0)
    }
  }

  @Test("rewards as its kind says")
  func truth() {
    func market(_ kind: MarketKind) -> [SimulatedMarket.Element] {
      Array(SimulatedMarket(kind, seed: 5, count: 4_000))
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let defaults = ThresholdConfiguration.standard.defaults

    #expect(market(.null).allSatisfy { $0.mu == 0 })
    for element in market(.default) {
      let accepts = Gates(element.signal.signal, against: defaults).shouldTrade
      #expect(element.mu == (accepts ? 0.35 : -0.15))
    }
    let crash = market(.crash)
    let outcomes = crash.compactMap(\.signal.pnlPercent)
    #expect(mean(outcomes) < 0)
    #expect(Double(outcomes.filter { $0 > 0 }.count) > 0.75 * Double(outcomes.count))
    let worst = outcomes.filter { $0 <= -12 }
    #expect(worst.count > 20 && worst.count < 140 && worst.allSatisfy { $0 >= -30 })
    for kind in [MarketKind.stationary, .shift, .drift] {
      let truth = market(kind).map(\.mu)
      #expect(truth.allSatisfy { (-0.15...0.35).contains($0) }, "\(kind)")
      #expect((truth.max() ?? 0) > 0.3 && (truth.min() ?? 0) < -0.1, "\(kind)")
      let noise = zip(market(kind), truth).map { ($0.0.signal.pnlPercent ?? 0) - $0.1 }
      #expect(abs(mean(noise)) < 0.12 && mean(noise.map { $0 * $0 }) > 2, "\(kind)")
    }
  }

  @Test("moves its optimum as its kind says: at once half-way, or slowly all the way")
  func movement() {
    func truth(_ kind: MarketKind) -> [Double] { SimulatedMarket(kind, seed: 11, count: 1_000).map(\.mu) }
    let still = truth(.stationary)
    #expect(truth(.shift).prefix(500) == still.prefix(500))
    #expect(truth(.shift).suffix(500) != still.suffix(500))
    #expect(truth(.drift).first == still.first)
    #expect(truth(.drift).last == truth(.shift).last)
  }

  @Test("of few gates lets the others not matter")
  func sparse() {
    // Each signal's expected outcome does not change if a gate that does not matter sees its worst value: 2 or 3 of 5 do.
    for seed in UInt64(1)...8 {
      var generator = SeededGenerator(seed: seed)
      let reward = HiddenReward(.stationary, count: 100, isSparse: true, from: &generator)
      let good = Signal(
        symbol: Symbol("SIM"), action: .buy, confidence: 0.99, rsi: 20, changePercent: 9, volume: 1e10,
        macd: 0.2)
      let bad: [Parameter: (inout Signal) -> Void] = [
        .rsi: { $0.rsi = 95 }, .confidence: { $0.confidence = 0.1 }, .macd: { $0.macd = -0.2 },
        .volume: { $0.volume = 5e7 }, .momentum: { $0.changePercent = 0 },
      ]
      let matter = bad.values.count { spoil in
        var signal = good
        spoil(&signal)
        return reward.expected(good, at: 0) - reward.expected(signal, at: 0) > 0.1
      }
      #expect((2...3).contains(matter), "seed \(seed)")
    }
  }
}
