/// When anything was open on one day, of trades that were closed on it and are appended in the order of their closing.
///
/// What was open is a row of spans. Of a stored day only the last of them are there one by one, and of those before, how long
/// they are together: so a day stays small however many trades it has. That is enough while a trade that comes reaches back
/// to the spans that are there, or behind all; else the day does not tell, until one reaches behind all.
package struct OpenTime: Sendable, Equatable {
  /// Spans that are not there one by one, in nanoseconds since the day began.
  package struct Earlier: Sendable, Equatable {
    package var length: Int64
    package var begin: Int64
    package var end: Int64

    package init(length: Int64, begin: Int64, end: Int64) {
      self.length = length
      self.begin = begin
      self.end = end
    }
  }

  /// Spans of a stored day that are kept one by one. A position that is held over midnight was nearly always opened behind
  /// most of the day's others.
  package static let spansMax = 8

  /// In order, apart from each other, in nanoseconds since the day began.
  package var spans: [Range<Int64>] = []
  package var earlier: Earlier?
  /// Whether it is not known what of `earlier` was open.
  package var isUntold = false
  /// When the first of the trades was opened, on whatever day; `nil` if none was open for a time.
  package var earliest: Instant?
  /// Trades that do not say when they were opened.
  package var withoutOpening: Int64 = 0

  package init() {}

  /// Appends a trade of `day` that was closed last.
  /// - Complexity: O(1), amortised over the day's trades.
  package mutating func append(_ trade: Trade, on day: UTCDay, spansMax: Int) {
    guard let openedAt = trade.openedAt else {
      withoutOpening += 1
      return
    }
    guard openedAt < trade.closedAt else { return }
    earliest = min(earliest ?? openedAt, openedAt)
    let midnight = day.start
    let end = trade.closedAt.nanoseconds - midnight.nanoseconds
    let begin = openedAt <= midnight ? 0 : openedAt.nanoseconds - midnight.nanoseconds
    if begin < end { append(begin, end, spansMax) }
  }

  private mutating func append(_ begin: Int64, _ end: Int64, _ spansMax: Int) {
    var begin = begin
    while let last = spans.last, last.upperBound >= begin {
      begin = min(begin, last.lowerBound)
      spans.removeLast()
    }
    if spans.isEmpty, let before = earlier, begin <= before.end {
      if begin <= before.begin {
        (earlier, isUntold) = (nil, false)
      } else {
        isUntold = true
        earlier?.end = end
        return
      }
    }
    spans.append(begin..<end)
    guard spans.count > spansMax else { return }
    let first = spans.removeFirst()
    earlier = Earlier(
      length: (earlier?.length ?? 0) + Self.length(of: first), begin: earlier?.begin ?? first.lowerBound,
      end: first.upperBound)
  }

  /// How long anything was open before `moment` of the day, in nanoseconds; `nil` if the day does not tell.
  package func length(before moment: Int64 = UTCDay.length) -> Int64? {
    if isUntold { return nil }
    if let earlier, moment < earlier.end { return nil }
    return spans.reduce(earlier?.length ?? 0) { sum, span in
      sum + max(0, min(span.upperBound, moment) - span.lowerBound)
    }
  }

  private static func length(of span: Range<Int64>) -> Int64 { span.upperBound - span.lowerBound }
}
