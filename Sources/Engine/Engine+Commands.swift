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
    if case .adapt = command.action {
      try await flushDecisions()
    } else {
      try await storeClocks(of: [command.key.user], at: command.moment)
    }
    let step = ScopeTransaction(command: command, entryID: Self.entryID(), configuration: configuration)
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
    try await took(committed, user: command.key.user)
    return committed.answer
  }

  /// Journals that a scope learns anew under a policy that its parent changed.
  private func restart(_ command: ScopeCommand, under own: Policy) async throws(Refusal) {
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

  private func took(_ committed: ScopeTransaction.Committed, user: UserID) async throws(Refusal) {
    table.written(user, clock: committed.clock)
    if let scope = committed.scope {
      keep([scope.key: scope], of: [scope.key], at: committed.answer.revision, clock: committed.clock)
      do throws(CorruptRecord) {
        table.written(scope.key, facts: try ScopeFacts(scope))
      } catch {
        throw Refusal(.internalError, "INTERNAL", "the scope just written cannot be read")
      }
    }
    if !committed.changes.isEmpty { await feed.committed(committed.changes) }
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
