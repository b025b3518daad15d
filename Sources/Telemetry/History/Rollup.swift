/// What a series did within some time. Rollups of following times can be added, and the order does not matter but for a
/// gauge's last value.
package enum Rollup: Sendable, Equatable {
  /// By how much a counter grew.
  case increase(Double)
  case gauge(GaugeRollup)
  /// What a histogram counted.
  case histogram(HistogramReading)

  /// Adds what the same series did in the time that follows. Histograms whose bounds a new version of the program moved
  /// cannot be added; the later one stands.
  package mutating func add(_ later: Rollup) {
    switch (self, later) {
    case (.increase(let mine), .increase(let more)): self = .increase(mine + more)
    case (.gauge(var mine), .gauge(let more)):
      mine.add(more)
      self = .gauge(mine)
    case (.histogram(var mine), .histogram(let more)) where mine.bounds == more.bounds:
      mine.add(more)
      self = .histogram(mine)
    default: self = later
    }
  }
}

/// What a gauge showed whenever somebody looked.
package struct GaugeRollup: Sendable, Equatable {
  package var samples: Int
  package var sum: Double
  package var minimum: Double
  package var maximum: Double
  package var last: Double

  /// One look.
  package init(_ value: Double) {
    samples = 1
    sum = value
    minimum = value
    maximum = value
    last = value
  }

  package init(samples: Int, sum: Double, minimum: Double, maximum: Double, last: Double) {
    self.samples = samples
    self.sum = sum
    self.minimum = minimum
    self.maximum = maximum
    self.last = last
  }

  package var mean: Double { sum / Double(samples) }

  package mutating func add(_ later: GaugeRollup) {
    samples += later.samples
    sum += later.sum
    minimum = min(minimum, later.minimum)
    maximum = max(maximum, later.maximum)
    last = later.last
  }
}
