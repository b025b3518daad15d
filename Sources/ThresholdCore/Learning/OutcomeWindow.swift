/// The outcomes a learner looks back on, sliding by number, so that it does not depend on how they were split into
/// cycles.
package struct OutcomeWindow: Sendable {
  /// How many numbers it spans (LEARNER_WINDOW).
  private let length: Int64
  private var kept: [OutcomeRecord] = []
  /// Index of the first that is still inside; the rest is dropped when it is half of all.
  private var first = 0
  /// |pnl| of those inside, sorted.
  private var magnitudes: [Double] = []

  /// Fewest outcomes that a scale is taken from, and fewest before anything is bet.
  package static let countMin = 30
  /// The scale before that, in percent; source: learning.md, Default learner.
  private static let scaleAtFirst = 2.0

  package init(length: Int) { self.length = Int64(length) }

  /// As after moving an empty window to each of `outcomes`, which are in order.
  /// - Parameter isUsable: whether it takes one in.
  /// - Complexity: O(W log W).
  package init(length: Int, upTo outcomes: [OutcomeRecord], isUsable: (OutcomeRecord) -> Bool) {
    self.init(length: length)
    guard let last = outcomes.last?.number else { return }
    kept = outcomes.filter { $0.number > last - self.length && isUsable($0) }
    magnitudes = kept.map { abs($0.pnlPercent) }.sorted()
  }

  /// Those inside, in order of their numbers.
  package var outcomes: ArraySlice<OutcomeRecord> { kept[first...] }

  /// Moves the window's end to `outcome`, and takes it in if it is `usable`.
  /// - Complexity: O(log W) comparisons and O(W) moves of doubles.
  package mutating func advance(to outcome: OutcomeRecord, usable: Bool) {
    while first < kept.count, kept[first].number <= outcome.number - length {
      magnitudes.remove(at: rank(abs(kept[first].pnlPercent)))
      first += 1
    }
    if first * 2 > kept.count {
      kept.removeFirst(first)
      first = 0
    }
    guard usable else { return }
    kept.append(outcome)
    let magnitude = abs(outcome.pnlPercent)
    magnitudes.insert(magnitude, at: rank(magnitude))
  }

  /// s: the typical size of an outcome in percent, 1.4826 times the median of |r| (the standard deviation, if outcomes
  /// were normal around 0).
  package var scale: Double {
    let count = magnitudes.count
    guard count >= Self.countMin else { return Self.scaleAtFirst }
    let median = (magnitudes[(count - 1) / 2] + magnitudes[count / 2]) / 2
    return median > 0 ? 1.4826 * median : Self.scaleAtFirst
  }

  /// Index of the first magnitude that is not below `magnitude`.
  private func rank(_ magnitude: Double) -> Int {
    var low = 0
    var high = magnitudes.count
    while low < high {
      let middle = (low + high) / 2
      if magnitudes[middle] < magnitude { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
