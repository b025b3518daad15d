internal import Engine
internal import ThresholdCore
internal import ThresholdService

extension TradeDraft {
  /// Names that bots use beside ours; the Python service leaves the shape of a trade to its caller.
  private static let aliases = [
    "id": "trade_id", "action": "side", "profit_loss": "pnl", "entry_time": "opened_at",
    "exit_time": "closed_at",
    "timestamp": "closed_at",
  ]

  /// A trade of `user`; values of a wrong type are noted in the draft. Without a time it was closed at `now`, and
  /// without `pnl_percent` that follows from the profit or the prices.
  init(_ object: JSONObject, user: String, now: Instant) {
    var faults: [FieldFault] = []
    let object = object.renamed(Self.aliases)
    let side = object.has("side") ? Action(object, "side", &faults) : nil
    let (entry, exit) = (object.number("entry_price", &faults), object.number("exit_price", &faults))
    let (quantity, pnl) = (object.number("quantity", &faults), object.number("pnl", &faults))
    let percent = object.number("pnl_percent", &faults)
    self.init(
      id: object.string("trade_id", &faults) ?? "", user: user,
      symbol: object.string("symbol", &faults) ?? "",
      decisionID: object.string("decision_id", &faults) ?? "", side: side, quantity: quantity,
      entryPrice: entry,
      exitPrice: exit, pnl: pnl,
      pnlPercent: percent ?? Self.percent(side, pnl: pnl, quantity: quantity, entry: entry, exit: exit),
      openedAt: object.time("opened_at", &faults),
      closedAt: object.has("closed_at")
        ? object.time("closed_at", &faults)
        : RawTime(seconds: now.nanoseconds / 1_000_000_000, nanoseconds: 0),
      signal: object.object("signal", &faults).map { SignalDraft($0, &faults) })
    if let name = object.string("exit_reason", &faults) {
      // A number that no reason has, so that the service refuses it.
      exitReason = ExitReason(name: name)?.rawValue ?? -1
    }
    self.faults = faults
  }

  /// The result in percent of the position: of the profit if that is known, else of the prices, before any fee.
  private static func percent(
    _ side: Action?, pnl: Double?, quantity: Double?, entry: Double?, exit: Double?
  ) -> Double? {
    guard let entry, entry > 0 else { return nil }
    if let pnl, let quantity, quantity > 0 { return pnl / (entry * quantity) * 100 }
    guard let exit, let side, side != .hold else { return nil }
    return (exit / entry - 1) * (side == .buy ? 100 : -100)
  }
}
