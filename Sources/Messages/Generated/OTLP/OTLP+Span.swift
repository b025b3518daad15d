// Made by proto/generate from opentelemetry/proto/trace/v1/trace.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension OTLP {
  /// One operation within a trace.
  package struct Span: Message {
    /// The trace's 16 bytes, not all zero.
    package var traceID: [UInt8]
    /// The span's 8 bytes, not all zero.
    package var spanID: [UInt8]
    /// W3C tracestate as it came.
    package var traceState: String
    /// The parent's 8 bytes; empty for a root.
    package var parentSpanID: [UInt8]
    /// W3C trace flags in the lowest 8 bits; bit 8 says that bit 9 is known, bit 9 that the parent is remote.
    package var flags: UInt32
    /// What is done, such as a method's name.
    package var name: String
    /// The span's place between others.
    package var kind: OTLP.Span.SpanKind
    /// When it began, nanoseconds since 1970.
    package var startTimeUnixNano: UInt64
    /// When it ended, nanoseconds since 1970.
    package var endTimeUnixNano: UInt64
    /// What is known of it; names are unique.
    package var attributes: [OTLP.KeyValue]
    /// How it ended.
    package var status: OTLP.Status?

    /// The message with these fields, the others absent.
    package init(
      traceID: [UInt8] = [],
      spanID: [UInt8] = [],
      traceState: String = "",
      parentSpanID: [UInt8] = [],
      flags: UInt32 = 0,
      name: String = "",
      kind: OTLP.Span.SpanKind = .unspecified,
      startTimeUnixNano: UInt64 = 0,
      endTimeUnixNano: UInt64 = 0,
      attributes: [OTLP.KeyValue] = [],
      status: OTLP.Status? = nil
    ) {
      self.traceID = traceID
      self.spanID = spanID
      self.traceState = traceState
      self.parentSpanID = parentSpanID
      self.flags = flags
      self.name = name
      self.kind = kind
      self.startTimeUnixNano = startTimeUnixNano
      self.endTimeUnixNano = endTimeUnixNano
      self.attributes = attributes
      self.status = status
    }

    /// A span's place between others.
    package enum SpanKind: Sendable, Hashable, RawRepresentable {
      /// Not said.
      case unspecified
      /// Within the process.
      case `internal`
      /// Answers a remote call.
      case server
      /// Makes a remote call.
      case client
      /// Sends a message that somebody takes up later.
      case producer
      /// Takes up a message.
      case consumer
      /// A number that this version does not know.
      case unrecognized(Int32)

      /// The value with this number.
      package init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .internal
        case 2: self = .server
        case 3: self = .client
        case 4: self = .producer
        case 5: self = .consumer
        default: self = .unrecognized(rawValue)
        }
      }

      /// The number on the wire.
      package var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        case .unrecognized(let number): number
        }
      }
    }

    /// The full name of the type.
    package static var fullName: String { "opentelemetry.proto.trace.v1.Span" }

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

extension OTLP.Span: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__Span>) {
    opentelemetry__proto__trace__v1__span__init(c)
  }

  init(_ c: UnsafePointer<Opentelemetry__Proto__Trace__V1__Span>, _ reader: inout Reader) {
    traceID = reader.bytes(c.pointee.trace_id)
    spanID = reader.bytes(c.pointee.span_id)
    traceState = reader.text(c.pointee.trace_state, "trace_state")
    parentSpanID = reader.bytes(c.pointee.parent_span_id)
    flags = c.pointee.flags
    name = reader.text(c.pointee.name, "name")
    kind = OTLP.Span.SpanKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
    startTimeUnixNano = c.pointee.start_time_unix_nano
    endTimeUnixNano = c.pointee.end_time_unix_nano
    attributes = reader.messages(c.pointee.attributes, c.pointee.n_attributes, "attributes")
    status = reader.message(c.pointee.status, c.pointee.n_status, "status")
  }

  func write(to c: UnsafeMutablePointer<Opentelemetry__Proto__Trace__V1__Span>, in arena: inout Arena) {
    c.pointee.trace_id = arena.copy(traceID)
    c.pointee.span_id = arena.copy(spanID)
    c.pointee.trace_state = arena.copy(traceState)
    c.pointee.parent_span_id = arena.copy(parentSpanID)
    c.pointee.flags = flags
    c.pointee.name = arena.copy(name)
    c.pointee.kind = .init(rawValue: .init(truncatingIfNeeded: kind.rawValue))
    c.pointee.start_time_unix_nano = startTimeUnixNano
    c.pointee.end_time_unix_nano = endTimeUnixNano
    (c.pointee.attributes, c.pointee.n_attributes) = arena.messages(attributes)
    (c.pointee.status, c.pointee.n_status) = arena.message(status)
  }
}
