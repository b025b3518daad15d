import Testing
import ThresholdCore

@Suite("Coordinates")
struct CoordinatesTests {
  static let bounds = ThresholdConfiguration.standard.policy.bounds

  @Test(
    "0 is the loosest end of the bounds, 1 the strictest",
    arguments: [
      (Parameter.rsi, 90.0, 50.0, 70.0), (.confidence, 0.2, 1.0, 0.6), (.macd, -0.1, 0.1, 0.0),
      (.volume, 1e8, 1e10, 1e9),
      (.momentum, 1.0, 5.0, 3.0),
    ])
  func ends(parameter: Parameter, loosest: Double, strictest: Double, middle: Double) {
    let bounds = Self.bounds[parameter]
    #expect(abs(parameter.normalised(loosest, in: bounds)) < 1e-15)
    #expect(abs(parameter.normalised(strictest, in: bounds) - 1) < 1e-15)
    #expect(abs(parameter.normalised(middle, in: bounds) - 0.5) < 1e-15)
  }

  @Test("a value comes back from its coordinate", arguments: Parameter.allCases)
  func inverse(parameter: Parameter) {
    let seed = UInt64(3)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let position = random.uniform(-0.2...1.2)
      let value = parameter.value(at: position, in: Self.bounds[parameter])
      #expect(abs(parameter.normalised(value, in: Self.bounds[parameter]) - position) < 1e-12, "seed \(seed)")
    }
  }

  @Test("a gate that cannot fail lies beyond every threshold")
  func neverFails() {
    let sell = Signal(symbol: Symbol("S"), action: .sell, confidence: 0.5, rsi: 99)
    let z = Position.of(sell, in: Self.bounds)
    #expect(z.rsi == Position.neverFails)
    #expect(z.macd == Position.neverFails)
    #expect(z.confidence == (0.5 - 0.2) / 0.8)
  }

  @Test("no volume at all is as good as a volume of 1, not an error")
  func zeroVolume() {
    #expect(Parameter.volume.normalised(0, in: Self.bounds.volume) == -4)
  }
}

@Suite("Resolution of effective values")
struct EffectiveSetTests {
  @Test("each parameter resolves by itself: symbol, then user, then configuration")
  func resolves() {
    var symbol = OwnSet.absent
    symbol.values.rsi = 60
    symbol.version = 3
    symbol.revision = 10
    var global = OwnSet.absent
    global.values.rsi = 65
    global.values.momentum = 4
    global.revision = 12
    global.lastAdaptation = Instant(nanoseconds: 5)
    let defaults = ThresholdConfiguration.standard.defaults

    let set = EffectiveSet(symbol: symbol, global: global, configuration: defaults)
    #expect(set.values == PerParameter(rsi: 60, confidence: 0.75, macd: 0, volume: 1e9, momentum: 4))
    #expect(
      set.sources
        == PerParameter(
          rsi: .symbol, confidence: .configuration, macd: .configuration, volume: .configuration,
          momentum: .user))
    #expect(set.version == 3)
    #expect(set.revision == 12)
    #expect(set.lastAdaptation == Instant(nanoseconds: 5))

    let own = EffectiveSet(symbol: nil, global: global, configuration: defaults)
    #expect(own.values.rsi == 65)
    #expect(own.version == global.version)
  }

  @Test("a policy below overrides what it says and inherits the rest, but pins are a scope's own")
  func policies() {
    let above = ThresholdConfiguration.standard.policy
    var pinned = above
    pinned.pinned.rsi = true
    let below = pinned.overridden(by: Policy(horizon: .hours(1), maxLossPercent: 30))
    #expect(below.horizon == .hours(1))
    #expect(below.maxLossPercent == 30)
    #expect(below.bounds == above.bounds)
    #expect(!below.pinned.rsi)
    #expect(below.restartsLearning(comparedWith: above))
    #expect(!pinned.restartsLearning(comparedWith: above))
  }
}
