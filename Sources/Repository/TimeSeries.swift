internal import ThresholdCore

/// Where an element of a `TimeSeries` stands: by time, then by the bytes of its id.
struct TimePlace: Comparable {
  var time: Instant
  var id: String

  static func < (a: TimePlace, b: TimePlace) -> Bool {
    a.time == b.time ? a.id.utf8.lexicographicallyPrecedes(b.id.utf8) : a.time < b.time
  }
}

/// What has a place in time that no other element of its series has.
protocol TimePlaced {
  var place: TimePlace { get }
}

extension Decision: TimePlaced {
  var place: TimePlace { TimePlace(time: decidedAt, id: id) }
}

extension Trade: TimePlaced {
  var place: TimePlace { TimePlace(time: closedAt, id: id) }
}

extension PricePoint: TimePlaced {
  var place: TimePlace { TimePlace(time: time, id: "") }
}

/// Elements in the order of their places. O(log n) to look up and to append at the end, where nearly all of them go.
struct TimeSeries<Element: TimePlaced> {
  private var elements: [Element] = []

  /// Puts `element` in its place and returns the one that stood there.
  @discardableResult
  mutating func insert(_ element: Element) -> Element? {
    let place = element.place
    let index = firstIndex { $0.place >= place }
    guard index < elements.count, elements[index].place == place else {
      elements.insert(element, at: index)
      return nil
    }
    defer { elements[index] = element }
    return elements[index]
  }

  mutating func remove(at place: TimePlace) {
    let index = firstIndex { $0.place >= place }
    if index < elements.count, elements[index].place == place { elements.remove(at: index) }
  }

  /// Whether an element stands at `place`.
  func contains(_ place: TimePlace) -> Bool {
    let index = firstIndex { $0.place >= place }
    return index < elements.count && elements[index].place == place
  }

  /// Those after `from` (`nil`: from the first) and at or before `through`.
  func elements(after from: Instant?, through: Instant) -> ArraySlice<Element> {
    let start = from.map { from in firstIndex { $0.place.time > from } } ?? 0
    let end = firstIndex { $0.place.time > through }
    return elements[start..<max(start, end)]
  }

  /// The first index whose element fulfils `predicate`, which holds from some index on.
  private func firstIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = elements.count
    if let last = elements.last, !predicate(last) { return high }
    while low < high {
      let middle = (low + high) / 2
      if predicate(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
