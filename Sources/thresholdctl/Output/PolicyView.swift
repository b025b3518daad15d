import Messages

/// A scope's policy: what holds, and what of it the scope says itself.
struct PolicyView: View {
  private let own: V1.Policy
  private let effective: V1.Policy

  init(own: V1.Policy?, effective: V1.Policy?) {
    self.own = own ?? V1.Policy()
    self.effective = effective ?? V1.Policy()
  }

  var text: String {
    var table = TextTable(["policy", "value", "from"])
    for (name, bounds) in effective.bounds {
      let value = "\(Figures.text(bounds.lowest)) to \(Figures.text(bounds.highest))"
      table.append([name, value, origin(own.bounds[name] != nil)])
    }
    func row(_ name: String, _ value: String?, _ isOwn: Bool) {
      table.append([name, value ?? "-", origin(isOwn)])
    }
    row(
      "pinned", effective.pinned.isEmpty ? nil : effective.pinned.joined(separator: " "), !own.pinned.isEmpty)
    row("horizon", effective.horizon.map { Figures.text($0) }, own.horizon != nil)
    row(
      "round_trip_fee_percent", Figures.text(effective.roundTripFeePercent), own.roundTripFeePercent != nil)
    row("max_loss_percent", Figures.text(effective.maxLossPercent), own.maxLossPercent != nil)
    row("learner", effective.learner, own.learner != nil)
    row("learning_basis", effective.learningBasis, own.learningBasis != nil)
    row("starting_balance", Figures.text(effective.startingBalance), own.startingBalance != nil)
    row("periods_per_year", Figures.text(effective.periodsPerYear), own.periodsPerYear != nil)
    let rules = effective.protections?.rules ?? []
    row("protections", rules.isEmpty ? nil : "\(rules.count)", own.protections != nil)
    return ([table.text] + rules.map { "  " + Self.text($0) }).joined(separator: "\n")
  }

  /// As it would be typed.
  private static func text(_ rule: V1.Protection) -> String {
    var parts = [rule.rule]
    func add(_ name: String, _ value: String?) { if let value { parts.append("\(name)=\(value)") } }
    add("lookback", rule.lookback.map { Figures.text($0) })
    add("stop_duration", rule.stopDuration.map { Figures.text($0) })
    add("unlock_at", rule.unlockAt)
    add("trade_limit", rule.tradeLimit.map { "\($0)" })
    add("required_profit_percent", rule.requiredProfitPercent.map { Figures.text($0) })
    add("max_drawdown_percent", rule.maxDrawdownPercent.map { Figures.text($0) })
    add("calculation", rule.calculation)
    if rule.onlyPerPair { parts.append("only_per_pair") }
    if rule.onlyPerSide { parts.append("only_per_side") }
    return parts.joined(separator: ",")
  }

  private func origin(_ isOwn: Bool) -> String { isOwn ? "own" : "inherited" }

  var json: JSON { .object([("own", Self.json(own)), ("effective", Self.json(effective))]) }

  private static func json(_ policy: V1.Policy) -> JSON {
    .object([
      (
        "bounds",
        .object(
          policy.bounds.map { name, bounds in
            (name, .object([("lowest", .number(bounds.lowest)), ("highest", .number(bounds.highest))]))
          })
      ),
      ("pinned", .list(policy.pinned.map(JSON.text))), ("horizon", .optional(policy.horizon)),
      ("round_trip_fee_percent", .optional(policy.roundTripFeePercent)),
      ("max_loss_percent", .optional(policy.maxLossPercent)),
      ("learner", policy.learner.map(JSON.text) ?? .null),
      ("learning_basis", policy.learningBasis.map(JSON.text) ?? .null),
      ("starting_balance", .optional(policy.startingBalance)),
      ("periods_per_year", .optional(policy.periodsPerYear)),
      ("protections", policy.protections.map { .list($0.rules.map(json)) } ?? .null),
    ])
  }

  private static func json(_ rule: V1.Protection) -> JSON {
    .object([
      ("rule", .text(rule.rule)), ("lookback", .optional(rule.lookback)),
      ("stop_duration", .optional(rule.stopDuration)), ("unlock_at", rule.unlockAt.map(JSON.text) ?? .null),
      ("trade_limit", rule.tradeLimit.map { .integer(Int64($0)) } ?? .null),
      ("required_profit_percent", .optional(rule.requiredProfitPercent)),
      ("only_per_pair", .bool(rule.onlyPerPair)), ("only_per_side", .bool(rule.onlyPerSide)),
      ("max_drawdown_percent", .optional(rule.maxDrawdownPercent)),
      ("calculation", rule.calculation.map(JSON.text) ?? .null),
    ])
  }
}
