import Repository
import ThresholdCore

/// A scope with what it inherits: the values and policy that hold for it.
struct Family {
  /// The scope's own set before the command.
  let own: OwnSet
  /// Effective values and policy of the parent: the user's, or the configuration's for a global scope.
  let inherited: PerParameter<Double>
  let inheritedPolicy: EffectivePolicy
  /// The scope's policy before the command.
  let policy: EffectivePolicy
  private let global: OwnSet?
  private let defaults: PerParameter<Double>

  init(
    of key: Key, record: ScopeRecord, in transaction: any ReadTransaction, configuration: EngineConfiguration
  ) throws {
    own = record.own
    defaults = configuration.thresholds.defaults
    let parent = key.symbol.isGlobal ? nil : try transaction.scopes([key.global])[key.global]
    global = key.symbol.isGlobal ? nil : parent?.own ?? .absent
    inherited = EffectiveSet(symbol: nil, global: global ?? .absent, configuration: defaults).values
    inheritedPolicy =
      parent.map { configuration.thresholds.policy.overridden(by: $0.policy) }
      ?? configuration.thresholds.policy
    policy = inheritedPolicy.overridden(by: record.policy)
  }

  /// What holds in the scope when its own set is `own`.
  func effective(_ own: OwnSet) -> EffectiveSet {
    global.map { EffectiveSet(symbol: own, global: $0, configuration: defaults) }
      ?? EffectiveSet(symbol: nil, global: own, configuration: defaults)
  }
}
