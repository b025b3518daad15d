import Repository
package import ThresholdCore

extension Engine {
  /// Cycles that share a transaction that computes them.
  package static let cyclesAtOnce = 32

  /// Cycles that share a transaction. Twice as many where it only writes drafts, a tenth of the work: a commit is most of it
  /// then. With one writer at a time all others wait for both.
  nonisolated var cyclesInGroup: Int {
    repository.backgroundReadersMax > 0 ? 2 * Self.cyclesAtOnce : Self.cyclesAtOnce
  }

  /// Learning cycles of some scopes that are to run in one transaction, as far as they were prepared without it.
  package struct PreparedCycles: Sendable {
    fileprivate let commands: [ScopeCommand]
    /// In the order of commands, or why there are none.
    fileprivate let steps: Result<[ScopeTransaction], Refusal>
    fileprivate let claim: Instant?
  }

  /// Runs a learning cycle of each of `keys`, all of them real users', in one transaction.
  ///
  /// - Parameters:
  ///   - keys: in any order; at most `cyclesInGroup`.
  ///   - validateOnly: tries each for itself and writes nothing.
  ///   - claim: until when the schedule has taken them on; `nil` if it is not the schedule that asks.
  /// - Returns: in the order of keys, what each did, or why it did nothing; those that another replica has taken on are
  ///   left out.
  package func adapt(
    _ keys: [Key], force: Bool, validateOnly: Bool = false, claim: Instant? = nil, at moment: Moment,
    by identity: RequestIdentity
  ) async -> [(key: Key, result: Result<CommandAnswer, Refusal>)] {
    await run(
      await prepare(keys, force: force, validateOnly: validateOnly, claim: claim, at: moment, by: identity))
  }

  /// Prepares what `run` then writes; parameters as of `adapt`. It may be done while the cycles of other scopes run: what
  /// they change of what these rest on, `run` finds out.
  package func prepare(
    _ keys: [Key], force: Bool, validateOnly: Bool = false, claim: Instant? = nil, at moment: Moment,
    by identity: RequestIdentity
  ) async -> PreparedCycles {
    let commands = keys.sorted().map {
      ScopeCommand(
        key: $0, action: .adapt(force: force), moment: moment, identity: identity, validateOnly: validateOnly)
    }
    if validateOnly || commands.isEmpty {
      return PreparedCycles(commands: commands, steps: .success([]), claim: claim)
    }
    do {
      // A cycle sees every decision that was answered before it.
      try await flushDecisions()
      var steps: [ScopeTransaction] = []
      for command in commands {
        steps.append(
          ScopeTransaction(
            command: command, entryID: Self.entryID(), configuration: configuration,
            lenders: try await lenders(for: command)))
      }
      return PreparedCycles(
        commands: commands, steps: .success(await drafted(steps, deadline: moment.deadline)), claim: claim)
    } catch {
      return PreparedCycles(commands: commands, steps: .failure(error), claim: claim)
    }
  }

  /// Runs cycles that were prepared; returns as `adapt` does.
  package func run(
    _ cycles: PreparedCycles
  ) async -> [(key: Key, result: Result<CommandAnswer, Refusal>)] {
    let commands = cycles.commands
    guard let first = commands.first else { return [] }
    if first.validateOnly { return await results(of: commands) }
    let steps: [CycleGroup.Step]
    do {
      let group = CycleGroup(
        steps: try cycles.steps.get(), claim: cycles.claim, times: CycleTimes(configuration.learning))
      steps = try await write(deadline: first.moment.deadline) { try group.run(in: $0) }
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
      case .refused(let refusal): results.append((command.key, failure(refusal)))
      case .unreadable(let error): results.append((command.key, failure(unreadable(command.key, error))))
      case .alone: results.append((command.key, await result(of: command)))
      case .lost: break
      }
    }
    return results
  }

  /// The same steps with drafts, where drafts pay: a part of them for each reader in the background.
  private nonisolated func drafted(
    _ steps: [ScopeTransaction], deadline: ContinuousClock.Instant?
  ) async -> [ScopeTransaction] {
    let readers = repository.backgroundReadersMax
    guard readers > 0, !steps.isEmpty else { return steps }
    let length = (steps.count + readers - 1) / readers
    return await withTaskGroup(of: (Int, [ScopeTransaction]).self) { group in
      for start in stride(from: 0, to: steps.count, by: length) {
        let part = steps[start..<min(start + length, steps.count)]
        group.addTask { (start, await self.drafts(of: part, deadline: deadline)) }
      }
      var parts: [Int: [ScopeTransaction]] = [:]
      for await (start, part) in group { parts[start] = part }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  private nonisolated func drafts(
    of steps: ArraySlice<ScopeTransaction>, deadline: ContinuousClock.Instant?
  ) async -> [ScopeTransaction] {
    let drafted = try? await repository.readInBackground(deadline: deadline) { transaction in
      let keys = steps.map(\.command.key)
      let records = try transaction.scopes(keys)
      let users = try transaction.users(Set(keys.map(\.user)).sorted())
      return steps.map { step in
        let key = step.command.key
        var step = step
        // Whatever fails here fails again in the transaction, and is told of there.
        step.draft = try? step.draft(
          of: records[key], users[key.user]?.clock ?? .undecided, in: transaction)
        return step
      }
    }
    return drafted ?? Array(steps)
  }

  private func failure(_ refusal: Refusal) -> Result<CommandAnswer, Refusal> {
    metrics.count(failedCycle: refusal)
    return .failure(refusal)
  }

  private nonisolated func unreadable(_ key: Key, _ error: any Error) -> Refusal {
    refusal(RepositoryError(.corrupt, "what is stored for a cycle of \(key) cannot be read", cause: error))
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
