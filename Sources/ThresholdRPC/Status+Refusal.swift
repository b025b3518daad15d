import Engine
import GRPC
import Messages

extension Status {
  /// What a caller is told: code, message, and for programs `google.rpc` details with the reason, every bad field, when to
  /// try again, and the id under which the log knows the call.
  init(_ refusal: Refusal, requestID: String) {
    let code = Status.Code(refusal.kind)
    var details = [
      GoogleProtobuf.AnyMessage(
        packing: GoogleRPC.ErrorInfo(
          reason: refusal.reason, domain: "adaptive-threshold",
          metadata: StringMap(refusal.metadata.map { ($0.key, $0.value) })))
    ]
    if !refusal.faults.isEmpty {
      let violations = refusal.faults.map {
        GoogleRPC.BadRequest.FieldViolation(field: $0.field, description: $0.description)
      }
      details.append(.init(packing: GoogleRPC.BadRequest(fieldViolations: violations)))
    }
    var trailers = Metadata()
    if let delay = refusal.retryAfter {
      details.append(.init(packing: GoogleRPC.RetryInfo(retryDelay: GoogleProtobuf.Duration(delay))))
      trailers.append("grpc-retry-pushback-ms", "\(delay.nanoseconds / 1_000_000)")
    }
    details.append(.init(packing: GoogleRPC.RequestInfo(requestID: requestID)))
    let status = GoogleRPC.Status(code: Int32(code.rawValue), message: refusal.message, details: details)
    self.init(code, refusal.message, details: status.encoded(), metadata: trailers)
  }
}

extension Status.Code {
  init(_ kind: Refusal.Kind) {
    self =
      switch kind {
      case .invalidArgument: .invalidArgument
      case .failedPrecondition: .failedPrecondition
      case .notFound: .notFound
      case .aborted: .aborted
      case .alreadyExists: .alreadyExists
      case .unauthenticated: .unauthenticated
      case .permissionDenied: .permissionDenied
      case .unavailable: .unavailable
      case .resourceExhausted: .resourceExhausted
      case .deadlineExceeded: .deadlineExceeded
      case .cancelled: .cancelled
      case .internalError: .internal
      }
  }
}

extension Refusal {
  /// What is told of bytes that are not the request.
  init(_ fault: DecodingFault) {
    switch fault {
    case .malformed:
      self.init(.invalidArgument, "MALFORMED_MESSAGE", "the request is not a message of this method")
    case .tooLarge:
      self.init(
        .resourceExhausted, "MESSAGE_TOO_LARGE", "the request needs more memory than one call may have")
    case .invalidText(let fields):
      self.init(faults: fields.map { FieldFault($0, "is not valid UTF-8") })
    }
  }
}

extension V1.ItemError {
  /// What is told of one item.
  init(_ refusal: Refusal) {
    self.init(
      code: Int32(Status.Code(refusal.kind).rawValue), reason: refusal.reason, message: refusal.message,
      faults: refusal.faults.map { V1.FieldFault(field: $0.field, description: $0.description) })
  }
}
