import ThresholdCore

/// A protection as a caller sent it, not yet checked.
package struct ProtectionDraft: Sendable {
  package var rule: String
  /// Lengths of time, in the form of a time.
  package var lookback: RawTime?
  package var stopDuration: RawTime?
  package var unlockAt: String?
  package var tradeLimit: Int?
  package var requiredProfitPercent: Double?
  package var onlyPerPair: Bool
  package var onlyPerSide: Bool
  package var maxDrawdownPercent: Double?
  package var calculation: String?

  package init(
    rule: String, lookback: RawTime? = nil, stopDuration: RawTime? = nil, unlockAt: String? = nil,
    tradeLimit: Int? = nil, requiredProfitPercent: Double? = nil, onlyPerPair: Bool = false,
    onlyPerSide: Bool = false, maxDrawdownPercent: Double? = nil, calculation: String? = nil
  ) {
    self.rule = rule
    self.lookback = lookback
    self.stopDuration = stopDuration
    self.unlockAt = unlockAt
    self.tradeLimit = tradeLimit
    self.requiredProfitPercent = requiredProfitPercent
    self.onlyPerPair = onlyPerPair
    self.onlyPerSide = onlyPerSide
    self.maxDrawdownPercent = maxDrawdownPercent
    self.calculation = calculation
  }

  /// The rule of a policy, its faults noted below `path`. What is returned must not be used if there are faults.
  ///
  /// - Parameter ofSymbol: whether the policy is of one symbol, where rules over all symbols have no place.
  func checked(_ faults: inout Faults, path: String, ofSymbol: Bool) -> Protection {
    guard let known = Protection.Rule(name: rule) else {
      faults.add(path + "rule", "is none of \(Protection.Rule.names)")
      return Protection(.cooldownPeriod)
    }
    for (field, isGiven, rules) in given where isGiven && !rules.contains(known) {
      faults.add(path + field, "is not a parameter of \(rule)")
    }
    let lookback = length(path + "lookback", lookback, &faults)
    var stop = length(path + "stop_duration", stopDuration, &faults).map(Protection.Stop.after)
    if let unlockAt {
      stop = Self.minuteOfDay(unlockAt).map { .at(minuteOfDay: $0) }
      if stop == nil { faults.add(path + "unlock_at", "is not a time of day such as 06:30") }
      if stopDuration != nil { faults.add(path + "stop_duration", "cannot be given beside unlock_at") }
    }
    if let tradeLimit, !(1...10_000).contains(tradeLimit) {
      faults.add(path + "trade_limit", "is \(tradeLimit), outside of [1, 10000]")
    }
    faults.number(path + "required_profit_percent", requiredProfitPercent, in: -100_000...100_000)
    faults.number(path + "max_drawdown_percent", maxDrawdownPercent, in: 0...100_000)
    if known == .drawdownKillSwitch, !(maxDrawdownPercent.map { $0 > 0 && $0 <= 100 } ?? false) {
      faults.add(path + "max_drawdown_percent", "must be more than 0, at most 100")
    }
    let calculation = calculation.map { name -> Protection.Calculation in
      if let known = Protection.Calculation(name: name) { return known }
      faults.add(path + "calculation", "must be ratios or equity")
      return .ratios
    }
    let protection = Protection(
      known, lookback: lookback, stop: stop ?? .after(.minutes(60)), tradeLimit: tradeLimit,
      requiredProfitPercent: requiredProfitPercent ?? 0, onlyPerPair: onlyPerPair, onlyPerSide: onlyPerSide,
      maxDrawdownPercent: maxDrawdownPercent ?? 0, calculation: calculation ?? .ratios)
    if ofSymbol, protection.locksUsers {
      faults.add(
        path + "rule",
        known == .stoplossGuard
          ? "needs only_per_pair in the policy of a symbol"
          : "looks at all symbols: set it in the global policy")
    }
    return protection
  }

  /// The parameters, whether they are given, and the rules that have them.
  private var given: [(String, Bool, Set<Protection.Rule>)] {
    let stops = Set(Protection.Rule.allCases).subtracting([.drawdownKillSwitch])
    return [
      ("stop_duration", stopDuration != nil, stops), ("unlock_at", unlockAt != nil, stops),
      ("trade_limit", tradeLimit != nil, Set(Protection.Rule.allCases).subtracting([.cooldownPeriod])),
      ("required_profit_percent", requiredProfitPercent != nil, [.stoplossGuard, .lowProfitPairs]),
      ("only_per_pair", onlyPerPair, [.stoplossGuard]),
      ("only_per_side", onlyPerSide, [.stoplossGuard, .lowProfitPairs]),
      ("max_drawdown_percent", maxDrawdownPercent != nil, [.maxDrawdown, .drawdownKillSwitch]),
      ("calculation", calculation != nil, [.maxDrawdown]),
    ]
  }

  private func length(_ field: String, _ raw: RawTime?, _ faults: inout Faults) -> Span? {
    guard let raw else { return nil }
    let span = raw.instant.map { Span(nanoseconds: $0.nanoseconds) }
    if !(span.map { $0 >= .minutes(1) && $0 <= .days(366) } ?? false) {
      faults.add(field, "must be 1 minute to 366 days")
    }
    return span
  }

  /// `HH:MM` in minutes after midnight.
  private static func minuteOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), hours < 24, minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }
}
