/// Why bytes are not the message that they should be.
package enum DecodingFault: Error, Equatable {
  /// They are not protobuf, end early, or hold a field of another wire type than the schema says.
  case malformed
  /// They would need more memory than one call may have.
  case tooLarge
  /// Text that is not UTF-8, by the paths of its fields, such as `trades[3].user_id`; at most the first 1,000.
  case invalidText([String])
}
