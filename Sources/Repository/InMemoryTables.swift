internal import ThresholdCore

/// Everything that an in-memory store holds.
struct InMemoryTables {
  /// Whose prices of what.
  struct PriceSeries: Hashable {
    var owner: UserID?
    var symbol: Symbol
  }

  /// A price, and when the server took it in.
  struct RecordedPrice: TimePlaced {
    var point: PricePoint
    var recordedAt: Instant
    var place: TimePlace { point.place }
  }

  var identity: StoreIdentity
  var users: [UserID: UserRecord] = [:]
  var scopes: [Key: ScopeRecord] = [:]
  /// By revision, without gaps, from `identity.compacted + 1`.
  var changes: [Change] = []
  var decisions: [OwnedID: Decision] = [:]
  /// What each scope's learner sees: with a view and not late.
  var decisionsForLearning: [Key: TimeSeries<Decision>] = [:]
  /// By number.
  var outcomes: [Key: [OutcomeRecord]] = [:]
  var outcomeReports: [OwnedID: OutcomeReport] = [:]
  var trades: [OwnedID: TradeRecord] = [:]
  /// Of each symbol, and under the global scope of all the user's symbols.
  var tradesByClose: [Key: TimeSeries<Trade>] = [:]
  /// By sequence.
  var entries: [Key: [JournalEntry]] = [:]
  var entriesByID: [String: JournalEntry] = [:]
  var requests: [RequestRecord.Scope: RequestRecord] = [:]
  var prices: [PriceSeries: TimeSeries<RecordedPrice>] = [:]
  /// By sequence.
  var checkpoints: [Key: [Checkpoint]] = [:]
  /// Of scopes that were ever scheduled.
  var cyclesDue: [Key: Instant] = [:]

  init(id: String) {
    identity = StoreIdentity(id: id, epoch: 1, head: 0, compacted: 0)
  }
}
