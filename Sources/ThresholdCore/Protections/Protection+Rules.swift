// What freqtrade 2026.9 does with the same trades (freqtrade/plugins/protections/*.py), in the same order of operations, so
// that sums are equal to the last bit. ProtectionOracleTests holds them against each other.

extension Protection {
  /// Whether the symbol of `closed` should be locked.
  ///
  /// - Parameters:
  ///   - closed: the trade after whose end one looks.
  ///   - history: that symbol's trades that are known by then, itself included.
  /// - Complexity: O(trades within the look-back).
  package func symbolFinding(after closed: Trade, in history: ClosedTrades, at now: Instant) -> LockFinding? {
    let recent = history.after(now - lookback)
    switch rule {
    case .cooldownPeriod: return cooldown(recent)
    case .stoplossGuard: return stoplossGuard(recent, closed.side)
    case .lowProfitPairs: return lowProfit(recent, closed.side)
    case .maxDrawdown, .drawdownKillSwitch: return nil
    }
  }

  /// Whether all symbols of the user should be locked.
  ///
  /// - Parameters:
  ///   - closed: the trade after whose end one looks.
  ///   - history: the user's trades that are known by then, itself included.
  ///   - startingBalance: what the account held before its first trade.
  ///   - releasedAt: when the user's kill switch was last released; trades before it no longer count for that.
  package func userFinding(
    after closed: Trade, in history: ClosedTrades, at now: Instant, startingBalance: Double,
    releasedAt: Instant?
  ) -> LockFinding? {
    let recent = history.after(now - lookback)
    switch rule {
    case .stoplossGuard: return onlyPerPair ? nil : stoplossGuard(recent, closed.side)
    case .maxDrawdown: return maxDrawdown(recent, startingBalance)
    case .drawdownKillSwitch:
      let since = releasedAt.map { recent.after($0) } ?? recent
      return killSwitch(since, startingBalance)
    case .cooldownPeriod, .lowProfitPairs: return nil
    }
  }

  private func cooldown(_ recent: ClosedTrades) -> LockFinding? {
    guard let last = recent.trades.last else { return nil }
    return finding(recent.trades.suffix(1), "trade \(last.id) was closed")
  }

  private func stoplossGuard(_ recent: ClosedTrades, _ side: Action) -> LockFinding? {
    // A profit of exactly 0 never counts, whatever is required.
    let stopped = recent.trades.filter {
      $0.exitReason?.isStop == true && $0.pnlPercent != 0
        && $0.pnlPercent / 100 < requiredProfitPercent / 100 && (!onlyPerSide || $0.side == side)
    }
    guard stopped.count >= tradeLimit, !stopped.isEmpty else { return nil }
    return finding(
      stopped[...],
      "\(stopped.count) stopped trades below \(requiredProfitPercent.text(digits: 4)) % within \(lookback.text)",
      side: onlyPerSide ? side : nil)
  }

  private func lowProfit(_ recent: ClosedTrades, _ side: Action) -> LockFinding? {
    // The limit counts both sides, also where the profit is of one.
    guard recent.trades.count >= tradeLimit, !recent.trades.isEmpty else { return nil }
    let profit = recent.trades.reduce(0) { sum, trade in
      !onlyPerSide || trade.side == side ? sum + trade.pnlPercent / 100 : sum
    }
    guard profit < requiredProfitPercent / 100 else { return nil }
    return finding(
      recent.trades,
      "\(recent.trades.count) trades made \((profit * 100).text(digits: 4)) %, less than "
        + "\(requiredProfitPercent.text(digits: 4)) %, within \(lookback.text)",
      side: onlyPerSide ? side : nil)
  }

  private func maxDrawdown(_ recent: ClosedTrades, _ startingBalance: Double) -> LockFinding? {
    guard recent.trades.count >= tradeLimit, !recent.trades.isEmpty else { return nil }
    let fall =
      switch calculation {
      case .ratios: Self.largestFall(recent.trades.map { $0.pnlPercent / 100 })
      case .equity:
        Self.largestRelativeFall(
          recent.trades.map { $0.pnl ?? 0 }, from: startingBalance + recent.profitBefore)
      }
    guard fall > maxDrawdownPercent / 100 else { return nil }
    return finding(
      recent.trades,
      "\(recent.trades.count) trades fell by \((fall * 100).text(digits: 4)) % (\(calculation.name)), more than "
        + "\(maxDrawdownPercent.text(digits: 4)) %, within \(lookback.text)")
  }

  /// The account's fall from its peak, now. A trade moves it by its profit, or by its percentage if that is all it says.
  private func killSwitch(_ recent: ClosedTrades, _ startingBalance: Double) -> LockFinding? {
    guard recent.trades.count >= tradeLimit, !recent.trades.isEmpty else { return nil }
    var equity = startingBalance + recent.profitBefore
    guard equity > 0, equity.isFinite else {
      return LockFinding(rule: rule, until: nil, evidence: "the account is ruined")
    }
    var peak = equity
    for trade in recent.trades {
      equity += trade.pnl ?? equity * trade.pnlPercent / 100
      peak = max(peak, equity)
    }
    let fall = (peak - equity) / peak
    // Written as what is let pass: an account that is no number is not.
    if fall < maxDrawdownPercent / 100 { return nil }
    return LockFinding(
      rule: rule, until: nil,
      evidence: "the account is \((fall * 100).text(digits: 4)) % below its peak of \(peak.text(digits: 6)), "
        + "\(maxDrawdownPercent.text(digits: 4)) % are let pass")
  }

  /// The largest fall of the running sum from its highest so far, which begins at 0.
  private static func largestFall(_ profits: [Double]) -> Double {
    var (sum, high, fall) = (0.0, 0.0, 0.0)
    for profit in profits {
      sum += profit
      high = max(high, sum)
      fall = max(fall, high - sum)
    }
    return fall
  }

  /// The largest fall of an account from its highest so far, as a part of that.
  private static func largestRelativeFall(_ profits: [Double], from start: Double) -> Double {
    var (sum, high, fall) = (0.0, 0.0, 0.0)
    for profit in profits {
      sum += profit
      high = max(high, sum)
      // Without a balance to begin with, of the profit that was made.
      let part = start != 0 ? ((start + high) - (start + sum)) / (start + high) : (high - sum) / high
      if part > fall { fall = part }
    }
    return fall
  }

  private func finding(_ trades: ArraySlice<Trade>, _ evidence: String, side: Action? = nil) -> LockFinding {
    let last = trades.lazy.map(\.closedAt).max() ?? Instant(nanoseconds: .min)
    return LockFinding(rule: rule, side: side, until: stop.end(after: last), evidence: evidence)
  }
}

extension Protection.Stop {
  private static let day: Int64 = 86_400_000_000_000
  private static let minute: Int64 = 60_000_000_000

  /// `HH:MM`, if it ends at a time of day.
  package var timeOfDay: String? {
    guard case .at(let minuteOfDay) = self else { return nil }
    let (hours, minutes) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
    return "\(hours / 10)\(hours % 10):\(minutes / 10)\(minutes % 10)"
  }

  /// When a lock ends that rests on a trade closed at `last`. At a time of day, the seconds are those of the trade.
  package func end(after last: Instant) -> Instant {
    switch self {
    case .after(let span): return last + span
    case .at(let minuteOfDay):
      let ofDay = (last.nanoseconds % Self.day + Self.day) % Self.day
      let end =
        last
        + Span(nanoseconds: Int64(minuteOfDay) * Self.minute + ofDay % Self.minute - ofDay)
      return end < last ? end + Span(nanoseconds: Self.day) : end
    }
  }
}
