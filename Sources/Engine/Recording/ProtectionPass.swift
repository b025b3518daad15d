import Repository
import ThresholdCore

/// Shows the trades that a group recorded to the protections of their scopes, one after the other by the time they were
/// closed, as if each had been told when it happened.
struct ProtectionPass {
  /// Locked, with each symbol's global scope.
  private var scopes: [Key: ScopeRecord]
  private let configuration: EngineConfiguration
  private var made: [(key: Key, lock: Lock, moment: Moment)] = []

  init(scopes: [Key: ScopeRecord], configuration: EngineConfiguration) {
    self.scopes = scopes
    self.configuration = configuration
  }

  /// The scopes with a new lock.
  var locked: [ScopeRecord] { Set(made.map(\.key)).sorted().compactMap { scopes[$0] } }

  /// Looks at new trades, which are not in storage yet.
  mutating func look(
    at recorded: [(trade: Trade, moment: Moment)], in transaction: any ReadTransaction
  ) throws {
    let guarded = recorded.filter { !rules(of: $0.trade.key).all.isEmpty }
    for (user, group) in Dictionary(grouping: guarded, by: \.trade.key.user).sorted(by: { $0.key < $1.key }) {
      let new = group.sorted { ($0.trade.closedAt, $0.trade.id) < ($1.trade.closedAt, $1.trade.id) }
      var history = try TradeHistory(
        of: user, new, rules: new.flatMap { rules(of: $0.trade.key).all }, in: transaction)
      for (trade, moment) in new {
        history.add(trade)
        look(at: trade, moment, in: history)
      }
    }
  }

  /// Writes the new locks, and the changes by which other replicas learn of them.
  func commit(to transaction: any WriteTransaction) throws -> [Change] {
    if made.isEmpty { return [] }
    let locked = locked
    try transaction.setLocks(Dictionary(uniqueKeysWithValues: locked.map { ($0.key, $0.locks) }))
    let newest = Dictionary(made.map { ($0.key, $0) }) { $1 }
    return try transaction.appendLocks(
      locked.compactMap { record in newest[record.key].map { (record, $0.lock, $0.moment) } })
  }

  /// The locks that were made.
  var newLocks: [Lock] { made.map(\.lock) }

  private func rules(of key: Key) -> ScopeRules { ScopeRules(of: key, in: scopes, configuration) }

  private mutating func look(at trade: Trade, _ moment: Moment, in history: TradeHistory) {
    let (key, global) = (trade.key, trade.key.global)
    let rules = rules(of: key)
    let ofThisSymbol = ClosedTrades(history.trades(of: key.symbol))
    for rule in rules.ofSymbol {
      take(rule.symbolFinding(after: trade, in: ofThisSymbol, at: moment.now), for: key, moment)
    }
    let all = ClosedTrades(history.trades[...], profitBefore: history.profitBefore)
    let balance = scopes[global]?.policy.startingBalance ?? configuration.thresholds.policy.startingBalance
    for rule in rules.ofUser {
      let finding = rule.userFinding(
        after: trade, in: all, at: moment.now, startingBalance: balance,
        releasedAt: scopes[global]?.locks.killSwitchReleasedAt)
      take(finding, for: global, moment)
    }
  }

  private mutating func take(_ finding: LockFinding?, for key: Key, _ moment: Moment) {
    guard let finding else { return }
    let id = Engine.entryID()
    guard scopes[key]?.locks.add(finding, id: id, at: moment.now) == true,
      let lock = scopes[key]?.locks.locks.first(where: { $0.id == id })
    else { return }
    made.append((key, lock, moment))
  }
}

extension WriteTransaction {
  /// Appends a change for each scope whose locks were written, which leaves its set as it is.
  func appendLocks(_ written: [(scope: ScopeRecord, lock: Lock, moment: Moment)]) throws -> [Change] {
    var changes = written.map { scope, lock, moment in
      Change(
        revision: 0, key: scope.key, cause: .lock, entryID: lock.id, previous: scope.own, next: scope.own,
        changedAt: moment.now, recordedAt: moment.received)
    }
    let revisions = try append(changes)
    for index in changes.indices { changes[index].revision = revisions[index] }
    return changes
  }
}
