/// How a call ended: a code, a message for people, and what a program can use beyond that.
package struct Status: Error, Sendable, Equatable {
  /// The seventeen codes of gRPC, numbered as on the wire.
  ///
  /// Source: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md
  package enum Code: Int, Sendable, CaseIterable {
    case ok = 0
    case cancelled = 1
    case unknown = 2
    case invalidArgument = 3
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    case permissionDenied = 7
    case resourceExhausted = 8
    case failedPrecondition = 9
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    case `internal` = 13
    case unavailable = 14
    case dataLoss = 15
    case unauthenticated = 16
  }

  package var code: Code
  /// For people. Any text; it is percent-encoded on the wire.
  package var message: String
  /// A serialized `google.rpc.Status`, sent as `grpc-status-details-bin`; empty means absent.
  package var details: [UInt8]
  /// Further trailers, such as `grpc-retry-pushback-ms`.
  package var metadata: Metadata

  package static let ok = Status(.ok)

  package init(
    _ code: Code, _ message: String = "", details: [UInt8] = [], metadata: Metadata = Metadata()
  ) {
    self.code = code
    self.message = message
    self.details = details
    self.metadata = metadata
  }
}

extension Status.Code: CustomStringConvertible {
  /// The name as gRPC's documents and dashboards write it, for example `DEADLINE_EXCEEDED`.
  package var description: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internal: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}
