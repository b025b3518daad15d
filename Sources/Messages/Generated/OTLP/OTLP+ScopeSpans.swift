// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// The spans of one instrumentation scope.
  package struct ScopeSpans: Message {
    /// What made them.
    package var scope: OTLP.InstrumentationScope?
    /// In any order.
    package var spans: [OTLP.Span]

    /// The message with these fields, the others absent.
    package init(
      scope: OTLP.InstrumentationScope? = nil,
      spans: [OTLP.Span] = []
    ) {
      self.scope = scope
      self.spans = spans
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.trace.v1.ScopeSpans" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension OTLP.ScopeSpans: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__ScopeSpans>) {
    opentelemetry__proto__trace__v1__scope_spans__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Trace__V1__ScopeSpans>, _ reader: inout Reader) {
    scope = reader.message(c.pointee.scope, c.pointee.n_scope, "scope")
    spans = reader.messages(c.pointee.spans, c.pointee.n_spans, "spans")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__ScopeSpans>, in arena: inout Arena) {
    (c.pointee.scope, c.pointee.n_scope) = arena.message(scope)
    (c.pointee.spans, c.pointee.n_spans) = arena.messages(spans)
  }
}
