/// How much of the time a position was open.
///
/// A trade that was closed on a later day covers the end of every day since it was opened. So the time after the earliest
/// such opening is covered wholly, and the time before it by what was closed on the day itself.
package enum Exposure {
  /// The part of the time from the beginning of the day `first` until `through` in which at least one trade was open, 0 to 1.
  ///
  /// - Parameter days: the trades that were closed in that time, by day, in order.
  /// - Returns: `nil` without trades, or if one does not say when it was opened.
  /// - Complexity: O(days).
  package static func fraction(_ days: [DailyResult], from first: UTCDay, through: Instant) -> Double? {
    let begin = first.start
    guard !days.isEmpty, through > begin, days.allSatisfy({ $0.open.withoutOpening == 0 }) else { return nil }
    let (covered, untold) = walk(days, from: begin)
    guard untold.isEmpty else { return nil }
    return Double(covered) / Double((through - begin).nanoseconds)
  }

  /// Those of `days` that must be made from their trades, because what is stored of them does not tell enough.
  package static func untold(_ days: [DailyResult], from first: UTCDay) -> [UTCDay] {
    guard days.allSatisfy({ $0.open.withoutOpening == 0 }) else { return [] }
    return walk(days, from: first.start).untold
  }

  /// Goes back from the last day.
  private static func walk(_ days: [DailyResult], from begin: Instant) -> (covered: Int64, untold: [UTCDay]) {
    var covered: Int64 = 0
    var untold: [UTCDay] = []
    // Everything from `open` until `bound` is covered: by the trade that was opened first of those closed later.
    var open = Int64.max
    var bound = Int64.max
    for result in days.reversed() {
      let (start, end) = (result.day.start.nanoseconds, result.day.advanced(by: 1).start.nanoseconds)
      // The days between, on which nothing was closed.
      if open < bound { covered += max(0, bound - max(open, end)) }
      if open <= start {
        covered += end - start
      } else {
        if open < end { covered += end - open }
        if let own = result.open.length(before: min(open, end) - start) {
          covered += own
        } else {
          untold.append(result.day)
        }
      }
      open = min(open, result.open.earliest?.nanoseconds ?? .max)
      bound = start
    }
    if open < bound { covered += max(0, bound - max(open, begin.nanoseconds)) }
    return (covered, untold)
  }
}
