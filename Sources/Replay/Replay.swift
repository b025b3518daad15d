package import MarketStream
import Messages
package import ThresholdClient
import ThresholdCore

/// Plays a stream to a server as a simulated user on the stream's own clock, one call at a time.
///
/// For each signal in the order of the file, `now` being its time: what is known by now is told, either outcomes in the
/// order of the signals or prices; a learning cycle is run if one is due; then the signal is evaluated. The user learns from nothing
/// else, so the same stream gives the same decisions whatever server plays it.
package struct Replay {
  private let client: ThresholdClient
  private let plan: ReplayPlan
  private let signals: [StreamSignal]
  private let symbol: String
  private var pending: [PendingOutcome] = []
  /// Those before this place are reported.
  private var nextPending = 0
  /// Those of the plan's prices before this place are recorded.
  private var nextPrice = 0
  private var schedule: AdaptationSchedule
  private var report: ReplayReport

  /// Most outcomes or prices in one call; the API's own limit.
  private static let itemsMax = 1_000

  private init(
    _ signals: [StreamSignal], symbol: String, start: Instant, plan: ReplayPlan, client: ThresholdClient,
    before: PerParameter<Double>
  ) {
    self.signals = signals
    self.symbol = symbol
    self.plan = plan
    self.client = client
    schedule = AdaptationSchedule(start: start, interval: plan.adaptEvery)
    report = ReplayReport(before: before)
  }

  /// Plays the whole stream.
  ///
  /// - Parameter decided: called with each decision, in order.
  /// - Throws: `ReplayFailure` at the first call that fails, or what `decided` throws.
  package static func run(
    _ signals: [StreamSignal], plan: ReplayPlan, client: ThresholdClient,
    decided: (ReplayDecision) throws -> Void
  ) async throws -> ReplayReport {
    guard let first = signals.first else { throw ReplayFailure.empty }
    let symbols = Set(signals.map(\.signal.symbol.value)).sorted()
    guard symbols.count == 1, let symbol = symbols.first else {
      throw ReplayFailure.severalSymbols(symbols)
    }
    let before = try await thresholds(of: plan.user, symbol, line: first.line, client)
    var replay = Replay(
      signals, symbol: symbol, start: first.time, plan: plan, client: client, before: before)
    try await replay.setProtections(at: first)
    for (index, signal) in signals.enumerated() {
      try await replay.recordPrices(by: signal)
      try await replay.closePositions(by: signal)
      if replay.schedule.isDue(at: signal.time) { try await replay.adapt(at: signal) }
      try decided(try await replay.evaluate(signal, index: index))
    }
    let last = signals[signals.count - 1].line
    replay.report.after = try await thresholds(of: plan.user, symbol, line: last, client)
    return replay.report
  }

  private mutating func recordPrices(by signal: StreamSignal) async throws(ReplayFailure) {
    while nextPrice < plan.prices.count, plan.prices[nextPrice].time <= signal.time {
      let due = plan.prices[nextPrice...].prefix(Self.itemsMax).prefix { $0.time <= signal.time }
      let request = V1.RecordPricesRequest(
        prices: due.map {
          V1.Price(symbol: $0.symbol.value, price: $0.price, time: GoogleProtobuf.Timestamp($0.time))
        }, asOf: GoogleProtobuf.Timestamp(signal.time), userID: plan.user)
      let results = try await call("RecordPrices", signal) { () throws(CallFailure) in
        try await client.recordPrices(request).results
      }
      for result in results {
        if let reason = Self.reason(result) { throw .priceRefused(line: signal.line, reason: reason) }
      }
      report.pricesRecorded += due.count
      nextPrice += due.count
    }
  }

  /// Why something was not recorded, or `nil`.
  private static func reason(_ result: V1.RecordResult) -> String? {
    guard let error = result.error else { return nil }
    return ([error.message] + error.faults.map { "\($0.field) \($0.description)" }).joined(separator: "; ")
  }

  /// Tells what became of earlier signals: their outcomes, or of those that are traded the trades.
  private mutating func closePositions(by signal: StreamSignal) async throws(ReplayFailure) {
    while nextPending < pending.count, pending[nextPending].knownAt <= signal.time {
      let due = pending[nextPending...].prefix(Self.itemsMax).prefix { $0.knownAt <= signal.time }
      let trades = due.filter { $0.trade != nil }
      if !trades.isEmpty { try await record(trades, at: signal) }
      // With prices the server marks outcomes itself.
      let outcomes = plan.prices.isEmpty ? due.filter { $0.trade == nil } : []
      if !outcomes.isEmpty { try await report(outcomes, at: signal) }
      nextPending += due.count
    }
    forgetReported()
  }

  private mutating func record(
    _ due: [PendingOutcome], at signal: StreamSignal
  ) async throws(ReplayFailure) {
    let request = V1.RecordTradesRequest(
      trades: due.map { outcome in
        V1.Trade(
          tradeID: outcome.decisionID, userID: plan.user, symbol: symbol, decisionID: outcome.decisionID,
          side: outcome.trade?.side == .sell ? .sell : .buy, pnlPercent: outcome.pnlPercent,
          openedAt: outcome.trade.map { GoogleProtobuf.Timestamp($0.openedAt) },
          closedAt: GoogleProtobuf.Timestamp(outcome.knownAt))
      }, asOf: GoogleProtobuf.Timestamp(signal.time))
    let results = try await call("RecordTrades", signal) { () throws(CallFailure) in
      try await client.recordTrades(request).results
    }
    for result in results {
      if let reason = Self.reason(result) { throw .tradeRefused(line: signal.line, reason: reason) }
      if !result.learned { report.notLearned[result.notLearnedReason, default: 0] += 1 }
    }
    report.tradesRecorded += due.count
  }

  /// Sets the plan's protections beside what the user's own policy says already.
  private func setProtections(at first: StreamSignal) async throws(ReplayFailure) {
    if plan.protections.isEmpty { return }
    let known = try await call("GetPolicy", first) { () throws(CallFailure) in
      try await client.getPolicy(V1.GetPolicyRequest(userID: plan.user))
    }
    var policy = known.own ?? V1.Policy()
    policy.protections = V1.Protections(rules: plan.protections)
    let request = V1.SetPolicyRequest(
      userID: plan.user, policy: policy, asOf: GoogleProtobuf.Timestamp(first.time))
    _ = try await call("SetPolicy", first) { () throws(CallFailure) in try await client.setPolicy(request) }
  }

  private mutating func report(
    _ due: [PendingOutcome], at signal: StreamSignal
  ) async throws(ReplayFailure) {
    let request = V1.RecordOutcomesRequest(
      outcomes: due.map { outcome in
        // A decision has one outcome, so its id serves for both.
        V1.Outcome(
          outcomeID: outcome.decisionID, userID: plan.user, decisionID: outcome.decisionID,
          pnlPercent: outcome.pnlPercent, knownAt: GoogleProtobuf.Timestamp(outcome.knownAt))
      },
      asOf: GoogleProtobuf.Timestamp(signal.time))
    let results = try await call("RecordOutcomes", signal) { () throws(CallFailure) in
      try await client.recordOutcomes(request).results
    }
    for result in results {
      if let reason = Self.reason(result) { throw .outcomeRefused(line: signal.line, reason: reason) }
      if !result.learned { report.notLearned[result.notLearnedReason, default: 0] += 1 }
    }
    report.outcomesReported += due.count
  }

  /// Keeps memory bounded by what is pending.
  private mutating func forgetReported() {
    guard nextPending > 10_000 else { return }
    pending.removeFirst(nextPending)
    nextPending = 0
  }

  private mutating func adapt(at signal: StreamSignal) async throws(ReplayFailure) {
    // Forced: the plan is the schedule here. The server's own (24 h) would refuse a cycle that comes 23 h after one that
    // a quiet market made late, and every shorter interval. Force skips no safeguard.
    let request = V1.AdaptRequest(
      userID: plan.user, symbol: symbol, force: true, asOf: GoogleProtobuf.Timestamp(signal.time))
    let answer = try await call("Adapt", signal) { () throws(CallFailure) in
      try await client.adapt(request)
    }
    if answer.updates.isEmpty { report.adaptationsRefused += 1 } else { report.adaptationsMade += 1 }
    for safeguard in Set(answer.verdicts.lazy.filter(\.blocked).map(\.safeguard)) {
      report.blocked[safeguard, default: 0] += 1
    }
  }

  private mutating func evaluate(
    _ signal: StreamSignal, index: Int
  ) async throws(ReplayFailure) -> ReplayDecision {
    let request = V1.EvaluateRequest(
      userID: plan.user, signal: V1.Signal(signal.signal), asOf: GoogleProtobuf.Timestamp(signal.time))
    let answer = try await call("Evaluate", signal) { () throws(CallFailure) in
      try await client.evaluate(request)
    }
    let values = try Self.values(of: answer.thresholds, line: signal.line)
    let isAcceptedByStatic = Gates(signal.signal, against: report.before).shouldTrade
    report.signals += 1
    if answer.shouldTrade { report.accepted += 1 }
    for rule in Set(answer.locks.map(\.rule)) { report.locked[rule, default: 0] += 1 }
    if isAcceptedByStatic { report.acceptedByStatic += 1 }
    if let pnl = signal.pnlPercent {
      if answer.shouldTrade { report.pnlAdaptive += pnl }
      if isAcceptedByStatic { report.pnlStatic += pnl }
      let isTraded = plan.trades && answer.shouldTrade && signal.signal.intent == .entry
      if plan.prices.isEmpty || isTraded {
        pending.append(
          PendingOutcome(
            decisionID: answer.decisionID, pnlPercent: pnl, knownAt: signal.time + plan.horizon,
            trade: isTraded ? (signal.signal.action, signal.time) : nil))
      }
    }
    return ReplayDecision(index: index, accepted: answer.shouldTrade, thresholds: values)
  }

  private static func thresholds(
    of user: String, _ symbol: String, line: Int, _ client: ThresholdClient
  ) async throws(ReplayFailure) -> PerParameter<Double> {
    let answer: V1.GetThresholdsResponse
    do throws(CallFailure) {
      answer = try await client.getThresholds(V1.GetThresholdsRequest(userID: user, symbol: symbol))
    } catch { throw .call("GetThresholds", line: line, error) }
    return try values(of: answer.thresholdSet, line: line)
  }

  private static func values(
    of set: V1.ThresholdSet?, line: Int
  ) throws(ReplayFailure) -> PerParameter<Double> {
    var values = PerParameter(repeating: 0.0)
    for parameter in Parameter.allCases {
      guard let value = set?.thresholds[parameter.name] else {
        throw .incompleteAnswer(line: line, what: parameter.name)
      }
      values[parameter] = value
    }
    return values
  }

  private func call<Answer>(
    _ method: String, _ signal: StreamSignal, _ body: () async throws(CallFailure) -> Answer
  ) async throws(ReplayFailure) -> Answer {
    do throws(CallFailure) { return try await body() } catch {
      throw .call(method, line: signal.line, error)
    }
  }
}
