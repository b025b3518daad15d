import ThresholdCore

/// A scope with everything around it that storage and engine would do: it keeps decisions and outcomes, shows each
/// cycle what is new, and writes the journal.
struct JournalHarness {
  /// An entry as storage keeps it, and the state after it.
  struct Entry {
    var input: [UInt8]
    var outcomesThrough: Int64
    /// Name and version of the learner that made it.
    var learner: String
    var after: ScopeState
  }

  static let scope = Key(user: UserID("u"), symbol: Symbol("BTCUSDT"))
  static let start = Instant(seconds: 1_700_000_000)

  var state = ScopeState.empty
  var policy = Self.policy(.guardedGradient)
  var inherited = ThresholdConfiguration.standard.defaults
  var configuration = LearningConfiguration()
  var recentTrades: [ClosedReturn] = []
  /// Version of the learner that makes the next entries, as of an earlier program; `nil`: of today.
  var identity: String?
  /// What the next cycles are lent.
  var prior: PooledPrior?
  private(set) var shown: [Decision] = []
  private var decisionCount = 0
  private(set) var outcomes: [OutcomeRecord] = []
  var prices: [PricePoint] = []
  private(set) var journal: [Entry] = []

  /// The standard policy with that learner.
  static func policy(_ learner: Learner) -> EffectivePolicy {
    var policy = ThresholdConfiguration.standard.policy
    policy.learner = learner.rawValue
    return policy
  }

  /// Decides on a signal that lies at `z`, with the views the state gives.
  @discardableResult
  mutating func decide(_ z: PerParameter<Double>, at: Instant, side: Action = .buy, propensity: Double = 1)
    -> Decision
  {
    let bounds = policy.bounds
    let baseline = Position.of(state.baselineValues(inherited: inherited), in: bounds)
    let live = Position.of(state.live(inherited: inherited), in: bounds)
    let accepted = Parameter.allCases.allSatisfy { z[$0] >= live[$0] }
    return record(
      LearnerView(
        z: z, u: state.learner.u(baseline: baseline), baseline: baseline, liveAccepted: accepted,
        version: state.own.version), at: at, side: side, propensity: propensity)
  }

  /// Decides with a view made by hand.
  @discardableResult
  mutating func record(
    _ view: LearnerView, at: Instant, side: Action = .buy, propensity: Double = 1
  ) -> Decision {
    decisionCount += 1
    let decision = Decision(
      id: "d\(decisionCount)", key: Self.scope, action: side, intent: .entry, accepted: view.liveAccepted,
      decidedAt: at, price: nil, propensity: propensity, symbolView: view, globalView: nil)
    // One from before a cycle that was run is late, as in storage: the learner never sees it.
    if state.learner.watermark.map({ at > $0 }) ?? true { shown.append(decision) }
    return decision
  }

  mutating func report(
    _ decision: Decision, pnlPercent: Double, at: Instant, basis: LearningBasis = .reported
  ) {
    outcomes.append(
      OutcomeRecord(
        scope: Self.scope, number: Int64(outcomes.count + 1), decisionID: decision.id, basis: basis,
        pnlPercent: pnlPercent, decidedAt: decision.decidedAt, knownAt: at, propensity: decision.propensity,
        executed: decision.accepted, view: decision.symbolView!))
  }

  @discardableResult
  mutating func apply(_ command: Command, at: Instant) -> StepReport {
    let input = JournalInput(
      at: at, command: command, inherited: inherited, policy: policy, configuration: configuration,
      recentTrades: recentTrades, prior: prior)
    let report = Journal.apply(
      input, evidence(for: state, at: at, through: Int64(outcomes.count)), scope: Self.scope, to: &state,
      by: identity)
    if report.worthWriting {
      journal.append(
        Entry(
          input: input.encoded(), outcomesThrough: state.learner.foldedThrough, learner: report.learner,
          after: state))
    }
    return report
  }

  /// Replays the journal from empty, with the learner's state encoded and decoded between entries as storage does.
  func replayed() throws -> [ScopeState] {
    var state = ScopeState.empty
    return try journal.map { entry in
      let input = try JournalInput(decoding: entry.input)
      _ = Journal.apply(
        input, evidence(for: state, at: input.at, through: entry.outcomesThrough), scope: Self.scope,
        to: &state, by: entry.learner)
      state.learner = try LearnerState(decoding: state.learner.encoded())
      return state
    }
  }

  /// What storage would hand to a cycle at `at` that stands at `state`.
  func evidence(for state: ScopeState, at: Instant, through: Int64) -> Evidence {
    let folded = Int(state.learner.foldedThrough)
    let watermark = state.learner.watermark
    func isNew(_ time: Instant) -> Bool { time <= at && watermark.map { time > $0 } ?? true }
    return Evidence(
      decisions: shown.filter { isNew($0.decidedAt) },
      outcomes: Array(outcomes[folded..<max(folded, Int(through))]),
      window: Array(outcomes[max(0, folded - configuration.window)..<folded]),
      prices: prices.filter { isNew($0.time) })
  }

  /// Decisions at `z`, a minute apart, each with its outcome a second later; ends with the time of the last.
  @discardableResult
  mutating func feed(_ count: Int, z: Double, pnlPercent: Double, from time: Instant) -> Instant {
    var last = time
    for index in 0..<count {
      let decision = decide(PerParameter(repeating: z), at: time + .minutes(Double(index)))
      last = decision.decidedAt + .seconds(1)
      report(decision, pnlPercent: pnlPercent, at: last)
    }
    return last
  }

  /// A learner that was promoted with A at `position`, after one cycle at `start` + 2 h over 60 rejected outcomes of 0,
  /// which leave A where it is. Another cycle runs after 10 more outcomes and the schedule.
  static func promoted(towards position: PerParameter<Double>, evidence: Double = 25) -> JournalHarness {
    var harness = JournalHarness()
    harness.feed(60, z: 0.01, pnlPercent: 0, from: start)
    harness.apply(.adapt(force: false), at: start + .hours(2))
    harness.state.learner.standing = .promoted
    harness.state.learner.position = position
    harness.state.learner.margin.wealth = evidence
    return harness
  }

  /// Runs the next cycle, with 10 outcomes that say nothing, `span` after the last.
  mutating func cycle(after span: Span = .hours(24), force: Bool = false) -> StepReport {
    let at = (state.learner.lastCycle ?? Self.start) + span
    feed(10, z: 0.01, pnlPercent: 0, from: at - .minutes(30))
    return apply(.adapt(force: force), at: at)
  }

  var live: PerParameter<Double> { state.live(inherited: inherited) }
}

extension StepReport {
  /// Whether `safeguard` blocked, of the cycle or of `parameter`.
  func isBlocked(by safeguard: SafeguardVerdict.Safeguard, _ parameter: Parameter? = nil) -> Bool {
    verdicts.contains { $0.safeguard == safeguard && $0.parameter == parameter && $0.blocked }
  }
}
