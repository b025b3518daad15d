/// The methods a server has, by path.
///
/// Lookup costs one hash of the path's bytes and one comparison, without making a `String`.
package struct MethodTable: Sendable {
  struct Method: Sendable {
    let path: String
    let bytes: [UInt8]
    let handler: MethodHandler
  }

  private(set) var methods: [Method] = []
  /// Open addressing: an index into `methods`, or -1. Its count is a power of two, at least twice the methods.
  private var buckets: [Int32] = [-1, -1]

  package init() {}

  /// Adds a method. `path` is `/package.Service/Method`; registering one twice is a mistake of the program
  /// and traps.
  package mutating func register(_ path: String, _ handler: MethodHandler) {
    precondition(path.hasPrefix("/"), "a method's path begins with a slash, not \(path)")
    let bytes = Array(path.utf8)
    precondition(
      bytes.withUnsafeBytes { index(of: $0) } == nil, "\(path) is registered twice")
    methods.append(Method(path: path, bytes: bytes, handler: handler))
    rehash()
  }

  /// The same methods with other handlers, made from what they were.
  package func mapped(_ transform: (_ path: String, _ handler: MethodHandler) -> MethodHandler) -> MethodTable
  {
    var table = MethodTable()
    for method in methods { table.register(method.path, transform(method.path, method.handler)) }
    return table
  }

  /// The paths of all methods in the order they were registered; what a metric can label calls with.
  package var paths: [String] { methods.map(\.path) }

  /// Which side of each method streams, in the order of `paths`; `nil` for unary ones.
  package var streamings: [Streaming?] {
    methods.map { method in
      if case .stream(let streaming, _) = method.handler { streaming } else { nil }
    }
  }

  /// The handler of the method with this path, or `nil`; for a server in the caller's own process.
  package func handler(of path: String) -> MethodHandler? {
    Array(path.utf8).withUnsafeBytes { index(of: $0) }.map { methods[$0].handler }
  }

  /// The index of the method with this path, or `nil`.
  func index(of path: UnsafeRawBufferPointer) -> Int? {
    let mask = buckets.count - 1
    var bucket = Int(truncatingIfNeeded: Self.hash(path)) & mask
    while buckets[bucket] >= 0 {
      let index = Int(buckets[bucket])
      let isEqual = methods[index].bytes.withUnsafeBytes { $0.elementsEqual(path) }
      if isEqual { return index }
      bucket = (bucket + 1) & mask
    }
    return nil
  }

  private mutating func rehash() {
    var count = 2
    while count < methods.count * 2 { count *= 2 }
    buckets = Array(repeating: -1, count: count)
    for (index, method) in methods.enumerated() {
      var bucket = Int(truncatingIfNeeded: method.bytes.withUnsafeBytes { Self.hash($0) }) & (count - 1)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & (count - 1) }
      buckets[bucket] = Int32(index)
    }
  }

  /// FNV-1a over words of eight bytes: paths are ours and few, so the hash need not withstand an attacker
  /// (a foreign path ends its search at the first empty bucket, and half of them are empty).
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash >> 32
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01B3
      offset += 1
    }
    return hash ^ hash >> 32
  }
}
