package import Tracing

/// A span that is over, as it leaves the process.
package struct SpanRecord: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case bool(Bool)
  }

  package struct Attribute: Sendable, Equatable {
    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package var context: TraceContext
  /// 0 for the first span of a trace.
  package var parentID: UInt64
  /// Whether the parent is another process's.
  package var isParentRemote: Bool
  package var name: String
  package var kind: SpanKind
  /// Nanoseconds since 1970.
  package var start: UInt64
  package var end: UInt64
  package var attributes: [Attribute]
  package var isError: Bool
  /// Why, for developers; only of an error.
  package var message: String

  package init(
    context: TraceContext, parentID: UInt64, isParentRemote: Bool, name: String, kind: SpanKind,
    start: UInt64,
    end: UInt64, attributes: [Attribute] = [], isError: Bool = false, message: String = ""
  ) {
    self.context = context
    self.parentID = parentID
    self.isParentRemote = isParentRemote
    self.name = name
    self.kind = kind
    self.start = start
    self.end = end
    self.attributes = attributes
    self.isError = isError
    self.message = message
  }
}
