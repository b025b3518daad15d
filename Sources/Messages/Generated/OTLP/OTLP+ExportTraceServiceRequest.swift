// Made by proto/generate from opentelemetry/proto/collector/trace/v1/trace_service.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// Hands spans over.
  package struct ExportTraceServiceRequest: Message {
    /// By resource.
    package var resourceSpans: [OTLP.ResourceSpans]

    /// The message with these fields, the others absent.
    package init(
      resourceSpans: [OTLP.ResourceSpans] = []
    ) {
      self.resourceSpans = resourceSpans
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest" }

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

extension OTLP.ExportTraceServiceRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceRequest>) {
    opentelemetry__proto__collector__trace__v1__export_trace_service_request__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceRequest>, _ reader: inout Reader) {
    resourceSpans = reader.messages(c.pointee.resource_spans, c.pointee.n_resource_spans, "resource_spans")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Collector__Trace__V1__ExportTraceServiceRequest>, in arena: inout Arena) {
    (c.pointee.resource_spans, c.pointee.n_resource_spans) = arena.messages(resourceSpans)
  }
}
