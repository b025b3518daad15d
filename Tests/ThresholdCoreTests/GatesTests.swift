import Testing
import ThresholdCore

@Suite("Gates")
struct GatesTests {
  static let thresholds = ThresholdConfiguration.standard.defaults
  static let passing = Signal(
    symbol: Symbol("BTCUSDT"), action: .buy, confidence: 0.8, rsi: 60, changePercent: -3, volume: 2e9,
    macd: 0.01)

  private static func gates(_ change: (inout Signal) -> Void) -> Gates {
    var signal = passing
    change(&signal)
    return Gates(signal, against: thresholds)
  }

  @Test("a signal that passes every gate is traded, with the margin of each")
  func passes() {
    let gates = Gates(Self.passing, against: Self.thresholds)
    #expect(gates.shouldTrade)
    #expect(Parameter.allCases.allSatisfy { gates.checks[$0].outcome == .passed })
    #expect(gates.checks.rsi.margin == 10)
    #expect(gates.checks.momentum.margin == 1)
  }

  @Test(
    "each gate passes at its threshold and fails beyond it",
    arguments: [
      (Parameter.rsi, 70.0, 70.0.nextUp), (.confidence, 0.75, 0.75.nextDown),
      (.macd, 0.0, -Double.leastNonzeroMagnitude),
      (.volume, 1e9, 1e9.nextDown), (.momentum, 2.0, 2.0.nextDown),
    ])
  func boundaries(parameter: Parameter, passing: Double, failing: Double) {
    func outcome(_ value: Double) -> GateOutcome {
      Self.gates { $0.set(parameter, value) }.checks[parameter].outcome
    }
    #expect(outcome(passing) == .passed)
    #expect(outcome(failing) == .failed)
    #expect(!Self.gates { $0.set(parameter, failing) }.shouldTrade)
  }

  @Test("NaN passes no gate", arguments: Parameter.allCases)
  func nanFails(parameter: Parameter) {
    let gates = Self.gates { $0.set(parameter, .nan) }
    #expect(gates.checks[parameter].outcome == .failed)
    #expect(!gates.shouldTrade)
  }

  @Test("a missing value skips its gate, but a missing confidence refuses", arguments: Parameter.allCases)
  func missing(parameter: Parameter) {
    let gates = Self.gates { $0.set(parameter, nil) }
    #expect(gates.checks[parameter].outcome == .missingInput)
    #expect(gates.shouldTrade == (parameter != .confidence))
  }

  @Test("a sell looks at macd from its side and not at rsi")
  func sells() {
    let good = Self.gates {
      $0.action = .sell
      $0.rsi = 99
      $0.macd = -0.01
    }
    #expect(good.shouldTrade)
    #expect(good.checks.rsi.outcome == .notApplicable)
    #expect(good.checks.macd.observed == 0.01)
    #expect(!Self.gates { $0.action = .sell }.shouldTrade)
  }

  @Test("a hold is never traded and an exit always, whatever the gates say")
  func holdsAndExits() {
    #expect(!Self.gates { $0.action = .hold }.shouldTrade)
    let exit = Self.gates {
      $0.intent = .exit
      $0.confidence = nil
      $0.rsi = 99
    }
    #expect(exit.shouldTrade)
    #expect(exit.checks.rsi.outcome == .failed)
  }

  @Test("a signal passes the gates exactly when every coordinate lies at or above the threshold's")
  func gatesAgreeWithCoordinates() {
    let seed = UInt64(20)
    var random = SeededGenerator(seed: seed)
    let bounds = ThresholdConfiguration.standard.policy.bounds
    for _ in 0..<2_000 {
      let signal = Signal(
        symbol: Symbol("S"), action: random.chance(0.5) ? .buy : .sell,
        confidence: random.uniform(0.2...1), rsi: random.chance(0.2) ? nil : random.uniform(20...95),
        changePercent: random.uniform(-6...6), volume: random.uniform(1e7...3e10),
        macd: random.uniform(-0.2...0.2))
      let values = PerParameter<Double> { $0.value(at: random.uniform(), in: bounds[$0]) }
      let z = Position.of(signal, in: bounds)
      let u = Position.of(values, in: bounds)
      let accepts = Parameter.allCases.allSatisfy { z[$0] >= u[$0] }
      #expect(Gates(signal, against: values).shouldTrade == accepts, "seed \(seed), \(signal)")
    }
  }
}

extension Signal {
  fileprivate mutating func set(_ parameter: Parameter, _ value: Double?) {
    switch parameter {
    case .rsi: rsi = value
    case .confidence: confidence = value
    case .macd: macd = value
    case .volume: volume = value
    case .momentum: changePercent = value
    }
  }
}
