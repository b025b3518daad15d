/// Runs of one kind in a row of results, as its parts can say them: how long the row begins and ends with it, and the longest
/// run anywhere.
package struct Streak: Sendable, Equatable {
  package var length: Int64 = 0
  package var prefix: Int64 = 0
  package var suffix: Int64 = 0
  package var longest: Int64 = 0

  package init() {}

  /// Appends one result. O(1).
  package mutating func append(_ isOfKind: Bool) {
    if isOfKind, prefix == length { prefix += 1 }
    length += 1
    suffix = isOfKind ? suffix + 1 : 0
    longest = max(longest, suffix)
  }

  /// Appends a row that follows.
  package mutating func append(_ next: Streak) {
    longest = max(longest, next.longest, suffix + next.prefix)
    if prefix == length { prefix += next.prefix }
    suffix = next.suffix == next.length ? suffix + next.suffix : next.suffix
    length += next.length
  }
}
