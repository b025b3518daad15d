internal import Messages
internal import Telemetry
internal import Tracing

extension OTLP.Span {
  /// Bit 8 of the flags: bit 9 is known. Bit 9: the parent is another process's.
  private static let hasRemoteFlag: UInt32 = 0x100
  private static let isRemoteFlag: UInt32 = 0x200

  init(_ span: SpanRecord) {
    self.init(
      traceID: Self.bytes(span.context.traceID.high) + Self.bytes(span.context.traceID.low),
      spanID: Self.bytes(span.context.spanID), traceState: span.context.state,
      parentSpanID: span.parentID == 0 ? [] : Self.bytes(span.parentID),
      flags: UInt32(span.context.flags) | Self.hasRemoteFlag | (span.isParentRemote ? Self.isRemoteFlag : 0),
      name: span.name, kind: SpanKind(span.kind), startTimeUnixNano: span.start, endTimeUnixNano: span.end,
      attributes: span.attributes.map(OTLP.KeyValue.init),
      status: span.isError ? OTLP.Status(message: span.message, code: .error) : nil)
  }

  /// Most significant byte first.
  private static func bytes(_ value: UInt64) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
}

extension OTLP.Span.SpanKind {
  init(_ kind: Tracing.SpanKind) {
    switch kind {
    case .server: self = .server
    case .client: self = .client
    case .producer: self = .producer
    case .consumer: self = .consumer
    default: self = .internal
    }
  }
}

extension OTLP.KeyValue {
  init(_ attribute: SpanRecord.Attribute) {
    let value: OTLP.AnyValue.Value =
      switch attribute.value {
      case .text(let text): .stringValue(text)
      case .integer(let number): .intValue(number)
      case .number(let number): .doubleValue(number)
      case .bool(let truth): .boolValue(truth)
      }
    self.init(key: attribute.name, value: OTLP.AnyValue(value: value))
  }
}
