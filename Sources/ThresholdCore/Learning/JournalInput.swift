/// Everything a journal entry was given beside the scope's state, decisions, outcomes and prices. Stored with the entry,
/// so that a replay needs nothing else.
package struct JournalInput: Sendable, Equatable {
  /// On the user's clock.
  package var at: Instant
  package var command: Command
  /// The parent scope's effective values.
  package var inherited: PerParameter<Double>
  package var policy: EffectivePolicy
  package var configuration: LearningConfiguration
  /// The scope's last closed trades, newest first, at most `recentTradesMax`.
  package var recentTrades: [ClosedReturn]
  /// What other users' outcomes say, for a cycle of a key with few of its own.
  package var prior: PooledPrior?

  /// How many closed trades a cycle looks at for a losing stretch; source: learning.md, Safeguards.
  package static let recentTradesMax = 30

  package init(
    at: Instant, command: Command, inherited: PerParameter<Double>, policy: EffectivePolicy,
    configuration: LearningConfiguration = LearningConfiguration(), recentTrades: [ClosedReturn] = [],
    prior: PooledPrior? = nil
  ) {
    self.at = at
    self.command = command
    self.inherited = inherited
    self.policy = policy
    self.configuration = configuration
    self.recentTrades = recentTrades
    self.prior = prior
  }
}
