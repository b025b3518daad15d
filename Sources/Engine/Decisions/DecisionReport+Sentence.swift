import ThresholdCore

// Part of every Evaluate: appended to one string that was reserved, no arrays in between.
extension DecisionReport {
  /// The decision in one sentence for people; with `explain`, one clause for each gate.
  package func sentence(explain: Bool) -> String {
    var text = ""
    text.reserveCapacity(explain ? 320 : 80)
    if refusedAsStale {
      text += "Do not trade (STALE): storage has been out of reach for "
      append(number: staleFor?.seconds ?? 0, to: &text)
      text += " s."
      return text
    }
    guard explain else {
      if locks.isEmpty { appendVerdict(to: &text) } else { appendLocks(to: &text) }
      text += "."
      return text
    }
    if !locks.isEmpty {
      appendLocks(to: &text)
    } else if isRefusedEntry {
      // Without the gate that the short sentence names: each has its clause.
      let count = gates.refusingCount
      text += signal.action == .buy ? "Do not buy, " : "Do not sell, "
      text += "\(count) gate\(count == 1 ? "" : "s") failed"
    } else {
      appendVerdict(to: &text)
    }
    var separator = ": "
    for parameter in Parameter.allCases {
      text += separator
      append(clause: gates[parameter], to: &text)
      separator = "; "
    }
    appendHint(to: &text)
    text += "."
    return text
  }

  private var isRefusedEntry: Bool {
    signal.action != .hold && signal.intent == .entry && gates.refusingCount > 0
  }

  private func appendVerdict(to text: inout String) {
    switch (signal.action, signal.intent) {
    case (.hold, _): text += "Do not trade: the signal says hold"
    case (_, .exit): text += "Trade: an exit reduces a position and is never blocked"
    case (let action, .entry):
      guard let first = gates.firstRefusing else {
        text += action == .buy ? "Trade: the buy passes every gate" : "Trade: the sell passes every gate"
        let skipped = gates.missingCount
        if skipped > 0 { text += " that its values allow to check (\(skipped) skipped)" }
        return
      }
      text += action == .buy ? "Do not buy: " : "Do not sell: "
      append(clause: first, to: &text)
      let others = gates.refusingCount - 1
      if others > 0 { text += " and \(others) more gate\(others == 1 ? "" : "s") failed" }
    }
  }

  /// Which locks stood in the way, whatever the gates say.
  private func appendLocks(to text: inout String) {
    text += signal.action == .buy ? "Do not buy: " : "Do not sell: "
    var separator = ""
    for scoped in locks {
      let lock = scoped.lock
      text += separator + lock.rule.name + " locks "
      text += scoped.key.symbol.isGlobal ? "every symbol" : scoped.key.symbol.value
      text += lock.until.map { " until \($0.text)" } ?? " until it is released"
      text += " (" + lock.evidence + ")"
      separator = "; "
    }
  }

  private func append(clause check: GateCheck, to text: inout String) {
    text += word(check.parameter)
    switch check.outcome {
    case .notApplicable: text += " does not apply"
    case .missingInput: text += check.refuses ? " is missing and is required" : " is missing, gate skipped"
    case .passed, .failed:
      text += " "
      append(number: check.observed ?? .nan, to: &text)
      switch (check.parameter, check.outcome == .passed) {
      case (.rsi, true): text += " is at or below "
      case (.rsi, false): text += " is above "
      case (_, true): text += " is at or above "
      case (_, false): text += " is below "
      }
      append(number: check.threshold, to: &text)
    }
  }

  /// The default volume threshold suits large pairs only: say so when nothing else stood in the way.
  private func appendHint(to text: inout String) {
    guard gates.checks.volume.refuses, gates.refusingCount == 1 else { return }
    text += "; only volume stood in the way: if this pair is small, widen its volume bounds by policy"
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
  private func append(number value: Double, to text: inout String) {
    guard value.isFinite else { return text += value.description }
    if value == value.rounded(), abs(value) < 1e15 { return text += Int64(value).description }
    let scale = Logarithm.power(10, 5 - Logarithm.base10(max(abs(value), 1e-300)).rounded(.down))
    guard scale.isFinite else { return text += value.description }
    text += ((value * scale).rounded() / scale).description
  }
}
