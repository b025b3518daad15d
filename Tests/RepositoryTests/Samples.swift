import Repository
import ThresholdCore

/// Records to store, every field with a value of its own, so that a swapped column shows.
enum Sample {
  static let user = UserID("alice")
  static let key = Key(user: user, symbol: Symbol("BTCUSDT"))

  /// Doubles that a detour through text or a narrower type would change.
  static let awkwardDoubles: [Double] = [
    -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
    0.1, 1.0 / 3, 5, -7, 1e17, 9_007_199_254_740_991, .pi, 4.35,
  ]

  static func instant(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000 + 7) }

  /// An id as one of a decision that the server made then.
  static func decisionID(at instant: Instant, number: UInt64 = 0, user: UserID = Sample.user) -> String {
    DecisionID(process: 7).make(DecisionID.tick(at: instant) + number, for: user)
  }

  static func view(_ seed: Double = 0) -> LearnerView {
    LearnerView(
      z: PerParameter(rsi: seed + 0.1, confidence: 0.2, macd: -0.0, volume: 0.4, momentum: 0.5),
      u: PerParameter(repeating: 0.25), baseline: PerParameter(repeating: 0.75), liveAccepted: true,
      version: 3)
  }

  static func decision(
    _ id: String, _ key: Key = Sample.key, at time: Int64 = 100, price: Double? = 1.5,
    symbolView: LearnerView? = view(), globalView: LearnerView? = view(1)
  ) -> Decision {
    Decision(
      id: id, key: key, action: .sell, intent: .entry, accepted: true, decidedAt: instant(time), price: price,
      propensity: 0.125, symbolView: symbolView, globalView: globalView,
      refusedBy: PerParameter { $0 == .confidence || $0 == .momentum })
  }

  static func outcome(_ number: Int64, of decision: String, _ scope: Key = key) -> OutcomeRecord {
    OutcomeRecord(
      scope: scope, number: number, decisionID: decision, basis: .reported, pnlPercent: -1.25,
      decidedAt: instant(5), knownAt: instant(6), propensity: 0.5, executed: true, view: view(Double(number)))
  }

  static func trade(_ id: String, _ key: Key = Sample.key, closedAt time: Int64 = 200, pnl: Double = 2.5)
    -> TradeRecord
  {
    TradeRecord(
      trade: Trade(
        id: id, key: key, decisionID: "d1", side: .buy, quantity: 3, entryPrice: 4, exitPrice: 5, pnl: 6,
        pnlPercent: pnl, openedAt: instant(time - 50), closedAt: instant(time),
        signal: Signal(symbol: key.symbol, action: .buy, confidence: 0.8, rsi: 55, price: 4),
        exitReason: .trailingStopLoss), notLearnedReason: "DECISION_UNKNOWN", recordedAt: instant(time + 1))
  }

  static func bareTrade(_ id: String) -> TradeRecord {
    TradeRecord(
      trade: Trade(id: id, key: key, side: .sell, pnlPercent: 0, closedAt: instant(1)), notLearnedReason: nil,
      recordedAt: instant(2))
  }

  static func scope(_ key: Key = Sample.key) -> ScopeRecord {
    ScopeRecord(
      key: key,
      own: OwnSet(
        values: PartialValues(rsi: 61, confidence: nil, macd: -0.0, volume: 1e9, momentum: nil), version: 4,
        revision: 0, lastAdaptation: instant(9)),
      baseline: PartialValues(rsi: nil, confidence: 0.5, macd: nil, volume: nil, momentum: 2),
      policy: Policy(
        horizon: .hours(2), learner: "guarded_gradient", basis: .marked,
        protections: [Protection(.stoplossGuard, tradeLimit: 3, onlyPerSide: true)]),
      learner: [0, 255, 0, 1], watermark: instant(77), outcomeCount: 12, entryCount: 3, locks: locks())
  }

  static func locks(_ id: String = "lock-1", until time: Int64 = 500) -> ScopeLocks {
    var locks = ScopeLocks.none
    let finding = LockFinding(
      rule: .stoplossGuard, side: .sell, until: instant(time), evidence: "naïve 🙂 \"quoted\"")
    _ = locks.add(finding, id: id, at: instant(400))
    return locks
  }

  static func change(_ key: Key = Sample.key, version: Int64) -> Change {
    let before = OwnSet(values: .none, version: version - 1, revision: 1, lastAdaptation: nil)
    let after = OwnSet(
      values: PartialValues(rsi: 70, confidence: nil, macd: 0.01, volume: nil, momentum: nil),
      version: version,
      revision: 0, lastAdaptation: instant(3))
    return Change(
      revision: 0, key: key, cause: .adaptation, entryID: "e\(version)", previous: before, next: after,
      changedAt: instant(4), recordedAt: instant(5))
  }

  static func entry(_ sequence: Int64, _ key: Key = Sample.key) -> JournalEntry {
    JournalEntry(
      id: "\(key)#\(sequence)", key: key, sequence: sequence, cause: .rollback, at: instant(sequence),
      input: [1, 2, 0], outcomesThrough: 8, learner: "guarded_gradient/1",
      updates: [
        ThresholdUpdate(parameter: .macd, oldValue: 0.1, newValue: 0.2, reason: "r", confidence: 0.9)
      ], verdicts: [SafeguardVerdict(safeguard: .step, blocked: true, parameter: .rsi, detail: "d")],
      summary: "naïve 🙂 \"quoted\" \\x41", previous: .absent, next: change(version: sequence).next,
      author: "bot-\(sequence)")
  }

  static func request(_ id: String, user: UserID = Sample.user, recordedAt time: Int64 = 10) -> RequestRecord
  {
    RequestRecord(
      scope: .init(caller: "key:1", method: "Adapt", user: user, requestID: id), fingerprint: [9, 8],
      response: [0, 1, 2], recordedAt: instant(time))
  }
}
