package import ThresholdCore

/// What the engine takes from the server's configuration.
package struct EngineConfiguration: Sendable {
  package var thresholds = ThresholdConfiguration.standard
  package var learning = LearningConfiguration()
  /// Weights of the performance score (WEIGHT_...).
  package var performanceWeights = PerformanceWeights.standard
  /// Rejected decisions kept per key and second with certainty (LEARN_SAMPLE_PER_KEY); beyond, by chance.
  package var samplePerSecond = 10
  /// Keys held in memory, "no such set" included (MEMORY_CACHE_SIZE).
  package var cachedKeysMax = 1_000_000
  /// How long memory may answer entries while storage is away (MAX_STALENESS).
  package var stalenessMax = Span.seconds(60)
  /// How soon a decision is durable.
  package var decisionFlushInterval = Span.seconds(0.2)
  /// Decisions that are written together.
  package var decisionBatch = 4_096
  /// Decisions that wait for storage; beyond it they are counted as lost.
  package var decisionsWaitingMax = 262_144
  /// How calls that record share transactions; at most as many groups run as the repository has writers.
  package var recording = GroupCommitState.Limits()
  /// Changes kept in memory for watches that resume.
  package var changesInMemory = 65_536
  /// Watches of one user that may be open at once; source: watch.md, rule 15.
  package var watchesPerUserMax = 10_000
  /// How long keys borrow from what was once read of others.
  package var lendersFreshness = Span.minutes(10)
  /// How long what is kept.
  package var retention = RetentionConfiguration()
  /// How often the change log is read when nobody said that there is news.
  package var feedPollInterval = Span.seconds(1)

  package init() {}
}
