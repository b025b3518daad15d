import ThresholdCore

/// The watched scopes of one user at the feed's head, and who watches them.
struct WatchedUser {
  var global: OwnSet
  /// Own sets of the watched symbols; the global scope stands under the empty symbol and is resolved from `global`.
  var scopes: [Symbol: Scope] = [:]

  /// Open watches of this user, each counted once however many scopes it has.
  var watches = 0

  struct Scope {
    var own: OwnSet
    var subscribers: [ObjectIdentifier: Subscription] = [:]
  }

  init(global: OwnSet) { self.global = global }

  func effective(_ symbol: Symbol, configuration: PerParameter<Double>) -> EffectiveSet {
    EffectiveSet(
      symbol: symbol.isGlobal ? nil : scopes[symbol]?.own, global: global, configuration: configuration)
  }

  /// Applies `change` and returns what it did to the scopes held here, by symbol.
  mutating func apply(_ change: Change, configuration: PerParameter<Double>) -> [ScopeEvent] {
    let touched =
      change.key.symbol.isGlobal ? scopes.keys.sorted() : [change.key.symbol].filter { scopes[$0] != nil }
    let before = touched.map { effective($0, configuration: configuration) }
    if change.key.symbol.isGlobal {
      global = change.next
    } else {
      scopes[change.key.symbol]?.own = change.next
    }
    guard change.movesSet else { return [] }
    var events: [ScopeEvent] = []
    for (symbol, previous) in zip(touched, before) {
      let set = effective(symbol, configuration: configuration)
      guard symbol == change.key.symbol || set.values != previous.values else { continue }
      events.append(
        ScopeEvent(
          revision: change.revision, key: Key(user: change.key.user, symbol: symbol), set: set,
          previous: previous.values, cause: change.cause, entryID: change.entryID,
          changedAt: change.changedAt,
          recordedAt: change.recordedAt))
    }
    return events
  }
}
