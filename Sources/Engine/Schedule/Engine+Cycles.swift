package import ThresholdCore

extension Engine {
  /// Cycles that share a transaction: with SQLite all other writers wait for it, and each cycle may read a window of
  /// outcomes.
  package static let cyclesAtOnce = 32

  /// Runs a learning cycle of each of `keys`, all of them real users', `cyclesAtOnce` in a transaction.
  ///
  /// - Parameters:
  ///   - keys: in any order; at most `cyclesAtOnce`.
  ///   - validateOnly: tries each for itself and writes nothing.
  ///   - claim: until when the schedule has taken them on; `nil` if it is not the schedule that asks.
  /// - Returns: in the order of keys, what each did, or why it did nothing; those that another replica has taken on are
  ///   left out.
  package func adapt(
    _ keys: [Key], force: Bool, validateOnly: Bool = false, claim: Instant? = nil, at moment: Moment,
    by identity: RequestIdentity
  ) async -> [(key: Key, result: Result<CommandAnswer, Refusal>)] {
    let commands = keys.sorted().map {
      ScopeCommand(
        key: $0, action: .adapt(force: force), moment: moment, identity: identity, validateOnly: validateOnly)
    }
    if validateOnly { return await results(of: commands) }
    let steps: [CycleGroup.Step]
    do {
      try await flushDecisions()
      var transactions: [ScopeTransaction] = []
      for command in commands {
        transactions.append(
          ScopeTransaction(
            command: command, entryID: Self.entryID(), configuration: configuration,
            lenders: try await lenders(for: command)))
      }
      let group = CycleGroup(
        steps: transactions, claim: claim, times: CycleTimes(configuration.learning))
      steps = try await write(deadline: moment.deadline) { try group.run(in: $0) }
      try await took(steps.compactMap { if case .done(let committed) = $0 { committed } else { nil } })
    } catch {
      return await separately(commands, after: error)
    }
    var results: [(key: Key, result: Result<CommandAnswer, Refusal>)] = []
    for (command, step) in zip(commands, steps) {
      switch step {
      case .done(let committed):
        metrics.count(cycle: committed.answer)
        results.append((command.key, .success(committed.answer)))
      case .refused(let refusal):
        metrics.count(failedCycle: refusal)
        results.append((command.key, .failure(refusal)))
      case .alone: results.append((command.key, await result(of: command)))
      case .lost: break
      }
    }
    return results
  }

  /// One scope that cannot be read, or a conflict with another writer, must not keep its neighbours from learning.
  private func separately(
    _ commands: [ScopeCommand], after refusal: Refusal
  ) async -> [(key: Key, result: Result<CommandAnswer, Refusal>)] {
    guard refusal.kind == .internalError || refusal.kind == .aborted else {
      // One transaction failed, however many scopes it was of.
      metrics.count(failedCycle: refusal)
      return commands.map { ($0.key, .failure(refusal)) }
    }
    return await results(of: commands)
  }

  private func results(
    of commands: [ScopeCommand]
  ) async -> [(key: Key, result: Result<CommandAnswer, Refusal>)] {
    var results: [(key: Key, result: Result<CommandAnswer, Refusal>)] = []
    for command in commands { results.append((command.key, await result(of: command))) }
    return results
  }

  private func result(of command: ScopeCommand) async -> Result<CommandAnswer, Refusal> {
    do throws(Refusal) { return .success(try await perform(command)) } catch { return .failure(error) }
  }
}
