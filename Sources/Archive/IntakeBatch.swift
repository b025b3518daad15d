internal import Repository
internal import ThresholdCore

/// Records that wait to be written together.
struct IntakeBatch {
  var scopes: [ScopeRecord] = []
  var entries: [JournalEntry] = []
  var checkpoints: [Checkpoint] = []
  var outcomes: [OutcomeRecord] = []
  var decisions: [StoredDecision] = []
  var trades: [TradeRecord] = []
  var reports: [OutcomeReport] = []
  var requests: [RequestRecord] = []
  var prices: [(point: PricePoint, owner: UserID?)] = []
  var changes: [Change] = []
  /// When prices count as recorded.
  private let now: Instant
  private var flushes = 0

  private static let rowsMax = 256
  /// After so many batches the database's answers are waited for, so that neither side holds many of them.
  private static let flushesAtOnce = 16

  init(now: Instant) { self.now = now }

  private var rows: Int {
    scopes.count + entries.count + checkpoints.count + outcomes.count + decisions.count + trades.count
      + reports.count
      + requests.count + prices.count + changes.count
  }

  mutating func flushIfFull(into transaction: any WriteTransaction) throws {
    if rows >= Self.rowsMax { try flush(into: transaction) }
  }

  /// Writes everything that waits.
  mutating func flush(into transaction: any WriteTransaction) throws {
    if !scopes.isEmpty {
      _ = try transaction.lockScopes(scopes.map(\.key))
      for scope in scopes { try transaction.put(scope) }
    }
    for entry in entries { try transaction.insert(entry) }
    if !checkpoints.isEmpty { try transaction.insert(checkpoints) }
    if !outcomes.isEmpty { try transaction.insert(outcomes) }
    if !decisions.isEmpty { try transaction.restore(decisions) }
    if !trades.isEmpty { try transaction.restore(trades) }
    if !reports.isEmpty { try transaction.insert(reports) }
    for request in requests { try transaction.insert(request) }
    for (owner, group) in Dictionary(grouping: prices, by: \.owner) {
      try transaction.insert(group.map(\.point), owner: owner, recordedAt: now)
    }
    if !changes.isEmpty { try transaction.restore(changes) }
    let before = flushes
    self = IntakeBatch(now: now)
    flushes = before + 1
    if flushes % Self.flushesAtOnce == 0 { _ = try transaction.identity() }
  }
}
