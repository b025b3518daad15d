internal import Engine
internal import Hummingbird

/// Why a request is not done, with its status: a refusal of the service, or one that only HTTP knows.
struct HTTPFailure: Error {
  var status: HTTPResponse.Status
  /// For machines, upper snake case.
  var reason: String
  /// For people.
  var message: String
  var faults: [FieldFault] = []
  var metadata: [String: String] = [:]
  var headers: HTTPFields = [:]

  init(
    _ status: HTTPResponse.Status, _ reason: String, _ message: String, headers: HTTPFields = [:]
  ) {
    self.status = status
    self.reason = reason
    self.message = message
    self.headers = headers
  }

  init(_ refusal: Refusal) {
    self.init(.init(refusal), refusal.reason, refusal.message)
    faults = refusal.faults
    metadata = refusal.metadata
    if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    if let delay = refusal.retryAfter {
      // Whole seconds, and never so few that the caller comes too early.
      headers[.retryAfter] = "\(max(1, (delay.nanoseconds + 999_999_999) / 1_000_000_000))"
    } else if status == .tooManyRequests || status == .serviceUnavailable {
      headers[.retryAfter] = "1"
    }
  }
}

extension HTTPResponse.Status {
  init(_ refusal: Refusal) {
    self =
      switch refusal.kind {
      case .invalidArgument: .badRequest
      case .failedPrecondition, .aborted, .alreadyExists: .conflict
      case .notFound: .notFound
      case .unauthenticated: .unauthorized
      case .permissionDenied: .forbidden
      // A limit is the caller's to keep; what else runs out is ours.
      case .resourceExhausted: refusal.isRateLimit ? .tooManyRequests : .serviceUnavailable
      case .unavailable, .cancelled: .serviceUnavailable
      case .deadlineExceeded: .gatewayTimeout
      case .internalError: .internalServerError
      }
  }
}
