/// What one step of a symbol's price teaches of the signals that were open over it.
///
/// An outcome comes once, after its horizon, and holds the noise of all of it, most of which the outcomes of the signals
/// around it hold too. The steps of a price share nothing, and which signals were open over each is known: the same prices
/// say more, and say it sooner.
package struct PriceLesson: Sendable, Equatable {
  /// One signal that was open.
  package struct Exposure: Sendable, Equatable {
    package var z: PerParameter<Double>
    /// 1 for a long, -1 for a short, times the part of its horizon that the step took.
    package var part: Double

    package init(z: PerParameter<Double>, part: Double) {
      self.z = z
      self.part = part
    }
  }

  /// The step, in percent.
  package var move: Double
  /// Typical size of such steps before it, in percent: 1.4826 times the median, were they Student's t.
  package var scale: Double
  /// What a round trip costs, in percent: the price moves by so much more than an outcome shows.
  package var feePercent: Double
  package var exposures: [Exposure]

  package init(move: Double, scale: Double, feePercent: Double, exposures: [Exposure]) {
    self.move = move
    self.scale = scale
    self.feePercent = feePercent
    self.exposures = exposures
  }
}
