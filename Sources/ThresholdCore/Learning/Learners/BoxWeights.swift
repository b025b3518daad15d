/// What the learners on boxes do with their weights: one for each box, together 1; of another number of boxes, an earlier
/// version's, they say nothing.
///
/// Fixed share (Herbster and Warmuth, Tracking the best expert, Machine Learning 32, 1998): after each outcome a small part
/// of all weight is dealt out again, so that no box is ever given up and what was right once can be found again.
enum BoxWeights {
  /// What an outcome says for a box, by how far inside it the signal lies, pi: constant + linear pi + square pi^2.
  struct Gain {
    var constant: Double
    var linear: Double
    var square: Double

    @inline(__always)
    fileprivate func at(_ inside: Double) -> Double { constant + inside * (linear + inside * square) }
  }

  /// Multiplies each weight by exp(gain) and shares.
  ///
  /// - Parameter share: The part that is dealt out; with 0.0002 half of what was learned is left after 3,500 outcomes
  ///   without news.
  static func update(_ weights: inout [Double], z: PerParameter<Double>, share: Double, by gain: Gain) {
    Boxes.all.withAcceptances(of: z) { acceptances in
      let acceptance = acceptances.baseAddress!
      multiply(&weights, share: share) { gain.at(acceptance[$0]) }
    }
  }

  /// The same from a step of a price: pi is the sum, over the signals open, of part times how far inside each lies; and of
  /// two gains each box has the lesser.
  static func update(
    _ weights: inout [Double], _ exposures: [PriceLesson.Exposure], share: Double,
    byLesser gains: (Gain, Gain)
  ) {
    let count = Boxes.all.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { space in
      space.initialize(repeating: 0)
      let inside = space.baseAddress!
      for exposure in exposures {
        let part = exposure.part
        Boxes.all.withAcceptances(of: exposure.z) { acceptances in
          let acceptance = acceptances.baseAddress!
          for box in 0..<count { inside[box] += part * acceptance[box] }
        }
      }
      multiply(&weights, share: share) { box in
        let (first, second) = (gains.0.at(inside[box]), gains.1.at(inside[box]))
        return first < second ? first : second
      }
    }
  }

  @inline(__always)
  private static func multiply(_ weights: inout [Double], share: Double, by gain: (Int) -> Double) {
    let count = Boxes.all.count
    if weights.count != count { weights = Boxes.all.uniform }
    // The array is asked once whether it is its only owner's, and not for each weight. Pointers, because an index that might
    // overflow keeps a loop from becoming vectors.
    weights.withUnsafeMutableBufferPointer { weights in
      let weight = weights.baseAddress!
      for box in 0..<count { weight[box] *= Exponential.of(gain(box)) }
      let total = sum(count) { weight[$0] }
      let kept = (1 - share) / total
      let dealt = share / Double(count)
      for box in 0..<count { weight[box] = kept * weight[box] + dealt }
    }
  }

  /// How far inside the weighted boxes a signal lies.
  static func acceptance(of z: PerParameter<Double>, _ weights: [Double]) -> Double {
    let boxes = Boxes.all
    return boxes.withAcceptances(of: z) { acceptances in
      guard weights.count == boxes.count else { return acceptances.reduce(0, +) / Double(boxes.count) }
      return weights.withUnsafeBufferPointer { weights in
        sum(weights.count) { weights[$0] * acceptances[$0] }
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

  /// Of the first `count` terms, in four parts side by side: an addition need not wait for the one before it.
  @inline(__always)
  private static func sum(_ count: Int, _ term: (Int) -> Double) -> Double {
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index &+ 4 <= count {
      first += term(index)
      second += term(index &+ 1)
      third += term(index &+ 2)
      fourth += term(index &+ 3)
      index &+= 4
    }
    while index < count {
      first += term(index)
      index &+= 1
    }
    return (first + second) + (third + fourth)
  }

  /// Square roots: half of the evidence for each box against each other is forgotten.
  static func doubt(_ weights: inout [Double]) {
    guard !weights.isEmpty else { return }
    weights = weights.map { $0.squareRoot() }
    let total = weights.reduce(0, +)
    weights = weights.map { $0 / total }
  }
}
