/// The memory of one decoding or encoding: handed out by moving a pointer, given back all at once.
///
/// It begins with scratch space of its caller's, normally on the stack, and takes further chunks from the heap, each
/// twice as large as the one before.
struct Arena: ~Copyable {
  /// Bytes of scratch space: as much as a stack allocation may take, and enough to decode an evaluation.
  static let scratchSize = 1024
  private static let firstChunkSize = 16 << 10
  private static let largestChunkSize = 1 << 20
  private static let alignment = 16
  /// Each chunk begins with the address of the one before it.
  private static let chunkHeadSize = alignment

  private var free: UnsafeMutableRawPointer
  private var remaining: Int
  private var chunk: UnsafeMutableRawPointer?
  private var chunkSize = firstChunkSize
  private var budget: Int
  /// Bytes handed out so far.
  private(set) var used = 0
  /// Whether a request was refused.
  private(set) var isExhausted = false

  /// An arena that takes at most `limit` bytes from the heap.
  init(scratch: UnsafeMutableRawBufferPointer, limit: Int) {
    free = scratch.baseAddress!
    remaining = scratch.count
    budget = limit
  }

  deinit {
    var next = chunk
    while let chunk = next {
      next = chunk.load(as: UnsafeMutableRawPointer?.self)
      chunk.deallocate()
    }
  }

  /// Memory that is not initialised, aligned for every C type; nil beyond the limit.
  @inline(__always)
  mutating func allocate(byteCount: Int) -> UnsafeMutableRawPointer? {
    let size = (byteCount &+ 7) & ~7
    if size > remaining || byteCount < 0 {
      guard addChunk(holding: byteCount) else { return nil }
    }
    defer {
      free += size
      remaining -= size
      used += size
    }
    return free
  }

  @inline(never)
  private mutating func addChunk(holding byteCount: Int) -> Bool {
    guard byteCount >= 0, byteCount <= budget else {
      isExhausted = true
      return false
    }
    let size = max(chunkSize, byteCount + 7 + Self.chunkHeadSize)
    guard size <= budget else {
      isExhausted = true
      return false
    }
    budget -= size
    chunkSize = min(2 * chunkSize, Self.largestChunkSize)
    let added = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.alignment)
    added.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
    chunk = added
    free = added + Self.chunkHeadSize
    remaining = size - Self.chunkHeadSize
    return true
  }
}
