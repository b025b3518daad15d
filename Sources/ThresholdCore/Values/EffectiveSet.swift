/// The thresholds in force for one scope, each resolved by itself: symbol, then user, then configuration.
package struct EffectiveSet: Sendable, Equatable {
  package var values: PerParameter<Double>
  package var sources: PerParameter<ValueSource>
  /// Version of the scope's own set; 0 if it never had one.
  package var version: Int64
  /// Revision of the newest change that contributed.
  package var revision: Int64
  /// Newest adaptation of a contributing set.
  package var lastAdaptation: Instant?

  /// Resolves a symbol's scope, or the global one when `symbol` is `nil`.
  package init(symbol: OwnSet?, global: OwnSet, configuration: PerParameter<Double>) {
    values = PerParameter { symbol?.values[$0] ?? global.values[$0] ?? configuration[$0] }
    sources = PerParameter {
      symbol?.values[$0] != nil ? .symbol : global.values[$0] != nil ? .user : .configuration
    }
    version = (symbol ?? global).version
    revision = max(symbol?.revision ?? 0, global.revision)
    lastAdaptation = [symbol?.lastAdaptation, global.lastAdaptation].compactMap { $0 }.max()
  }
}
