/// What is remembered of a symbol's price, so that its next step can teach.
package struct StepMemory: Sendable, Equatable {
  /// Where the step that is under way began.
  package var price: Double
  package var time: Instant
  /// Mean size of steps so far, in percent; the last 800 count most.
  package var meanSize = 0.0
  package var steps: Int64 = 0

  /// The scale of Student's t with four degrees of freedom, 1.4826 times the median of its size, over its mean size.
  private static let scalePerMean = 1.0986
  private static let memory: Int64 = 800
  /// A step beyond so many mean sizes counts as that: a crash says little of what is usual.
  private static let sizeMax = 8.0
  /// Steps of a horizon. Prices that come more often are taken together: learning from each would cost more and teach the
  /// same.
  private static let stepsPerHorizon: Int64 = 16
  /// After so many usual lengths without a price a step is none: nobody knows how much noise it holds.
  private static let lengthMax: Int64 = 4

  package init(price: Double, time: Instant) {
    self.price = price
    self.time = time
  }

  /// Typical size of a step, in percent; `nil` as long as too few were seen.
  private var scale: Double? {
    steps >= OutcomeWindow.countMin && meanSize > 0 ? Self.scalePerMean * meanSize : nil
  }

  /// Takes the next price: the step that it ends, if it is long enough to be one, and the typical size of those before.
  package mutating func advance(to point: PricePoint, horizon: Span) -> (
    from: Instant, move: Double, scale: Double
  )? {
    let length = (point.time - time).nanoseconds
    guard length * Self.stepsPerHorizon >= horizon.nanoseconds else { return nil }
    defer { (price, time) = (point.price, point.time) }
    guard length * Self.stepsPerHorizon <= Self.lengthMax * horizon.nanoseconds else { return nil }
    let move = 100 * (point.price / price - 1)
    let result = scale.map { (from: time, move: move, scale: $0) }
    let size = result == nil ? abs(move) : min(abs(move), Self.sizeMax * meanSize)
    steps += 1
    meanSize += (size - meanSize) / Double(min(steps, Self.memory))
    return result
  }
}
