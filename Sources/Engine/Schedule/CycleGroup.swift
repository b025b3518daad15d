import Repository
import ThresholdCore

/// Learning cycles of several scopes of real users in one transaction, which is one wait for a disk.
struct CycleGroup {
  /// What became of one of them.
  enum Step: Sendable {
    case done(ScopeTransaction.Committed)
    case refused(Refusal)
    /// What is stored of it, or of what it learns from, cannot be read.
    case unreadable(any Error)
    /// To be done for itself: a parent's policy changed, which must be journalled first.
    case alone
    /// Another replica has taken the scope on.
    case lost
  }

  /// In the order of their keys, which is the one that they are locked in.
  let steps: [ScopeTransaction]
  /// Until when they were taken on, if the schedule asks: when they are due as long as nobody else did.
  let claim: Instant?
  let times: CycleTimes

  func run(in transaction: any WriteTransaction) throws -> [Step] {
    let keys = steps.map(\.command.key)
    let clock = try clocks(in: transaction)
    let locked = try transaction.lockScopes(keys)
    let due = try claim == nil ? [:] : transaction.lockCyclesDue(keys)
    var results: [Step] = []
    for step in steps {
      let key = step.command.key
      if let claim, due[key] != claim {
        results.append(.lost)
        continue
      }
      do {
        // A global scope goes before the symbols that inherit from it, which read what it wrote.
        results.append(.done(try step.take(locked[key], try clock(key.user).get(), in: transaction)))
      } catch let refusal as Refusal {
        // Refusals come before anything is written.
        results.append(.refused(refusal))
      } catch is ScopeTransaction.InheritedPolicyChanged {
        results.append(.alone)
      } catch  where Self.isUnreadable(error) {
        // Outcomes that were made of prices before stay, and are right without the cycle.
        results.append(.unreadable(error))
      }
    }
    try schedule(results, in: transaction)
    return try sealed(results, in: transaction)
  }

  private static func isUnreadable(_ error: any Error) -> Bool {
    switch error {
    case is CorruptRecord: true
    case let error as RepositoryError: error.kind == .corrupt
    default: false
    }
  }

  /// The users' clocks, or why a cycle is refused because of one.
  private func clocks(
    in transaction: any WriteTransaction
  ) throws -> (UserID) -> Result<UserClock, Refusal> {
    var clocks: [UserID: Result<UserClock, Refusal>] = [:]
    for step in steps where clocks[step.command.key.user] == nil {
      let user = step.command.key.user
      do {
        clocks[user] = .success(try UserClocks.advance(user, by: step.command.moment, in: transaction))
      } catch let refusal as Refusal {
        clocks[user] = .failure(refusal)
      }
    }
    return { [clocks] user in clocks[user] ?? .success(.undecided) }
  }

  /// Says when the next ones are due: the schedule's after every look, others after a cycle.
  private func schedule(_ results: [Step], in transaction: any WriteTransaction) throws {
    var due: [Key: Instant] = [:]
    for (step, result) in zip(steps, results) {
      guard case .done(let committed) = result, claim != nil || committed.isCycle else { continue }
      due[step.command.key] = times.next(of: step.command.key, after: step.command.moment.now)
    }
    try transaction.setCyclesDue(due)
  }

  private func sealed(_ results: [Step], in transaction: any WriteTransaction) throws -> [Step] {
    let done = results.compactMap { if case .done(let committed) = $0 { committed } else { nil } }
    var sealed = try ScopeTransaction.seal(done, in: transaction).makeIterator()
    return results.map { result in
      guard case .done = result, let committed = sealed.next() else { return result }
      return .done(committed)
    }
  }
}
