internal import CHiredis

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One connection through hiredis, used by one queue, which it blocks, never for longer than the timeout.
///
/// hiredis makes a connection unusable with its first error, so whoever gets an `unreachable` throws it away.
final class RedisConnection {
  /// Owned. Freed once, in `deinit`.
  private let raw: UnsafeMutablePointer<redisContext>

  /// Connects, presents itself and selects the database.
  init(_ configuration: RedisConfiguration) throws(RedisError) {
    // Returns NULL only when memory is short; an error otherwise lies in the context.
    guard
      let raw = redisConnectWithTimeout(
        configuration.host, CInt(configuration.port), configuration.timeout.asTimeval)
    else { throw RedisError(.unreachable, "out of memory") }
    self.raw = raw
    try check()
    // REDIS_OK, or REDIS_ERR if the socket does not take it.
    redisSetTimeout(raw, configuration.timeout.asTimeval)
    var greetings: [[[UInt8]]] = []
    if let password = configuration.password {
      greetings.append(
        (["AUTH"] + [configuration.user].compactMap(\.self) + [password]).map { Array($0.utf8) })
    }
    if configuration.database != 0 {
      greetings.append(["SELECT", "\(configuration.database)"].map { Array($0.utf8) })
    }
    for case .error(let message) in try pipeline(greetings) { throw RedisError(.refused, message) }
  }

  deinit { redisFree(raw) }

  /// Sends all commands together and returns as many answers.
  func pipeline(_ commands: [[[UInt8]]]) throws(RedisError) -> [RedisReply] {
    for command in commands { try append(command) }
    var replies: [RedisReply] = []
    for _ in commands { replies.append(try receive()) }
    return replies
  }

  private func append(_ words: [[UInt8]]) throws(RedisError) {
    // hiredis copies the words into its buffer; an empty word needs an address too.
    let bytes = Array(words.joined()) + [0]
    let lengths = words.map(\.count)
    bytes.withUnsafeBytes { buffer in
      var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      var pointers = lengths.map { length -> UnsafePointer<CChar>? in
        defer { next = next.map { $0 + length } }
        return next
      }
      // REDIS_ERR only when memory is short, which `check` finds in the context.
      redisAppendCommandArgv(raw, CInt(words.count), &pointers, lengths)
    }
    try check()
  }

  private func receive() throws(RedisError) -> RedisReply {
    var pointer: UnsafeMutableRawPointer?
    // REDIS_ERR: the connection is lost, or the answer did not come in time.
    redisGetReply(raw, &pointer)
    try check()
    guard let pointer else { throw RedisError(.unreachable, "no answer") }
    defer { freeReplyObject(pointer) }
    return Self.value(of: pointer.assumingMemoryBound(to: redisReply.self))
  }

  private static func value(of reply: UnsafePointer<redisReply>) -> RedisReply {
    switch reply.pointee.type {
    case REDIS_REPLY_INTEGER: return .integer(reply.pointee.integer)
    case REDIS_REPLY_STRING, REDIS_REPLY_STATUS: return .bytes(bytes(of: reply))
    case REDIS_REPLY_ERROR: return .error(String(decoding: bytes(of: reply), as: UTF8.self))
    case REDIS_REPLY_ARRAY:
      return .array(
        (0..<Int(reply.pointee.elements)).map { index in
          reply.pointee.element[index].map { value(of: $0) } ?? .null
        })
    default: return .null
    }
  }

  private static func bytes(of reply: UnsafePointer<redisReply>) -> [UInt8] {
    guard let text = reply.pointee.str else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: Int(reply.pointee.len)))
  }

  private func check() throws(RedisError) {
    guard raw.pointee.err != 0 else { return }
    let message = withUnsafeBytes(of: raw.pointee.errstr) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw RedisError(.unreachable, message)
  }
}

extension Duration {
  fileprivate var asTimeval: timeval {
    let (seconds, attoseconds) = components
    var value = timeval()
    value.tv_sec = .init(seconds)
    value.tv_usec = .init(attoseconds / 1_000_000_000_000)
    return value
  }
}
