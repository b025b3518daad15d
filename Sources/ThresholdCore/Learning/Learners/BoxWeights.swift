/// What the learners on boxes do with their weights: one for each box, together 1; of another number of boxes, an earlier
/// version's, they say nothing.
///
/// Fixed share (Herbster and Warmuth, Tracking the best expert, Machine Learning 32, 1998): after each outcome a small part
/// of all weight is dealt out again, so that no box is ever given up and what was right once can be found again.
enum BoxWeights {
  /// Multiplies each weight by exp(gain) and shares.
  ///
  /// - Parameters:
  ///   - share: The part that is dealt out; with 0.0002 half of what was learned is left after 3,500 outcomes without news.
  ///   - gain: of a box, from how far inside it the signal lies.
  static func update(
    _ weights: inout [Double], z: PerParameter<Double>, share: Double, gain: (Double) -> Double
  ) {
    let boxes = Boxes.all
    if weights.count != boxes.count { weights = boxes.uniform }
    boxes.withAcceptances(of: z) { acceptances in
      // The array is asked once whether it is its only owner's, and not for each weight.
      weights.withUnsafeMutableBufferPointer { weights in
        var total = 0.0
        for box in weights.indices {
          weights[box] *= Logarithm.exponential(gain(acceptances[box]))
          total += weights[box]
        }
        let kept = (1 - share) / total
        let dealt = share / Double(weights.count)
        for box in weights.indices { weights[box] = kept * weights[box] + dealt }
      }
    }
  }

  /// How far inside the weighted boxes a signal lies.
  static func acceptance(of z: PerParameter<Double>, _ weights: [Double]) -> Double {
    let boxes = Boxes.all
    return boxes.withAcceptances(of: z) { acceptances in
      guard weights.count == boxes.count else { return acceptances.reduce(0, +) / Double(boxes.count) }
      return weights.withUnsafeBufferPointer { weights in
        var sum = 0.0
        for box in weights.indices { sum += weights[box] * acceptances[box] }
        return sum
      }
    }
  }

  /// How far inside the weighted boxes each of several signals lies.
  static func acceptances(of signals: [PerParameter<Double>], _ weights: [Double]) -> [Double] {
    Boxes.all.acceptances(of: signals, current(weights))
  }

  /// Where the weighted boxes lie; a little looser than their mean, because what lies just outside of the true edge is
  /// still worth trading, by the width of the edge.
  static func position(_ weights: [Double]) -> PerParameter<Double> {
    Boxes.all.mean(current(weights), margin: 0.02)
  }

  private static func current(_ weights: [Double]) -> [Double] {
    weights.count == Boxes.all.count ? weights : Boxes.all.uniform
  }

  /// Square roots: half of the evidence for each box against each other is forgotten.
  static func doubt(_ weights: inout [Double]) {
    guard !weights.isEmpty else { return }
    weights = weights.map { $0.squareRoot() }
    let total = weights.reduce(0, +)
    weights = weights.map { $0 / total }
  }
}
