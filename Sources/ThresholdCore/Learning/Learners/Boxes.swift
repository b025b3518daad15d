/// A fixed set of guesses where the good signals lie: boxes "every z >= edge", each with one to four gates that matter and
/// the others open.
///
/// The guesses know nothing of any market: which gates matter, and where on a grid of twelve edges from 0.13 to 0.77 they
/// lie, is drawn once from a fixed seed, uniformly. 192 are enough: with 384 the gain of the learners on them is the same
/// within its error, with 96 some 3 % lower. Fifteen more have one gate far up, at 0.85, 0.91 or 0.97: rare in practice,
/// but without them nothing could be told apart there (with as many boxes of every edge up to 1, gains were 10 % lower).
/// The set is part of a learner's version: raise that with every change.
package struct Boxes: Sendable {
  package static let all = Boxes()

  package let count: Int
  /// Where the gates of a box lie in coordinates, by level; level 0 is open.
  private let edges: [Double]
  /// exp(edge / width) of each level, and 0 of the open one, which every signal passes.
  private let rises: [Double]
  /// Five levels a box, in the order of `Parameter.allCases`.
  private let levels: [UInt8]

  private static let gates = Parameter.allCases.count
  private static let drawnCount = 192
  /// Levels that are drawn, beside the open one.
  private static let drawnLevels = 12
  private static let strictEdges = [0.85, 0.91, 0.97]
  private static let levelCount = 1 + drawnLevels + strictEdges.count
  /// Width of a soft edge, in coordinates.
  private static let width = 0.08

  private init() {
    var edges = [0.0]
    for level in 1...Self.drawnLevels { edges.append(0.1 + 0.7 * (Double(level) - 0.5) / 12) }
    edges += Self.strictEdges
    self.edges = edges
    rises = [0] + edges.dropFirst().map { Exponential.of($0 / Self.width) }
    var seed: UInt64 = 99
    count = Self.drawnCount + Self.gates * Self.strictEdges.count
    var levels = [UInt8](repeating: 0, count: count * Self.gates)
    for box in 0..<Self.drawnCount {
      var missing = 1 + Self.draw(&seed, below: 4)
      while missing > 0 {
        let place = box * Self.gates + Self.draw(&seed, below: Self.gates)
        guard levels[place] == 0 else { continue }
        levels[place] = UInt8(1 + Self.draw(&seed, below: Self.drawnLevels))
        missing -= 1
      }
    }
    for strict in 0..<count - Self.drawnCount {
      let level = Self.drawnLevels + 1 + strict / Self.gates
      levels[(Self.drawnCount + strict) * Self.gates + strict % Self.gates] = UInt8(level)
    }
    self.levels = levels
  }

  /// SplitMix64.
  private static func draw(_ state: inout UInt64, below count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(count))
  }

  /// Calls `body` with how far inside each box a signal lies, 0 to 1: the product over the gates of
  /// sigmoid((z - edge) / width).
  /// - Complexity: O(count), without an allocation on the heap.
  @inline(__always)
  func withAcceptances<Result>(
    of z: PerParameter<Double>, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.gates * Self.levelCount + count) { space in
      let passing = space.baseAddress!
      let acceptances = passing + Self.gates * Self.levelCount
      rises.withUnsafeBufferPointer { rises in
        for parameter in Parameter.allCases {
          let row = passing + parameter.rawValue * Self.levelCount
          let fall = Exponential.of(-z[parameter] / Self.width)
          for level in 0..<Self.levelCount { row[level] = 1 / (1 + rises[level] * fall) }
        }
      }
      levels.withUnsafeBufferPointer { levels in
        for box in 0..<count {
          let place = box &* Self.gates
          var product = passing[Int(levels[place])]
          for gate in 1..<Self.gates {
            product *= passing[gate &* Self.levelCount &+ Int(levels[place &+ gate])]
          }
          acceptances[box] = product
        }
      }
      return body(UnsafeBufferPointer(start: acceptances, count: count))
    }
  }

  /// How far inside the weighted boxes each of several signals lies.
  ///
  /// The same as `withAcceptances` gives for one after the other, but for rounding, in half of the time, by loops over the
  /// signals that compilers turn into vectors.
  func acceptances(of signals: [PerParameter<Double>], _ weights: [Double]) -> [Double] {
    let signalCount = signals.count
    guard signalCount > 0 else { return [] }
    var sums = [Double](repeating: 0, count: signalCount)
    withUnsafeTemporaryAllocation(
      of: Double.self, capacity: Self.gates * Self.levelCount * signalCount
    ) { space in
      let passing = space.baseAddress!
      for parameter in Parameter.allCases {
        let falls = signals.map { Exponential.of(-$0[parameter] / Self.width) }
        for level in 0..<Self.levelCount {
          let rise = rises[level]
          let row = passing + (parameter.rawValue * Self.levelCount + level) * signalCount
          for index in 0..<signalCount { row[index] = 1 / (1 + rise * falls[index]) }
        }
      }
      sums.withUnsafeMutableBufferPointer { sums in
        let sum = sums.baseAddress!
        for box in 0..<count {
          func row(_ gate: Int) -> UnsafePointer<Double> {
            let level = Int(levels[box * Self.gates + gate])
            return UnsafePointer(passing + (gate * Self.levelCount + level) * signalCount)
          }
          // Pointers, because an index that might overflow keeps a loop from becoming vectors.
          let (rsi, confidence, macd, volume, momentum) = (row(0), row(1), row(2), row(3), row(4))
          let weight = weights[box]
          for index in 0..<signalCount {
            sum[index] +=
              weight * rsi[index] * confidence[index] * macd[index] * volume[index] * momentum[index]
          }
        }
      }
    }
    return sums
  }

  /// The weighted mean of the boxes' edges, each `margin` looser, as far as it is not open.
  func mean(_ weights: [Double], margin: Double) -> PerParameter<Double> {
    PerParameter { parameter in
      var sum = 0.0
      for box in 0..<count {
        sum += weights[box] * max(0, edges[Int(levels[box * Self.gates + parameter.rawValue])] - margin)
      }
      return sum
    }
  }

  /// The same weight for each.
  var uniform: [Double] { [Double](repeating: 1 / Double(count), count: count) }
}
