import Repository
import ThresholdCore

/// The protections that a trade of one scope is shown to.
struct ScopeRules {
  /// Those that look at the symbol's trades and lock it: its own policy's, or the inherited ones.
  let ofSymbol: [Protection]
  /// Those that look at all of the user's trades and lock every symbol: the global policy's alone.
  let ofUser: [Protection]

  /// - Parameter scopes: with that of `key` and its global one, where they exist.
  init(of key: Key, in scopes: [Key: ScopeRecord], _ configuration: EngineConfiguration) {
    let inherited = scopes[key.global]?.policy.protections ?? configuration.thresholds.policy.protections
    ofSymbol = (scopes[key]?.policy.protections ?? inherited).filter(\.locksSymbols)
    ofUser = inherited.filter(\.locksUsers)
  }

  var all: [Protection] { ofSymbol + ofUser }
}
