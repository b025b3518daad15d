/// A new span's place in its trace.
package struct SpanSeat: Sendable, Equatable {
  /// The span's own.
  package var context: TraceContext
  /// 0 for the first span of a trace.
  package var parentID: UInt64
  package var isParentRemote: Bool
}
