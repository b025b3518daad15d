import Messages
import Testing

/// A message as Python's protobuf wrote it; proto/generate makes them.
struct Fixture: Sendable, CustomTestStringConvertible {
  /// Its Swift type.
  let type: any Message.Type
  /// The encoded message.
  let bytes: [UInt8]
  /// The lengths to which Python accepts the bytes cut.
  let acceptedLengths: Set<Int>
  /// What is in it, a line for each value; see `Listing`.
  let listing: String

  init(_ type: any Message.Type, bytes: String, acceptedLengths: Set<Int>, listing: String) {
    self.type = type
    self.bytes = [UInt8](hexadecimal: bytes)
    self.acceptedLengths = acceptedLengths
    self.listing = listing
  }

  var testDescription: String { "\(type.fullName), \(bytes.count) bytes" }
}

extension [UInt8] {
  /// The bytes that hexadecimal digits stand for.
  init(hexadecimal digits: String) {
    let values = digits.utf8.map { UInt8($0) - ($0 < 58 ? 48 : 87) }
    self = stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
