package import Repository
package import ThresholdCore

/// Reads what a cycle of a scope is shown of the world; for one of the past, what it was shown.
package struct EvidenceReader {
  private let scope: Key
  /// Whose price book marks the user's decisions; `nil` for the shared one.
  private let bookOwner: UserID?

  package init(_ scope: Key, clock: UserClock) {
    self.scope = scope
    bookOwner = clock.bookOwner(scope.user)
  }

  /// What the learner has not seen before a cycle at `input.at`, and the window before it.
  ///
  /// - Parameters:
  ///   - learner: as it was before the cycle.
  ///   - last: number of the newest outcome that there was.
  ///   - known: outcomes that were read already, without gaps, up to the last that was folded; whatever they lack is read.
  package func evidence(
    for learner: LearnerState, _ input: JournalInput, through last: Int64 = .max,
    known: [OutcomeRecord] = [], in transaction: any ReadTransaction
  ) throws -> Evidence {
    guard case .adapt = input.command else { return .none }
    let from = max(0, learner.foldedThrough - Int64(input.configuration.window))
    var outcomes = Array(known.drop { $0.number <= from })
    if outcomes.first?.number != from + 1 || outcomes.last?.number != learner.foldedThrough { outcomes = [] }
    let read = from + Int64(outcomes.count)
    outcomes += try transaction.outcomes(
      of: scope, after: read, limit: last == .max ? .max : Int(clamping: max(0, last - read)))
    let decisions = try transaction.decisions(for: scope, after: learner.watermark, through: input.at)
    var prices: [PricePoint] = []
    if outcomes.last?.basis == .marked, let begin = learner.watermark ?? decisions.first?.decidedAt {
      let symbols = scope.symbol.isGlobal ? Set(decisions.map(\.key.symbol)).sorted() : [scope.symbol]
      for symbol in symbols {
        prices += try transaction.prices(
          of: symbol, owner: bookOwner, after: begin, through: input.at, limit: .max)
      }
      prices.sort { ($0.time, $0.symbol) < ($1.time, $1.symbol) }
    }
    return Evidence(
      decisions: decisions, outcomes: outcomes.filter { $0.number > learner.foldedThrough },
      window: outcomes.filter { $0.number <= learner.foldedThrough }, prices: prices)
  }
}
