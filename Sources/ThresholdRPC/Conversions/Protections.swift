import Messages
import ThresholdCore
import ThresholdService

extension ProtectionDraft {
  init(_ protection: V1.Protection) {
    self.init(
      rule: protection.rule, lookback: protection.lookback?.raw, stopDuration: protection.stopDuration?.raw,
      unlockAt: protection.unlockAt, tradeLimit: protection.tradeLimit.map(Int.init),
      requiredProfitPercent: protection.requiredProfitPercent, onlyPerPair: protection.onlyPerPair,
      onlyPerSide: protection.onlyPerSide, maxDrawdownPercent: protection.maxDrawdownPercent,
      calculation: protection.calculation)
  }
}

/// Within `V1` the name means the message.
typealias ProtectionRule = Protection

extension V1.Protection {
  /// The rule with everything filled in that it knows of.
  init(_ rule: ProtectionRule) {
    self.init(rule: rule.rule.name, lookback: GoogleProtobuf.Duration(rule.lookback))
    if rule.rule != .drawdownKillSwitch {
      switch rule.stop {
      case .after(let span): stopDuration = GoogleProtobuf.Duration(span)
      case .at: unlockAt = rule.stop.timeOfDay
      }
    }
    if rule.rule != .cooldownPeriod { tradeLimit = Int32(clamping: rule.tradeLimit) }
    switch rule.rule {
    case .cooldownPeriod: break
    case .stoplossGuard, .lowProfitPairs:
      requiredProfitPercent = rule.requiredProfitPercent
      onlyPerPair = rule.onlyPerPair
      onlyPerSide = rule.onlyPerSide
    case .maxDrawdown:
      maxDrawdownPercent = rule.maxDrawdownPercent
      calculation = rule.calculation.name
    case .drawdownKillSwitch: maxDrawdownPercent = rule.maxDrawdownPercent
    }
  }
}

extension V1.Lock {
  /// A lock as it is at `now`.
  init(_ scoped: ScopedLock, at now: Instant) {
    let lock = scoped.lock
    self.init(
      rule: lock.rule.name, symbol: scoped.key.symbol.value,
      side: V1.Action(rawValue: Int32(lock.side?.rawValue ?? 0)),
      until: lock.until.map(GoogleProtobuf.Timestamp.init),
      evidence: lock.evidence, lockID: lock.id, userID: scoped.key.user.value,
      lockedAt: GoogleProtobuf.Timestamp(lock.lockedAt),
      releasedAt: lock.releasedAt.map(GoogleProtobuf.Timestamp.init), releasedBy: lock.releasedBy,
      inForce: lock.isInForce(at: now))
  }
}
