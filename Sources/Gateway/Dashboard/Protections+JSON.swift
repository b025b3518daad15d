internal import Engine
internal import ThresholdCore
internal import ThresholdService

extension ProtectionDraft {
  /// Reads the fields, and notes those of a wrong type.
  init(_ object: JSONObject, _ faults: inout [FieldFault]) {
    self.init(
      rule: object.string("rule", &faults) ?? "", lookback: object.length("lookback_seconds", &faults),
      stopDuration: object.length("stop_duration_seconds", &faults),
      unlockAt: object.string("unlock_at", &faults),
      tradeLimit: object.integer("trade_limit", &faults).map { Int(clamping: $0) },
      requiredProfitPercent: object.number("required_profit_percent", &faults),
      onlyPerPair: object.bool("only_per_pair", &faults) ?? false,
      onlyPerSide: object.bool("only_per_side", &faults) ?? false,
      maxDrawdownPercent: object.number("max_drawdown_percent", &faults),
      calculation: object.string("calculation", &faults))
  }
}

extension JSONObject {
  /// A length of time in seconds. What lies beyond every limit, but within the range of an integer, is for the service to
  /// refuse.
  func length(_ name: String, _ faults: inout [FieldFault]) -> RawTime? {
    number(name, &faults).map { RawTime(seconds: Int64(min(max($0, -1), 1e9).rounded()), nanoseconds: 0) }
  }

  /// A list of objects; `nil` if it is absent.
  func objects(_ name: String, _ faults: inout [FieldFault]) -> [JSONObject]? {
    switch value(name, &faults) {
    case nil: return nil
    case .array(let elements):
      return elements.enumerated().compactMap { index, element in
        if case .object(let members) = element {
          return JSONObject(members, path: "\(path)\(name)[\(index)].")
        }
        faults.append(FieldFault("\(path)\(name)[\(index)]", "must be an object, not \(element.kind)"))
        return nil
      }
    case .some(let other):
      faults.append(FieldFault(path + name, "must be a list of objects, not \(other.kind)"))
      return nil
    }
  }
}

extension JSONWriter {
  /// The member `protections`: a list, or null for what is inherited. Only what a rule knows of is written, so that it can be sent
  /// back as it is.
  mutating func members(_ protections: [Protection]?) {
    guard let protections else { return member("protections", Double?.none) }
    member("protections", each: protections) { writer, rule in
      writer.object { writer in
        writer.member("rule", rule.rule.name)
        writer.member("lookback_seconds", rule.lookback.seconds)
        if rule.rule != .drawdownKillSwitch {
          if case .after(let span) = rule.stop { writer.member("stop_duration_seconds", span.seconds) }
          if let time = rule.stop.timeOfDay { writer.member("unlock_at", time) }
        }
        if rule.rule != .cooldownPeriod { writer.member("trade_limit", rule.tradeLimit) }
        if rule.rule == .stoplossGuard || rule.rule == .lowProfitPairs {
          writer.member("required_profit_percent", rule.requiredProfitPercent)
          writer.member("only_per_side", rule.onlyPerSide)
        }
        if rule.rule == .stoplossGuard { writer.member("only_per_pair", rule.onlyPerPair) }
        if rule.rule == .maxDrawdown || rule.rule == .drawdownKillSwitch {
          writer.member("max_drawdown_percent", rule.maxDrawdownPercent)
        }
        if rule.rule == .maxDrawdown { writer.member("calculation", rule.calculation.name) }
      }
    }
  }

  /// A list of locks, each with what it is and until when.
  mutating func member(_ name: String, _ locks: [ScopedLock]) {
    member(name, each: locks) { writer, scoped in writer.object { $0.members(scoped) } }
  }

  /// What a lock is, and until when.
  mutating func members(_ scoped: ScopedLock) {
    member("lock_id", scoped.lock.id)
    member("rule", scoped.lock.rule.name)
    member("symbol", scoped.key.symbol.isGlobal ? nil : scoped.key.symbol.value)
    member("side", scoped.lock.side.map { $0 == .buy ? "buy" : "sell" })
    member("until", scoped.lock.until?.text)
    member("evidence", scoped.lock.evidence)
  }
}
