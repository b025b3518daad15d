import CMessages

/// What generated code calls to build C structures. Encoding has no limit: what is encoded is already in memory.
extension Arena {
  /// Room for `count` values; nil for none.
  mutating func allocate<Value>(_ count: Int, of type: Value.Type) -> UnsafeMutablePointer<Value>? {
    guard count > 0 else { return nil }
    return allocate(byteCount: count * MemoryLayout<Value>.stride)?.bindMemory(to: type, capacity: count)
  }

  /// A copy of the text's UTF-8.
  mutating func copy(_ text: String) -> ProtobufCBinaryData {
    var text = text
    return text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
  }

  /// A copy of the bytes.
  mutating func copy(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    bytes.withUnsafeBytes { copy($0) }
  }

  private mutating func copy(_ bytes: UnsafeRawBufferPointer) -> ProtobufCBinaryData {
    guard let start = bytes.baseAddress, let place = allocate(bytes.count, of: UInt8.self) else {
      return ProtobufCBinaryData(len: 0, data: nil)
    }
    UnsafeMutableRawPointer(place).copyMemory(from: start, byteCount: bytes.count)
    return ProtobufCBinaryData(len: bytes.count, data: place)
  }

  /// The message's C structure.
  mutating func member<M: CConvertible>(_ message: M) -> UnsafeMutablePointer<M.CStruct>? {
    guard let c = allocate(1, of: M.CStruct.self) else { return nil }
    M.initialize(c)
    message.write(to: c, in: &self)
    return c
  }

  /// The message's C structure in a list of its own; an empty list for none.
  mutating func message<M: CConvertible>(_ message: M?) -> Pointers<M.CStruct> {
    guard let message, let list = pointers(1, to: M.CStruct.self), let c = list[0] else { return (nil, 0) }
    M.initialize(c)
    message.write(to: c, in: &self)
    return (list, 1)
  }

  /// The messages' C structures.
  mutating func messages<M: CConvertible>(_ messages: [M]) -> Pointers<M.CStruct> {
    guard let list = pointers(messages.count, to: M.CStruct.self) else { return (nil, 0) }
    for index in messages.indices {
      let c = list[index]!
      M.initialize(c)
      messages[index].write(to: c, in: &self)
    }
    return (list, messages.count)
  }

  /// The map's entries in the order of their keys; `fill` initialises and fills each.
  mutating func entries<Entry, Value>(
    _ map: StringMap<Value>,
    _ fill: (String, Value, UnsafeMutablePointer<Entry>, inout Arena) -> Void
  ) -> Pointers<Entry> {
    guard let list = pointers(map.count, to: Entry.self) else { return (nil, 0) }
    for index in map.indices {
      let (key, value) = map[index]
      fill(key, value, list[index]!, &self)
    }
    return (list, map.count)
  }

  /// Copies of the texts.
  mutating func texts(_ texts: [String]) -> (UnsafeMutablePointer<ProtobufCBinaryData>?, Int) {
    let list = allocate(texts.count, of: ProtobufCBinaryData.self)
    for (index, text) in texts.enumerated() { list![index] = copy(text) }
    return (list, texts.count)
  }

  /// Copies of the byte strings.
  mutating func blobs(_ blobs: [[UInt8]]) -> (UnsafeMutablePointer<ProtobufCBinaryData>?, Int) {
    let list = allocate(blobs.count, of: ProtobufCBinaryData.self)
    for (index, blob) in blobs.enumerated() { list![index] = copy(blob) }
    return (list, blobs.count)
  }

  /// A copy of the numbers.
  mutating func numbers<Number: BitwiseCopyable>(_ numbers: [Number]) -> (UnsafeMutablePointer<Number>?, Int)
  {
    let list = allocate(numbers.count, of: Number.self)
    for (index, number) in numbers.enumerated() { list![index] = number }
    return (list, numbers.count)
  }

  /// A repeated field of structures: where they are, and how many.
  typealias Pointers<CStruct> = (UnsafeMutablePointer<UnsafeMutablePointer<CStruct>?>?, Int)

  /// A list of pointers to structures side by side, which are not initialised; nil for none.
  private mutating func pointers<CStruct>(
    _ count: Int, to type: CStruct.Type
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CStruct>?>? {
    guard let list = allocate(count, of: UnsafeMutablePointer<CStruct>?.self),
      let structures = allocate(count, of: type)
    else { return nil }
    for index in 0..<count { list[index] = structures + index }
    return list
  }
}
