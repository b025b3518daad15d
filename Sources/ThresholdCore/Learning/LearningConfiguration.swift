/// The learner's settings that come from the server's configuration. Journalled with every cycle, so that a replay
/// uses what was in force.
package struct LearningConfiguration: Sendable, Equatable {
  /// Outcomes that a cycle looks back on (LEARNER_WINDOW).
  package var window = 800
  /// Step of the gradient (LEARNER_STEP).
  package var step = 0.15
  /// Largest move of the reference learner in a cycle, as a part of each range (ADAPTATION_LEARNING_RATE).
  package var learningRate = 0.01
  /// Outcomes of accepted signals that the reference learner scores (ADAPTATION_PERFORMANCE_WINDOW).
  package var performanceWindow = 100
  /// Fewest outcomes before anything moves (ADAPTATION_MIN_TRADES).
  package var outcomesMin = 60
  /// A cycle starts no sooner than this after the last (ADAPTATION_MIN_INTERVAL).
  package var intervalMin = Span.hours(1)
  /// What the schedule asks for between cycles (ADAPTATION_FREQUENCY_HOURS); `force` skips it. At 0 cycles run only when
  /// asked for.
  package var schedule = Span.hours(24)
  /// How long loosening is blocked after a losing stretch (ADAPTATION_COOLDOWN_HOURS).
  package var cooldown = Span.hours(48)
  /// Largest move of a value in one cycle, as a fraction of it (MAX_ADAPTATION_PER_CYCLE).
  package var stepMax = 0.10
  /// Largest move of a value in 24 hours, as a fraction of it.
  package var dailyMax = 0.30
  /// Moves below this fraction are noise (MIN_ADAPTATION_THRESHOLD).
  package var noiseFloor = 0.005

  package init() {}
}
