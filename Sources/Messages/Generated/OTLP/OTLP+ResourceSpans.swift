// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// The spans of one resource.
  package struct ResourceSpans: Message {
    /// Where they are from.
    package var resource: OTLP.Resource?
    /// By instrumentation scope.
    package var scopeSpans: [OTLP.ScopeSpans]

    /// The message with these fields, the others absent.
    package init(
      resource: OTLP.Resource? = nil,
      scopeSpans: [OTLP.ScopeSpans] = []
    ) {
      self.resource = resource
      self.scopeSpans = scopeSpans
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.trace.v1.ResourceSpans" }

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

extension OTLP.ResourceSpans: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__ResourceSpans>) {
    opentelemetry__proto__trace__v1__resource_spans__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Trace__V1__ResourceSpans>, _ reader: inout Reader) {
    resource = reader.message(c.pointee.resource, c.pointee.n_resource, "resource")
    scopeSpans = reader.messages(c.pointee.scope_spans, c.pointee.n_scope_spans, "scope_spans")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__ResourceSpans>, in arena: inout Arena) {
    (c.pointee.resource, c.pointee.n_resource) = arena.message(resource)
    (c.pointee.scope_spans, c.pointee.n_scope_spans) = arena.messages(scopeSpans)
  }
}
