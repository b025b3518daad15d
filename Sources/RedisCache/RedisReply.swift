/// What Redis answered to one command.
package enum RedisReply: Sendable, Equatable {
  case null
  case integer(Int64)
  case bytes([UInt8])
  case array([RedisReply])
  case error(String)
}
