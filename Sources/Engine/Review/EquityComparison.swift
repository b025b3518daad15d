package import ThresholdCore

/// What a scope's signals earned under the thresholds in force at each decision ("adaptive"), and what the same signals
/// would have earned under the configuration's defaults ("static").
///
/// Every signal with a known outcome counts the same stake; results are net of fee and summed, not compounded, in percent
/// of one stake. The signal is judged again by its stored coordinates. Only outcomes in today's coordinates count: a
/// policy that moves the bounds or the fee begins a new comparison. A rejected signal has an outcome where prices mark it
/// (basis `marked`) or the caller reports it; without either, static is blind to what only it would have taken. An
/// outcome that was kept with a probability counts for as many as it stands for, at most 20.
package struct EquityComparison: Sendable, Equatable {
  /// Both sums after an outcome.
  package struct Point: Sendable, Equatable {
    /// When the outcome was known.
    package var at: Instant
    /// In percent of one stake.
    package var adaptive: Double
    package var fixed: Double
  }

  /// What one of the two took.
  package struct Side: Sendable, Equatable {
    package private(set) var percent = 0.0
    /// Signals it took, and those among them that earned something, weighted.
    package private(set) var taken = 0.0
    package private(set) var won = 0.0

    fileprivate mutating func take(_ percent: Double, weight: Double) {
      self.percent += weight * percent
      taken += weight
      if percent > 0 { won += weight }
    }
  }

  /// In the order in which outcomes became known.
  package private(set) var points: [Point] = []
  package private(set) var adaptive = Side()
  package private(set) var fixed = Side()
  /// The defaults that static stands for.
  package let defaults: PerParameter<Double>
  /// What the outcomes rest on; `nil` without any.
  package private(set) var basis: LearningBasis?
  /// Outcomes looked at whose decision the thresholds in force had rejected.
  package private(set) var rejected = 0
  /// Whether older outcomes were left out to bound the read.
  package let isTruncated: Bool

  /// - Parameters:
  ///   - outcomes: of one scope and basis.
  ///   - bounds: those that the outcomes' coordinates are in.
  /// - Complexity: O(n log n)
  package init(
    _ outcomes: [OutcomeRecord], defaults: PerParameter<Double>, bounds: PerParameter<Bounds>,
    isTruncated: Bool
  ) {
    self.defaults = defaults
    self.isTruncated = isTruncated
    basis = outcomes.last?.basis
    let u = Position.of(defaults, in: bounds)
    for outcome in outcomes.sorted(by: { ($0.knownAt, $0.number) < ($1.knownAt, $1.number) }) {
      let weight = SoftPolicy.weight(propensity: outcome.propensity)
      if outcome.view.liveAccepted {
        adaptive.take(outcome.pnlPercent, weight: weight)
      } else {
        rejected += 1
      }
      if Parameter.allCases.allSatisfy({ outcome.view.z[$0] >= u[$0] }) {
        fixed.take(outcome.pnlPercent, weight: weight)
      }
      points.append(Point(at: outcome.knownAt, adaptive: adaptive.percent, fixed: fixed.percent))
    }
  }
}
