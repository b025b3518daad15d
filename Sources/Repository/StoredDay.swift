package import ThresholdCore

/// What a store has added up of a scope's trades of one day: of a symbol, or of all that the user traded (the global scope).
package struct StoredDay: Sendable, Equatable {
  /// Which scope and day.
  package struct Place: Sendable, Hashable, Comparable {
    package var key: Key
    package var day: UTCDay

    package init(key: Key, day: UTCDay) {
      self.key = key
      self.day = day
    }

    package static func < (a: Place, b: Place) -> Bool { a.key == b.key ? a.day < b.day : a.key < b.key }
  }

  package var key: Key
  package var result: DailyResult

  package init(key: Key, result: DailyResult) {
    self.key = key
    self.result = result
  }

  package var place: Place { Place(key: key, day: result.day) }
}
