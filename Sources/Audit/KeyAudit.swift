internal import Repository
internal import ThresholdCore

/// Everything that one scope's rows must agree on, in one snapshot.
struct KeyAudit {
  private let record: ScopeRecord
  private let transaction: any ReadTransaction
  private(set) var findings: [Finding] = []
  private(set) var tally = AuditTally()

  static let pageRows = 500

  private var key: Key { record.key }

  init(_ record: ScopeRecord, in transaction: any ReadTransaction) {
    self.record = record
    self.transaction = transaction
  }

  mutating func run() throws {
    tally.keys = 1
    let audits: [(inout KeyAudit) throws -> Void] = [{ try $0.auditJournal() }, { try $0.auditOutcomes() }]
    for audit in audits {
      do { try audit(&self) } catch let error as RepositoryError where error.kind == .corrupt {
        found("a row cannot be read: \(error.message)")
      }
    }
  }

  /// Replays the journal from its oldest checkpoint, and holds the change log against it.
  private mutating func auditJournal() throws {
    let clock = try transaction.user(key.user)?.clock ?? .undecided
    let checkpoint = try transaction.checkpoints(of: key).first
    let start: JournalReplay
    do { start = try JournalReplay(key, clock: clock, from: checkpoint) } catch {
      return found("checkpoint \(checkpoint?.sequence ?? 0) cannot be read: \(error)")
    }
    var replay = start
    var changes = try ChangeTrail(key, in: transaction)
    var last: Int64 = 0
    var isReplayed = true
    while true {
      let page = try transaction.entries(of: key, after: last, limit: Self.pageRows)
      for entry in page {
        if entry.sequence != last + 1 {
          found("entry \(entry.sequence) follows entry \(last)")
          isReplayed = false
        }
        last = entry.sequence
        let isCovered = entry.sequence > checkpoint?.sequence ?? 0
        if isReplayed, isCovered { isReplayed = try replayed(entry, &replay) }
        findings += try changes.check(entry, in: transaction).map { Finding(key, $0) }
      }
      if page.count < Self.pageRows { break }
    }
    if last != record.entryCount {
      found("the journal ends at \(last), the scope counts \(record.entryCount) entries")
    }
    findings += changes.end(at: record.own).map { Finding(key, $0) }
    findings += LockAudit(record).findings(last: changes.lastLock, count: changes.lockCount)
      .map { Finding(key, $0) }
    tally.changes = changes.count
    if isReplayed, last == record.entryCount { compare(replay.state) }
  }

  /// Whether the replay may go on: what follows a difference differs for it.
  private mutating func replayed(_ entry: JournalEntry, _ replay: inout JournalReplay) throws -> Bool {
    let step: JournalReplay.Step
    do { step = try replay.apply(entry, in: transaction) } catch let error as CorruptRecord {
      found("entry \(entry.sequence) (\(entry.id)) cannot be read: \(error)")
      return false
    }
    if step.isOfOtherLearner {
      tally.keysOfOtherLearners = 1
      return false
    }
    tally.entries += 1
    let differences = step.differences
    for difference in differences { found("entry \(entry.sequence) (\(entry.id)): \(difference)") }
    if entry.next.version != entry.previous.version, differences.isEmpty { tally.versions += 1 }
    return differences.isEmpty
  }

  /// Compares the scope's row with where the whole journal leads.
  private mutating func compare(_ state: ScopeState) {
    for difference in OwnSet.differences(stored: record.own, replayed: state.own) {
      found("now \(difference)")
    }
    for parameter in ThresholdCore.Parameter.allCases
    where record.baseline[parameter] != state.baseline[parameter] {
      found(
        "the baseline of \(parameter.name) is \(OwnSet.text(record.baseline[parameter])), the replay gives "
          + OwnSet.text(state.baseline[parameter]))
    }
    // Read first: it may have been written in a former format. Compared as bytes, by which every bit counts.
    do {
      let stored = try LearnerState(decoding: record.learner)
      if stored.encoded() != state.learner.encoded() {
        if stored.isClose(to: state.learner) {
          tally.keysRoundedOtherwise = 1
        } else {
          found("the learner's state is not the replay's")
        }
      }
    } catch { found("the learner's state cannot be read: \(error)") }
    if record.watermark != state.learner.watermark { found("the watermark is not the learner's") }
  }

  private mutating func auditOutcomes() throws {
    var last: Int64 = 0
    // Once there are checkpoints, decisions may have been removed.
    let isEvidenceWhole = try transaction.checkpoints(of: key).isEmpty
    // A decision is settled once. Digests, since ids of a million outcomes would take a hundred megabytes.
    var settled: Set<Int> = []
    while true {
      let page = try transaction.outcomes(of: key, after: last, limit: Self.pageRows)
      let decisions = try transaction.decisions(page.map(\.decisionID), of: key.user)
      for outcome in page {
        if outcome.number != last + 1 { found("outcome \(outcome.number) follows outcome \(last)") }
        last = outcome.number
        if !settled.insert(Self.digest(outcome)).inserted {
          found("outcome \(last) is another of decision \(outcome.decisionID)")
        }
        let decision = decisions[outcome.decisionID]
        if decision != nil || isEvidenceWhole { check(outcome, decision) }
      }
      tally.outcomes += Int64(page.count)
      if page.count < Self.pageRows { break }
    }
    if last != record.outcomeCount {
      found("the outcomes end at \(last), the scope counts \(record.outcomeCount)")
    }
  }

  private mutating func check(_ outcome: OutcomeRecord, _ decision: Decision?) {
    // What was traded without a decision of ours has none in storage.
    if outcome.decisionID.hasPrefix(UserAudit.unseenPrefix) { return }
    guard let decision else {
      return found("outcome \(outcome.number) is of decision \(outcome.decisionID), which is not there")
    }
    if decision.decidedAt != outcome.decidedAt || decision.view(for: key) != outcome.view
      || !(key.symbol.isGlobal || decision.key == key)
    {
      found("outcome \(outcome.number) is not of decision \(outcome.decisionID) as it is stored")
    }
  }

  private static func digest(_ outcome: OutcomeRecord) -> Int {
    var hasher = Hasher()
    hasher.combine(outcome.decisionID)
    hasher.combine(outcome.basis)
    return hasher.finalize()
  }

  private mutating func found(_ what: String) { findings.append(Finding(key, what)) }
}
