import MarketStream
import Testing
import ThresholdCore

@Suite("A simulated market on prices")
struct SimulatedPricesTests {
  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  @Test("is the same for the same kind and seed, and its files are read back", arguments: MarketKind.allCases)
  func files(kind: MarketKind) throws {
    let market = SimulatedPrices(kind, seed: 4, count: 300)
    let again = SimulatedPrices(kind, seed: 4, count: 300)
    #expect(market.signals == again.signals && market.prices == again.prices)
    #expect(SimulatedPrices(kind, seed: 5, count: 300).prices != market.prices)
    let lines = [PricePoint.columns.joined(separator: ",")] + market.prices.map(\.csv)
    #expect(try PricePoint.read(Array(lines.joined(separator: "\n").utf8)) == market.prices)
    #expect(market.prices.count == 300 * 4 + 17)
  }

  @Test("every outcome is what the path made of it, net of fee, so that horizons overlap")
  func outcomes() throws {
    let market = SimulatedPrices(.shift, seed: 9, count: 200)
    for (index, element) in market.signals.enumerated() {
      let entry = market.prices[index * 4]
      #expect(entry.time == element.signal.time)
      let exit = try #require(market.prices.first { $0.time >= entry.time + SimulatedPrices.horizon })
      let side = element.signal.signal.action == .buy ? 1.0 : -1.0
      let pnl = side * (exit.price / entry.price - 1) * 100 - SimulatedPrices.feePercent
      #expect(abs(try #require(element.signal.pnlPercent) - pnl) < 1e-4)
    }
  }

  @Test("pays what its truth says on average, with heavy tails and, if it crashes, crashes")
  func truth() {
    let market = SimulatedPrices(.stationary, seed: 12, count: 20_000)
    let noise = market.signals.map { ($0.signal.pnlPercent ?? 0) - $0.mu }
    #expect(abs(mean(noise)) < 0.08)
    let variance = mean(noise.map { $0 * $0 })
    #expect((3...6).contains(variance))
    let steps = zip(market.prices, market.prices.dropFirst()).map { ($1.price / $0.price - 1) * 100 }
    let square = mean(steps.map { $0 * $0 })
    #expect(mean(steps.map { $0 * $0 * $0 * $0 }) > 4 * square * square)

    let crash = SimulatedPrices(.crash, seed: 12, count: 4_000)
    #expect(mean(crash.signals.map { $0.signal.pnlPercent ?? 0 }) < 0)
    let worst = zip(crash.prices, crash.prices.dropFirst()).map { abs($1.price / $0.price - 1) * 100 }
    #expect((40...130).contains(worst.count { $0 > 11 }))
  }

  @Test("of noise is a martingale whose sides come in clusters")
  func noise() {
    let market = SimulatedPrices(.null, seed: 12, count: 4_000)
    #expect(market.signals.allSatisfy { $0.mu == -0.2 })
    let sides = market.signals.map(\.signal.signal.action)
    #expect(zip(sides, sides.dropFirst()).count { $0 != $1 } < 400)
  }

  @Test("a file of prices with faults tells all of them")
  func faults() {
    let text = "ts,symbol,price\n10,B,5\n9,B,0\nx,B,nan\n8,B,5"
    let failure = #expect(throws: MalformedInput.self) { try PricePoint.read(Array(text.utf8)) }
    #expect(
      failure?.faults == [
        "line 3: price \"0\" is not a number above 0", "line 4: ts \"x\" is not a time in seconds since 1970",
        "line 4: price \"nan\" is not a number above 0",
        "line 5: ts goes back, prices are in the order of time",
      ])
    #expect(throws: MalformedInput(faults: ["line 1: column price is missing"])) {
      try PricePoint.read(Array("ts,symbol\n1,B".utf8))
    }
  }
}
