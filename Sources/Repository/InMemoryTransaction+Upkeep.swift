internal import ThresholdCore

/// Looks at everything at each call: in memory there is little. Decisions whose id tells no time stay.
extension InMemoryTransaction: Upkeep {
  func claimUpkeep() -> Bool { true }

  func makeRoom(at instant: Instant) {}

  func hasRecords(ofDecisionsBefore decisions: Instant, ofPricesBefore prices: Instant) -> Bool {
    let (decisions, prices) = (StoragePeriod(of: decisions).start, StoragePeriod(of: prices).start)
    return tables.decisions.keys.contains { DecisionID.recordedAt($0.id).map { $0 < decisions } ?? false }
      || tables.prices.values.contains { series in
        series.elements(after: nil, through: .distantFuture).contains { $0.recordedAt < prices }
      }
  }

  func scopesWithoutCheckpoint(since: Instant, limit: Int) -> [ScopeRecord] {
    let missing = tables.scopes.values.filter { scope in
      guard let last = tables.checkpoints[scope.key]?.last else { return scope.entryCount > 0 }
      return scope.entryCount > last.sequence && last.recordedAt < since
    }
    return Array(missing.sorted { $0.key < $1.key }.prefix(max(0, limit)))
  }

  func insert(_ checkpoints: [Checkpoint]) throws {
    for checkpoint in checkpoints {
      let known = tables.checkpoints[checkpoint.key] ?? []
      guard known.last.map({ $0.sequence < checkpoint.sequence }) ?? true else {
        throw conflict("checkpoint \(checkpoint.sequence) of \(checkpoint.key) is not the next")
      }
      set(\.checkpoints[checkpoint.key], to: known + [checkpoint])
    }
  }

  func removeDecisions(_ limits: RemovalLimits) -> Removal {
    let old = tables.decisions.filter { DecisionID.recordedAt($0.key.id).map { $0 < limits.before } ?? false }
    removeCheckpoints { checkpoint in
      old.values.contains { decision in
        tables.decisionsForLearning[checkpoint.key]?.contains(decision.place) == true
          && checkpoint.watermark.map { decision.decidedAt > $0 } ?? true
      }
    }
    var removal = Removal()
    for (id, decision) in old where removal.rows < limits.rows {
      let scopes = [decision.key, decision.key.global].filter {
        tables.decisionsForLearning[$0]?.contains(decision.place) == true
      }
      let isUnseen = scopes.contains { scope in
        tables.scopes[scope]?.watermark.map { $0 < decision.decidedAt + limits.settling } ?? false
      }
      let isHeld = DecisionID.recordedAt(id.id).map { $0 >= limits.heldUntil } ?? true
      if isUnseen, isHeld { continue }
      set(\.decisions[id], to: nil)
      for scope in Set(scopes) {
        apply(
          { $0.decisionsForLearning[scope]?.remove(at: decision.place) },
          inverse: { $0.decisionsForLearning[scope]?.insert(decision) })
      }
      removal.rows += 1
      if isUnseen { removal.unseen += 1 }
    }
    removal.cursor = removal.rows == limits.rows ? 0 : nil
    return removal
  }

  func removePrices(_ limits: RemovalLimits) -> Removal {
    var removal = Removal()
    let old = tables.prices.mapValues { series in
      series.elements(after: nil, through: .distantFuture).filter { $0.recordedAt < limits.before }
    }
    removeCheckpoints { checkpoint in
      let user = tables.users[checkpoint.key.user]
      var owner: UserID?
      if case .simulated = user?.clock { owner = user?.id }
      return old.contains { series, prices in
        series.owner == owner && (checkpoint.key.symbol.isGlobal || series.symbol == checkpoint.key.symbol)
          && prices.contains { price in checkpoint.watermark.map { price.point.time > $0 } ?? true }
      }
    }
    for (series, prices) in old {
      for price in prices where removal.rows < limits.rows {
        apply(
          { $0.prices[series]?.remove(at: price.place) }, inverse: { $0.prices[series]?.insert(price) })
        removal.rows += 1
      }
    }
    removal.cursor = removal.rows == limits.rows ? 0 : nil
    return removal
  }

  func countTrades(of user: UserID?, limit: Int) -> Bool { false }

  func removeRequests(recordedBefore instant: Instant) {
    set(\.requests, to: tables.requests.filter { $0.value.recordedAt >= instant })
  }

  func compactChanges(through revision: Int64) {
    let compacted = min(revision, tables.identity.head)
    let removed = compacted - tables.identity.compacted
    guard removed > 0 else { return }
    set(\.changes, to: Array(tables.changes.dropFirst(Int(removed))))
    set(\.identity.compacted, to: compacted)
  }

  /// Removes those of the checkpoints that fulfil `predicate`, but no scope's newest.
  private func removeCheckpoints(where predicate: (Checkpoint) -> Bool) {
    for (key, checkpoints) in tables.checkpoints {
      let kept = checkpoints.filter { $0 == checkpoints.last || !predicate($0) }
      if kept.count < checkpoints.count { set(\.checkpoints[key], to: kept) }
    }
  }
}
