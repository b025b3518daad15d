internal import Engine
package import Repository
package import ThresholdCore

/// Derives a scope's versions again, entry by entry from empty or from a checkpoint, from what its journal, decisions,
/// outcomes and prices say.
package struct JournalReplay {
  package let key: Key
  /// As the entries so far leave it. Its set has no revision: positions in the change log are not the journal's.
  package private(set) var state: ScopeState
  private let reader: EvidenceReader
  /// The newest outcomes that were folded, so that a window is not read again for every cycle.
  private var known: [OutcomeRecord] = []

  /// - Parameter checkpoint: where it begins; `nil`: before the first entry.
  /// - Throws: `CorruptRecord` if the checkpoint cannot be read.
  package init(_ key: Key, clock: UserClock, from checkpoint: Checkpoint? = nil) throws(CorruptRecord) {
    self.key = key
    if let checkpoint {
      state = ScopeState(
        own: checkpoint.own, baseline: checkpoint.baseline,
        learner: try LearnerState(decoding: checkpoint.learner))
    } else {
      state = .empty
    }
    reader = EvidenceReader(key, clock: clock)
  }

  /// What one entry did.
  package struct Step: Sendable {
    package let entry: JournalEntry
    package let input: JournalInput
    package let evidence: Evidence
    package let before: ScopeState
    package let after: ScopeState
    package let report: StepReport
  }

  /// Applies the entry that follows those before.
  ///
  /// - Throws: `CorruptRecord` if it cannot be read.
  package mutating func apply(_ entry: JournalEntry, in transaction: any ReadTransaction) throws -> Step {
    let input = try JournalInput(decoding: entry.input)
    let evidence = try reader.evidence(
      for: state.learner, input, through: entry.outcomesThrough, known: known, in: transaction)
    let before = state
    let report = Journal.apply(input, evidence, scope: key, to: &state, by: entry.learner)
    if case .adapt = input.command {
      known = (evidence.window + evidence.outcomes).suffix(input.configuration.window)
    }
    return Step(
      entry: entry, input: input, evidence: evidence, before: before, after: state, report: report)
  }
}
