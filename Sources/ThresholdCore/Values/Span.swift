/// A length of time in nanoseconds, signed.
///
/// Not `Duration`: its 128 bits are not what storage and messages hold, and the learner's arithmetic must be the same
/// on every path.
package struct Span: Sendable, Hashable, Comparable {
  package var nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func seconds(_ count: Double) -> Span { Span(nanoseconds: Int64((count * 1e9).rounded())) }
  package static func minutes(_ count: Double) -> Span { seconds(count * 60) }
  package static func hours(_ count: Double) -> Span { seconds(count * 3_600) }
  package static func days(_ count: Double) -> Span { seconds(count * 86_400) }

  /// The length in seconds.
  package var seconds: Double { Double(nanoseconds) / 1e9 }

  package static func < (a: Span, b: Span) -> Bool { a.nanoseconds < b.nanoseconds }
}
