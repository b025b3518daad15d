import HTTP2

/// The header fields that gRPC itself puts on the wire.
enum WireFields {
  /// The start of every answer. `grpc-accept-encoding` costs one byte after the first time.
  static let response = PreparedFields([
    (":status", "200"), ("content-type", "application/grpc"), ("grpc-accept-encoding", "identity,gzip"),
  ])
  static let responseGzip = PreparedFields([
    (":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip"),
    ("grpc-accept-encoding", "identity,gzip"),
  ])
  static let trailersOK = PreparedFields([("grpc-status", "0")])

  static let methodNotAllowed = PreparedFields([(":status", "405"), ("allow", "POST")])
  static let unsupportedMediaType = PreparedFields([(":status", "415")])

  /// Clients accept lists of 8 KiB and more, and fail the call with an error of their own beyond.
  private static let messageBytesMax = 2048
  private static let detailsBytesMax = 4096

  /// The trailers that say how a call ended. A message is cut to 2 KiB, details over 4 KiB are left out.
  static func trailers(_ status: Status) -> OutgoingFields {
    if status.code == .ok, status.details.isEmpty, status.metadata.isEmpty { return .prepared(trailersOK) }
    var block = FieldBlock()
    append(status, to: &block)
    return .block(block)
  }

  /// An answer that is nothing but a status.
  static func trailersOnly(_ status: Status) -> OutgoingFields {
    var block = FieldBlock()
    block.append(name: ":status", value: "200")
    block.append(name: "content-type", value: "application/grpc")
    block.append(name: "grpc-accept-encoding", value: "identity,gzip")
    append(status, to: &block)
    return .block(block)
  }

  private static func append(_ status: Status, to block: inout FieldBlock) {
    block.append(name: "grpc-status", value: String(status.code.rawValue))
    if !status.message.isEmpty {
      block.append(
        name: "grpc-message", value: PercentEncoding.encode(status.message, bytesMax: messageBytesMax))
    }
    if !status.details.isEmpty, status.details.count <= detailsBytesMax {
      block.append(name: "grpc-status-details-bin", value: Base64.encode(status.details))
    }
    block.append(contentsOf: status.metadata.block)
  }
}
