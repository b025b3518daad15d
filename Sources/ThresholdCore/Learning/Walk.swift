/// One step of a scope's live values: towards A when promoted, back to the baseline when demoted.
struct Walk {
  private(set) var updates: [ThresholdUpdate] = []
  /// Of the safeguards that speak of one parameter, in their order.
  private(set) var verdicts: [SafeguardVerdict] = []
  private(set) var own: OwnSet
  private(set) var moves: [ThresholdMove]
  /// Whether every value that may move is where it should be.
  private(set) var hasArrived = true

  private let input: JournalInput
  private let isReturn: Bool
  private let limits: StepLimits

  /// - Parameters:
  ///   - targets: Where each value should go.
  ///   - isReturn: Whether it goes back to the baseline, which no safeguard but the size of a step delays.
  ///   - mayLoosen: Whether a value may become looser.
  ///   - explain: What the reason of an update says beside the safeguards that capped it.
  init(
    _ input: JournalInput, state: ScopeState, targets: PerParameter<Double>, isReturn: Bool, mayLoosen: Bool,
    explain: (Parameter, Double, Double, [SafeguardVerdict.Safeguard]) -> ThresholdUpdate
  ) {
    self.input = input
    self.isReturn = isReturn
    own = state.own
    moves = state.learner.moves.filter { input.at - $0.at < StepLimits.day }
    limits = StepLimits(input.configuration, moves: moves)
    let live = state.live(inherited: input.inherited)
    for parameter in Parameter.allCases {
      var capped: [SafeguardVerdict.Safeguard] = []
      let next = step(
        parameter, from: live[parameter], to: targets[parameter], mayLoosen: mayLoosen, capped: &capped)
      guard next != live[parameter] else { continue }
      moves.append(ThresholdMove(at: input.at, parameter: parameter, from: live[parameter]))
      // Back at an inherited baseline the parameter is inherited again, so that it follows the parent scope.
      let isBack = isReturn && next == targets[parameter]
      own.values[parameter] = isBack ? state.baseline[parameter] : next
      updates.append(explain(parameter, live[parameter], next, capped))
    }
    if !updates.isEmpty {
      own.version += 1
      own.lastAdaptation = input.at
    }
    // Every safeguard is heard, also one that had nothing to stop.
    let stopped = Set(verdicts.map(\.safeguard))
    for safeguard in [SafeguardVerdict.Safeguard.step, .bounds, .pins, .noise]
    where !stopped.contains(safeguard) {
      verdicts.append(SafeguardVerdict(safeguard: safeguard, blocked: false, detail: "nothing to stop"))
    }
    // In the order they are asked; within one, parameters stay in theirs.
    verdicts = Self.sorted(verdicts)
  }

  private static func sorted(_ verdicts: [SafeguardVerdict]) -> [SafeguardVerdict] {
    func rank(_ verdict: SafeguardVerdict) -> (Int, Int) {
      (verdict.safeguard.rawValue, verdict.parameter?.rawValue ?? -1)
    }
    return verdicts.sorted { rank($0) < rank($1) }
  }

  /// The value after this cycle.
  private mutating func step(
    _ parameter: Parameter, from live: Double, to target: Double, mayLoosen: Bool,
    capped: inout [SafeguardVerdict.Safeguard]
  ) -> Double {
    guard target != live else { return live }
    if input.policy.pinned[parameter] {
      block(.pins, parameter, "pinned at \(live.text(digits: 4)); would go to \(target.text(digits: 4))")
      return live
    }
    let bounds = input.policy.bounds[parameter]
    if !isReturn, !mayLoosen,
      parameter.normalised(target, in: bounds) < parameter.normalised(live, in: bounds)
    {
      hasArrived = false
      return live
    }
    let inside = isReturn ? target : min(max(target, bounds.lowest), bounds.highest)
    let reachable = limits.reachable(parameter, from: live)
    let next = min(max(inside, reachable.lowerBound), reachable.upperBound)
    if next != inside {
      hasArrived = false
      capped.append(.step)
      block(.step, parameter, "stops at \(next.text(digits: 4)) of \(inside.text(digits: 4))")
    }
    if isReturn { return next }
    if inside == bounds.lowest || inside == bounds.highest {
      if next == inside { capped.append(.bounds) }
      block(.bounds, parameter, "goes no further than \(inside.text(digits: 4))")
    }
    if limits.isNoise(parameter, from: live, to: next) {
      block(
        .noise, parameter,
        "\(live.text(digits: 6)) to \(next.text(digits: 6)) is too little to be worth a change")
      return live
    }
    return next
  }

  private mutating func block(
    _ safeguard: SafeguardVerdict.Safeguard, _ parameter: Parameter, _ detail: String
  ) {
    verdicts.append(
      SafeguardVerdict(safeguard: safeguard, blocked: true, parameter: parameter, detail: detail))
  }
}
