import CNghttp2

/// Header fields that are the same in every message, prepared once for the life of the process.
///
/// nghttp2 neither copies nor frees them, and using them counts no references: they are made in a `static
/// let` and never freed.
package struct PreparedFields: @unchecked Sendable {
  /// Immutable and immortal, hence safe to share.
  let fields: UnsafeBufferPointer<nghttp2_nv>

  /// Leaks a copy of `fields` on purpose; call it for constants only.
  package init(_ fields: [(name: String, value: String)]) {
    let prepared = UnsafeMutableBufferPointer<nghttp2_nv>.allocate(capacity: fields.count)
    let flags = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)
    for (index, field) in fields.enumerated() {
      prepared.initializeElement(
        at: index,
        to: nghttp2_nv(
          name: Self.immortal(field.name), value: Self.immortal(field.value),
          namelen: field.name.utf8.count, valuelen: field.value.utf8.count, flags: flags))
    }
    self.fields = UnsafeBufferPointer(prepared)
  }

  private static func immortal(_ text: String) -> UnsafeMutablePointer<UInt8> {
    // One byte more than needed: an empty allocation need not have an address.
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count + 1)
    _ = bytes.initialize(from: text.utf8)
    return bytes.baseAddress!
  }
}

/// Header fields to send.
package enum OutgoingFields {
  /// Constant ones, which cost nothing to prepare.
  case prepared(PreparedFields)
  /// Ones made for this message; nghttp2 copies them.
  case block(FieldBlock)

  /// Calls `body` with the fields as nghttp2 wants them.
  func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result {
    switch self {
    case .prepared(let prepared): return body(prepared.fields.baseAddress, prepared.fields.count)
    case .block(let block):
      return block.withFields { fields in
        let list = fields.map { field in
          nghttp2_nv(
            name: Self.bytes(field.name), value: Self.bytes(field.value),
            namelen: field.name.count, valuelen: field.value.count, flags: 0)
        }
        return list.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
      }
    }
  }

  /// nghttp2 declares them mutable and does not write.
  private static func bytes(_ raw: UnsafeRawBufferPointer) -> UnsafeMutablePointer<UInt8>? {
    UnsafeMutablePointer(mutating: raw.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }
}
