import ThresholdCore

extension DecisionReport {
  /// The decision in one sentence for people; with `explain`, one clause for each gate.
  package func sentence(explain: Bool) -> String {
    if refusedAsStale {
      return "Do not trade (STALE): storage has been out of reach for \(number(staleFor?.seconds ?? 0)) s."
    }
    guard explain else { return verdict + "." }
    let clauses = Parameter.allCases.map { clause(gates.checks[$0]) }.joined(separator: "; ")
    return "\(refusal ?? verdict): \(clauses)\(hint)."
  }

  /// The verdict of an entry that gates refuse, without the gate that the short sentence names: each has its clause.
  private var refusal: String? {
    let count = Parameter.allCases.filter { gates.checks[$0].refuses }.count
    guard signal.action != .hold, signal.intent == .entry, count > 0 else { return nil }
    return "Do not \(signal.action == .buy ? "buy" : "sell"), \(count) gate\(count == 1 ? "" : "s") failed"
  }

  private var verdict: String {
    switch (signal.action, signal.intent) {
    case (.hold, _): return "Do not trade: the signal says hold"
    case (_, .exit): return "Trade: an exit reduces a position and is never blocked"
    case (let action, .entry):
      let side = action == .buy ? "buy" : "sell"
      let refusing = Parameter.allCases.map { gates.checks[$0] }.filter(\.refuses)
      guard let first = refusing.first else {
        let skipped = Parameter.allCases.filter { gates.checks[$0].outcome == .missingInput }.count
        return skipped == 0
          ? "Trade: the \(side) passes every gate"
          : "Trade: the \(side) passes every gate that its values allow to check (\(skipped) skipped)"
      }
      let others =
        refusing.count == 1
        ? "" : " and \(refusing.count - 1) more gate\(refusing.count == 2 ? "" : "s") failed"
      return "Do not \(side): \(clause(first))\(others)"
    }
  }

  private func clause(_ check: GateCheck) -> String {
    let name = word(check.parameter)
    switch check.outcome {
    case .notApplicable: return "\(name) does not apply"
    case .missingInput: return "\(name) is missing" + (check.refuses ? " and is required" : ", gate skipped")
    case .passed, .failed:
      let relation =
        switch (check.parameter, check.outcome == .passed) {
        case (.rsi, true): "is at or below"
        case (.rsi, false): "is above"
        case (_, true): "is at or above"
        case (_, false): "is below"
        }
      return "\(name) \(number(check.observed ?? .nan)) \(relation) \(number(check.threshold))"
    }
  }

  /// The default volume threshold suits large pairs only: say so when nothing else stood in the way.
  private var hint: String {
    let refusing = Parameter.allCases.filter { gates.checks[$0].refuses }
    guard refusing == [.volume] else { return "" }
    return "; only volume stood in the way: if this pair is small, widen its volume bounds by policy"
  }

  private func word(_ parameter: Parameter) -> String {
    switch parameter {
    case .rsi: "RSI"
    case .confidence: "confidence"
    case .macd: "MACD"
    case .volume: "volume"
    case .momentum: "momentum"
    }
  }

  /// At most six significant digits, without a tail of zeros.
  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
    let scale = Logarithm.power(10, 5 - Logarithm.base10(max(abs(value), 1e-300)).rounded(.down))
    guard scale.isFinite else { return "\(value)" }
    return "\((value * scale).rounded() / scale)"
  }
}
