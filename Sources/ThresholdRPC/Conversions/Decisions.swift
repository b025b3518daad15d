import Engine
import Messages
import ThresholdCore

extension V1.EvaluateResponse {
  init(_ report: DecisionReport, explain: Bool) {
    self.init(
      shouldTrade: report.shouldTrade, decisionID: report.id,
      thresholds: V1.ThresholdSet(report.snapshot.key, report.snapshot.effective),
      checks: [
        V1.GateCheck(report.gates.checks.rsi), V1.GateCheck(report.gates.checks.confidence),
        V1.GateCheck(report.gates.checks.macd), V1.GateCheck(report.gates.checks.volume),
        V1.GateCheck(report.gates.checks.momentum),
      ],
      locks: report.locks.map { V1.Lock($0, at: report.evaluatedAt) },
      reason: report.sentence(explain: explain), stale: report.staleFor != nil,
      age: report.staleFor.map(GoogleProtobuf.Duration.init),
      evaluatedAt: GoogleProtobuf.Timestamp(report.evaluatedAt))
  }
}

extension V1.GateCheck {
  init(_ check: ThresholdCore.GateCheck) {
    self.init(
      parameter: check.parameter.name, observed: check.observed, threshold: check.threshold,
      outcome: V1.GateOutcome(rawValue: Int32(check.outcome.rawValue)), margin: check.margin)
  }
}

extension V1.ThresholdSet {
  init(_ key: Key, _ set: EffectiveSet) {
    self.init(
      userID: key.user.value, symbol: key.symbol.value, thresholds: StringMap(set.values),
      sources: StringMap(set.sources), version: set.version,
      revision: set.revision, lastAdaptation: set.lastAdaptation.map(GoogleProtobuf.Timestamp.init))
  }
}

extension StringMap {
  /// A value by the name of each parameter; the names stand in the map's order, so nothing is sorted.
  init(_ values: PerParameter<Value>) {
    self.init(sorted: [
      (Parameter.confidence.name, values.confidence), (Parameter.macd.name, values.macd),
      (Parameter.momentum.name, values.momentum), (Parameter.rsi.name, values.rsi),
      (Parameter.volume.name, values.volume),
    ])
  }
}

extension StringMap<V1.Source> {
  /// Where each parameter's value comes from, by its name. Written out, because `PerParameter.map` is generic code of
  /// another module, which is not specialised here and took a tenth of an Evaluate.
  init(_ sources: PerParameter<ValueSource>) {
    self.init(sorted: [
      (Parameter.confidence.name, V1.Source(sources.confidence)),
      (Parameter.macd.name, V1.Source(sources.macd)),
      (Parameter.momentum.name, V1.Source(sources.momentum)),
      (Parameter.rsi.name, V1.Source(sources.rsi)),
      (Parameter.volume.name, V1.Source(sources.volume)),
    ])
  }
}

extension V1.Source {
  fileprivate init(_ source: ValueSource) { self.init(rawValue: Int32(source.rawValue)) }
}
