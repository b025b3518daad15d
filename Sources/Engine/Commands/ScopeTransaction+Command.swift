import Repository
import ThresholdCore

/// What a command means for the scope, and when it is refused.
extension ScopeTransaction {
  /// The journal's form of the command, after the checks that need the scope.
  func journalCommand(
    _ record: ScopeRecord, _ policy: EffectivePolicy, _ family: Family, in transaction: any ReadTransaction
  ) throws -> Command {
    switch command.action {
    case .set(let values, let expectedVersion):
      if let expectedVersion, expectedVersion != record.own.version {
        throw Refusal(
          .aborted, "VERSION_MISMATCH",
          "the set has version \(record.own.version), not \(expectedVersion); read it again",
          metadata: ["version": "\(record.own.version)"])
      }
      let faults = Parameter.allCases.compactMap { parameter -> FieldFault? in
        guard let value = values[parameter], !policy.bounds[parameter].contains(value) else { return nil }
        let bounds = policy.bounds[parameter]
        return FieldFault(
          "values[\(parameter)]",
          "is \(value), outside of [\(bounds.lowest), \(bounds.highest)], the policy's bounds")
      }
      if !faults.isEmpty { throw Refusal(faults: faults) }
      return .set(values)
    case .reset: return .reset
    case .policy:
      let outside = Parameter.allCases.filter { parameter in
        record.own.values[parameter].map { !policy.bounds[parameter].contains($0) } ?? false
      }
      if !outside.isEmpty {
        throw Refusal(
          .failedPrecondition, "VALUE_OUTSIDE_BOUNDS",
          "the scope's own \(outside.map(\.name).joined(separator: ", ")) would lie outside of the new bounds; set or reset first"
        )
      }
      let learnedUnder = try policyLearnedUnder(in: transaction) ?? family.policy
      return .policy(restartsLearning: policy.restartsLearning(comparedWith: learnedUnder))
    case .rollback(let id):
      return try rollback(of: id, record, policy, in: transaction)
    case .adapt(let force): return .adapt(force: force)
    }
  }

  /// Takes `id` back. An adaptation's values go, and what the user said stays; what the user said goes, and the values
  /// before it are the user's word: else the learner would walk back to what was taken back.
  private func rollback(
    of id: String, _ record: ScopeRecord, _ policy: EffectivePolicy, in transaction: any ReadTransaction
  ) throws -> Command {
    guard let entry = try transaction.entry(id), entry.key == command.key else {
      throw Refusal(.notFound, "ADAPTATION_NOT_FOUND", "there is no adaptation \(id)")
    }
    let touched = Set(entry.updates.map(\.parameter))
    guard !touched.isEmpty else {
      throw Refusal(.failedPrecondition, "NOTHING_TO_ROLL_BACK", "adaptation \(id) moved nothing")
    }
    try checkUntouched(touched, since: entry, in: transaction)
    let isLearned = entry.cause == .adaptation
    let kept = isLearned ? record.own.values : record.baseline
    let values = PartialValues { touched.contains($0) ? entry.previous.values[$0] : kept[$0] }
    let outside = Parameter.allCases.filter { parameter in
      values[parameter].map { !policy.bounds[parameter].contains($0) } ?? false
    }
    if !outside.isEmpty {
      throw Refusal(
        .failedPrecondition, "VALUE_OUTSIDE_BOUNDS",
        "the values before \(id) lie outside of today's bounds: \(outside.map(\.name).joined(separator: ", "))"
      )
    }
    return isLearned ? .rollback(values) : .restore(values)
  }

  /// - Throws: FAILED_PRECONDITION if a later entry moved one of these parameters.
  private func checkUntouched(
    _ touched: Set<Parameter>, since entry: JournalEntry, in transaction: any ReadTransaction
  ) throws {
    var before: Int64?
    while true {
      let page = try transaction.entries(of: command.key, before: before, limit: 100)
      for later in page where later.sequence > entry.sequence {
        guard touched.isDisjoint(with: later.updates.map(\.parameter)) else {
          throw Refusal(
            .failedPrecondition, "CHANGED_SINCE",
            "a later change (\(later.id)) touched what \(entry.id) moved",
            metadata: ["adaptation_id": later.id])
        }
      }
      guard let last = page.last, last.sequence > entry.sequence else { return }
      before = last.sequence
    }
  }

  /// A parent's policy changed what coordinates or evidence mean since this scope last learned: that must be journalled as
  /// a restart before the next cycle.
  struct InheritedPolicyChanged: Error {
    /// The scope's own policy, which is to be written again.
    let own: Policy
  }

  /// Whether the command is a cycle whose coordinates are not those of the scope's journal.
  func hasOtherPolicy(_ policy: EffectivePolicy, in transaction: any ReadTransaction) throws -> Bool {
    guard case .adapt = command.action, let learnedUnder = try policyLearnedUnder(in: transaction) else {
      return false
    }
    return policy.restartsLearning(comparedWith: learnedUnder)
  }

  /// The policy that was in force when the scope last learned, or began to: a set in between is given today's.
  private func policyLearnedUnder(in transaction: any ReadTransaction) throws -> EffectivePolicy? {
    let entry =
      try transaction.measuringEntries(of: [command.key])[command.key]
      ?? transaction.entries(of: command.key, before: nil, limit: 1).first
    return try entry.map { try JournalInput(decoding: $0.input).policy }
  }
}
