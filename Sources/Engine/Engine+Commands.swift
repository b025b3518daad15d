package import ThresholdCore

extension Engine {
  /// Runs one command to one scope: a transaction, then memory, then the change feed.
  ///
  /// - Returns: what it did, or what it did the first time if the request was repeated.
  package func perform(_ command: ScopeCommand) async throws(Refusal) -> CommandAnswer {
    guard case .adapt = command.action, !command.validateOnly else { return try await execute(command) }
    do throws(Refusal) {
      let answer = try await execute(command)
      metrics.count(cycle: answer)
      return answer
    } catch {
      metrics.count(failedCycle: error)
      throw error
    }
  }

  private func execute(_ command: ScopeCommand) async throws(Refusal) -> CommandAnswer {
    // A cycle sees every decision that was answered before it, also those of the last moments.
    var lenders = Lenders.none
    if case .adapt = command.action {
      try await flushDecisions()
      lenders = try await self.lenders(for: command)
    } else {
      try await storeClocks(of: [command.key.user], at: command.moment)
    }
    let step = ScopeTransaction(
      command: command, entryID: Self.entryID(), configuration: configuration, lenders: lenders)
    let committed: ScopeTransaction.Committed
    do {
      committed = try await repository.write(deadline: command.moment.deadline) { transaction in
        let committed = try step.run(in: transaction)
        // Whatever was only tried is rolled back as a whole.
        if command.validateOnly { throw Rehearsal(answer: committed.answer) }
        return committed
      }
    } catch let rehearsal as Rehearsal {
      return rehearsal.answer
    } catch let change as ScopeTransaction.InheritedPolicyChanged {
      try await restart(command, under: change.own)
      return try await execute(command)
    } catch { throw refusal(error) }
    try await took([committed])
    return committed.answer
  }

  /// Whom the scope may borrow from.
  nonisolated func lenders(for command: ScopeCommand) async throws(Refusal) -> Lenders {
    guard command.moment.asOf == nil else { return .none }
    do {
      return try await lenders.members(of: command.key.symbol, deadline: command.moment.deadline)
    } catch { throw refusal(error) }
  }

  /// Journals that a scope learns anew under a policy that its parent changed.
  func restart(_ command: ScopeCommand, under own: Policy) async throws(Refusal) {
    let identity = RequestIdentity(
      caller: command.identity.caller, method: "SetPolicy", requestID: "", fingerprint: [])
    _ = try await perform(
      ScopeCommand(
        key: command.key, action: .policy(own), moment: command.moment, identity: identity,
        note: "an inherited policy changed"))
  }

  /// Carries the answer of a command that was to be validated only out of its transaction.
  private struct Rehearsal: Error {
    var answer: CommandAnswer
  }

  /// Takes what a transaction wrote into memory, and then into the change feed.
  func took(_ steps: [ScopeTransaction.Committed]) async throws(Refusal) {
    for step in steps {
      table.written(step.user, clock: step.clock)
      if step.change?.cause == .policy { unguarded.policyWritten(of: step.user) }
      guard let scope = step.scope else { continue }
      if let turn = step.turn { count(turn, of: scope.key) }
      keep([scope.key: scope], of: [scope.key], at: step.answer.revision, clock: step.clock)
      do throws(CorruptRecord) {
        table.written(scope.key, facts: try ScopeFacts(scope))
      } catch {
        throw Refusal(.internalError, "INTERNAL", "the scope just written cannot be read")
      }
    }
    let changes = steps.compactMap(\.change)
    if !changes.isEmpty { await feed.committed(changes) }
  }

  private func count(_ turn: EngineMetrics.Turn, of key: Key) {
    metrics.count(turn)
    guard turn == .demoted else { return }
    Self.logger.notice(
      "learned thresholds turned out worse than the baseline and walk back to it",
      metadata: ["scope": "\(key)"])
  }

  /// 128 random bits in hexadecimal digits.
  static func entryID() -> String {
    let words: [UInt64] = [.random(in: 0 ... .max), .random(in: 0 ... .max)]
    return words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// The scope that a journal entry belongs to.
  /// - Throws: NOT_FOUND.
  package func scope(ofEntry id: String, deadline: ContinuousClock.Instant?) async throws(Refusal) -> Key {
    let entry = try await read(deadline: deadline) { try $0.entry(id) }
    guard let entry else { throw Refusal(.notFound, "ADAPTATION_NOT_FOUND", "there is no adaptation \(id)") }
    return entry.key
  }
}
