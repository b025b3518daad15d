package import Engine
import ThresholdCore

extension Service {
  /// Records trades: the good ones together, each bad one refused alone.
  package func recordTrades(
    _ drafts: [TradeDraft], asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> Engine.Recorded {
    let moment = try items("trades", drafts.map(\.user), asOf: asOf, .trade, caller)
    var refused: [Int: RecordResult] = [:]
    var trades: [Trade] = []
    for (index, draft) in drafts.enumerated() {
      var faults = Faults(draft.faults)
      let trade = draft.checked(&faults, now: moment.now)
      if let refusal = refusal(faults, trade.key.user, .trade, caller) {
        refused[index] = RecordResult(id: draft.id, status: .failed(refusal))
      } else {
        trades.append(trade)
      }
    }
    let recorded = trades.isEmpty ? nil : try await engine.record(trades, at: moment)
    for user in Set(trades.map(\.key.user)) { scores.outdated(user) }
    return merged(drafts.count, refused, recorded)
  }

  /// Records outcomes: the good ones together, each bad one refused alone.
  package func recordOutcomes(
    _ drafts: [OutcomeDraft], asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> Engine.Recorded {
    let moment = try items("outcomes", drafts.map(\.user), asOf: asOf, .trade, caller)
    var refused: [Int: RecordResult] = [:]
    var outcomes: [ReportedOutcome] = []
    for (index, draft) in drafts.enumerated() {
      var faults = Faults()
      let outcome = draft.checked(&faults, now: moment.now)
      if let refusal = refusal(faults, outcome.user, .trade, caller) {
        refused[index] = RecordResult(id: draft.id, status: .failed(refusal))
      } else {
        outcomes.append(outcome)
      }
    }
    let recorded = outcomes.isEmpty ? nil : try await engine.record(outcomes, at: moment)
    return merged(drafts.count, refused, recorded)
  }

  /// Records prices: of the shared book, or of a simulated user's own.
  package func recordPrices(
    _ drafts: [PriceDraft], user: String, asOf: RawTime?, _ caller: Caller
  ) async throws(Refusal) -> Engine.Recorded {
    let moment = try items("prices", drafts.map { _ in user }, asOf: asOf, .prices, caller)
    var owner: UserID?
    var whole = Faults(caller.faults)
    if asOf != nil {
      whole.identifier("user_id", user)
      owner = UserID(user)
      try caller.principal.require(.prices, for: UserID(user))
    } else if !user.isEmpty {
      whole.add("user_id", "is only for a simulated user, whose prices carry as_of")
    }
    try whole.check()
    var refused: [Int: RecordResult] = [:]
    var accepted: [RecordResult] = []
    var prices: [PricePoint] = []
    for (index, draft) in drafts.enumerated() {
      var faults = Faults()
      let price = draft.checked(&faults, now: moment.now)
      if faults.all.isEmpty {
        prices.append(price)
        accepted.append(RecordResult(id: draft.symbol, status: .recorded))
      } else {
        refused[index] = RecordResult(id: draft.symbol, status: .failed(Refusal(faults: faults.all)))
      }
    }
    guard !prices.isEmpty else { return merged(drafts.count, refused, nil) }
    let revision = try await engine.record(prices, owner: owner, at: moment)
    return merged(drafts.count, refused, Engine.Recorded(results: accepted, revision: revision))
  }

  /// Checks what concerns the call as a whole; `users` has an entry for each item.
  private func items(
    _ field: String, _ users: [String], asOf: RawTime?, _ right: Right, _ caller: Caller
  ) throws(Refusal) -> Moment {
    try caller.principal.require(right)
    _ = try admitted(caller, batchOf: users)
    var faults = Faults(caller.faults)
    faults.count(field, users.count, in: 1...Self.itemsMax)
    let moment = try moment(caller, asOf: asOf, &faults)
    try faults.check()
    return moment
  }

  /// Why an item is refused before anything is done; `nil` if it is fine. Faults come first: a foreign user's id that is
  /// malformed is told to be malformed.
  private func refusal(_ faults: Faults, _ user: UserID, _ right: Right, _ caller: Caller) -> Refusal? {
    do throws(Refusal) {
      try faults.check()
      try caller.principal.require(right, for: user)
      return nil
    } catch { return error }
  }

  /// Puts the answers in the order of the items again.
  private func merged(_ count: Int, _ refused: [Int: RecordResult], _ recorded: Engine.Recorded?)
    -> Engine.Recorded
  {
    var rest = (recorded?.results ?? [])[...]
    let results = (0..<count).map { refused[$0] ?? rest.removeFirst() }
    return Engine.Recorded(results: results, revision: recorded?.revision ?? engine.feed.head)
  }
}
