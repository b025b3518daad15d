/// Token buckets that replicas share. A bucket is one instant of Redis's own clock: when it will be full again.
///
/// Replicas decide alone and tell later what they took, so that no call waits for Redis. Between two reports each replica
/// may grant what it believes to be there: with R replicas that report every t, at most (R - 1) t of the rate too much.
package struct RedisBuckets: Sendable {
  /// What was taken from one bucket since the last report.
  package struct Spending: Sendable, Equatable {
    /// Names the bucket; any bytes.
    package var bucket: [UInt8]
    /// In microseconds of filling; negative if something was put back.
    package var microseconds: Int64

    package init(bucket: [UInt8], microseconds: Int64) {
      self.bucket = bucket
      self.microseconds = microseconds
    }
  }

  private let client: RedisClient

  package init(_ client: RedisClient) {
    self.client = client
  }

  /// KEYS[1]: the bucket; ARGV[1]: microseconds taken. Answers how long until it is full, in microseconds; then it is
  /// forgotten, because a full bucket and none are the same.
  private static let script = Array(
    """
    local time = redis.call('TIME')
    local now = time[1] * 1000000 + time[2]
    local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + tonumber(ARGV[1])
    if full <= now then redis.call('DEL', KEYS[1]) return 0 end
    redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
    return full - now
    """.utf8)

  /// Tells what was taken, and learns for each how long it will take to be full, others' spending included.
  ///
  /// - Returns: microseconds, in the order of `spendings`.
  package func report(_ spendings: [Spending]) async throws(RedisError) -> [Int64] {
    let replies = try await client.pipeline(
      spendings.map { spending in
        // EVAL, not EVALSHA: Redis keeps the compiled script by its digest either way, and there is nothing to load again.
        [
          Array("EVAL".utf8), Self.script, [UInt8(ascii: "1")], Array("at:limit:".utf8) + spending.bucket,
          Array("\(spending.microseconds)".utf8),
        ]
      })
    var left: [Int64] = []
    for reply in replies {
      guard case .integer(let microseconds) = reply else {
        throw RedisError(.refused, "a bucket's script answered \(reply)")
      }
      left.append(microseconds)
    }
    return left
  }
}
