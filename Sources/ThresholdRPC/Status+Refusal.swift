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
    let message = Self.clipped(refusal.message, bytes: Self.messageBytesMax)
    if !refusal.faults.isEmpty {
      let violations = Self.violations(refusal.faults)
      details.append(.init(packing: GoogleRPC.BadRequest(fieldViolations: violations)))
    }
    var trailers = Metadata()
    if let delay = refusal.retryAfter {
      details.append(.init(packing: GoogleRPC.RetryInfo(retryDelay: GoogleProtobuf.Duration(delay))))
      trailers.append("grpc-retry-pushback-ms", "\(delay.nanoseconds / 1_000_000)")
    }
    details.append(.init(packing: GoogleRPC.RequestInfo(requestID: requestID)))
    let status = GoogleRPC.Status(code: Int32(code.rawValue), message: message, details: details)
    self.init(code, message, details: status.encoded(), metadata: trailers)
  }

  /// Trailers must stay below the 8 KiB of header fields that gRPC's clients take for certain: a longer error would reach
  /// the caller as a broken stream. Source: grpc.max_metadata_size in gRPC's channel arguments.
  private static let messageBytesMax = 768
  private static let violationBytesMax = 2_560

  /// Every fault; with very many or very long ones as many as fit, and how many are left out.
  private static func violations(_ faults: [FieldFault]) -> [GoogleRPC.BadRequest.FieldViolation] {
    var violations: [GoogleRPC.BadRequest.FieldViolation] = []
    var bytes = 0
    for fault in faults {
      let field = clipped(fault.field, bytes: 256)
      let description = clipped(fault.description, bytes: 512)
      bytes += field.utf8.count + description.utf8.count + 8
      guard bytes <= violationBytesMax else {
        violations.append(.init(field: "", description: "\(faults.count - violations.count) more faults"))
        break
      }
      violations.append(.init(field: field, description: description))
    }
    return violations
  }

  private static func clipped(_ text: String, bytes: Int) -> String {
    text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self) + "..."
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
