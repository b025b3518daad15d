import CMessages

/// What generated code calls to turn C values into Swift values. It collects faults instead of stopping at the first.
struct Reader {
  private static let faultLimit = 1000

  private let arena: UnsafeMutablePointer<Arena>
  /// Paths of fields whose text is not UTF-8, relative to the message that is being read.
  private(set) var faults: [String] = []

  /// A reader of structures in this arena, which outlives it.
  init(_ arena: UnsafeMutablePointer<Arena>) {
    self.arena = arena
  }

  /// The text; empty, and a fault, if it is not UTF-8.
  mutating func text(_ data: ProtobufCBinaryData, _ field: StaticString) -> String {
    let bytes = UnsafeBufferPointer(start: data.data, count: data.len)
    // The validating initialiser costs some 300 instructions more, for text of any length.
    if isASCII(bytes) { return String(decoding: bytes, as: UTF8.self) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    report(field)
    return ""
  }

  /// A copy of the bytes.
  func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data.data, count: data.len))
  }

  /// The message that a member of a oneof is.
  mutating func member<M: CConvertible>(_ c: UnsafeMutablePointer<M.CStruct>?, _ field: StaticString) -> M? {
    guard let c else { return nil }
    let before = faults.count
    let message = M(c, &self)
    if faults.count != before { prefix(from: before, with: "\(field).") }
    return message
  }

  /// The message of a field that is a list on the C side: nil for none, and all of them merged if there are several.
  mutating func message<M: CConvertible>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?>?, _ count: Int, _ field: StaticString
  ) -> M? {
    guard let list else { return nil }
    return member(count == 1 ? list[0] : merged(list, count), field)
  }

  /// Several messages merged, which protobuf defines as what their encodings, joined, are read as.
  @inline(never)
  private mutating func merged<CStruct>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<CStruct>?>, _ count: Int
  ) -> UnsafeMutablePointer<CStruct>? {
    let messages = (0..<count).map {
      UnsafeRawPointer(list[$0]!).assumingMemoryBound(to: ProtobufCMessage.self)
    }
    let size = messages.reduce(0) { $0 + protobuf_c_message_get_packed_size($1) }
    guard let joined = arena.pointee.allocate(byteCount: size) else { return nil }
    var end = joined.bindMemory(to: UInt8.self, capacity: size)
    for message in messages { end += protobuf_c_message_pack(message, end) }
    let bytes = UnsafeRawBufferPointer(start: joined, count: size)
    let merged = arena.unpack(messages[0].pointee.descriptor, bytes)
    return UnsafeMutableRawPointer(merged)?.assumingMemoryBound(to: CStruct.self)
  }

  /// The messages of a repeated field.
  mutating func messages<M: CConvertible>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<M.CStruct>?>?, _ count: Int, _ field: StaticString
  ) -> [M] {
    guard let list else { return [] }
    var messages: [M] = []
    messages.reserveCapacity(count)
    for index in 0..<count {
      let before = faults.count
      messages.append(M(list[index]!, &self))
      if faults.count != before { prefix(from: before, with: "\(field)[\(index)].") }
    }
    return messages
  }

  /// The entries of a map field, each read by `entry`.
  mutating func map<Entry, Value>(
    _ list: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>?, _ count: Int, _ field: StaticString,
    _ entry: (UnsafeMutablePointer<Entry>, inout Reader) -> (String, Value)
  ) -> StringMap<Value> {
    guard let list else { return [:] }
    var entries: [(String, Value)] = []
    entries.reserveCapacity(count)
    for index in 0..<count {
      let before = faults.count
      entries.append(entry(list[index]!, &self))
      if faults.count != before { prefix(from: before, with: "\(field)[\(index)].") }
    }
    return StringMap(entries)
  }

  /// The texts of a repeated field.
  mutating func texts(
    _ list: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ field: StaticString
  ) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(count)
    for index in 0..<count {
      let before = faults.count
      texts.append(text(list![index], field))
      if faults.count != before { faults[before] += "[\(index)]" }
    }
    return texts
  }

  /// The byte strings of a repeated field.
  func blobs(_ list: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int) -> [[UInt8]] {
    UnsafeBufferPointer(start: list, count: count).map(bytes)
  }

  /// The numbers of a repeated field.
  func numbers<Number>(_ list: UnsafeMutablePointer<Number>?, _ count: Int) -> [Number] {
    Array(UnsafeBufferPointer(start: list, count: count))
  }

  @inline(never)
  private mutating func report(_ field: StaticString) {
    if faults.count < Self.faultLimit { faults.append("\(field)") }
  }

  @inline(never)
  private mutating func prefix(from start: Int, with prefix: String) {
    for index in start..<faults.count { faults[index] = prefix + faults[index] }
  }
}

@inline(__always)
private func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let words = UnsafeRawBufferPointer(bytes)
  var union: UInt64 = 0
  var offset = 0
  while offset + 8 <= words.count {
    union |= words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    offset += 8
  }
  while offset < words.count {
    union |= UInt64(words[offset])
    offset += 1
  }
  return union & 0x8080_8080_8080_8080 == 0
}
