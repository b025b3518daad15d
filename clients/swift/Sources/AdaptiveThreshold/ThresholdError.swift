import AdaptiveThresholdAPI
import GRPCCore
import GRPCProtobuf

/// A call that failed, with everything that the server said of it.
public struct ThresholdError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong with one field of a request.
  public struct Fault: Sendable, Equatable {
    /// Path of the field, such as `signal.rsi`.
    public var field: String
    /// For people.
    public var description: String
  }

  /// The status, such as `.unauthenticated`.
  public var code: RPCError.Code
  /// For people.
  public var message: String
  /// For machines, such as `KEY_UNKNOWN`; empty if the server did not say.
  public var reason = ""
  /// Every bad field.
  public var faults: [Fault] = []
  /// When the server wants to be asked again, from now; `nil` if it did not say.
  public var retryAfter: Duration?
  /// False if the server said not to ask again.
  public var mayRetry = true

  init(
    _ code: RPCError.Code, _ message: String, reason: String = "", faults: [Fault] = [],
    retryAfter: Duration? = nil,
    mayRetry: Bool = true
  ) {
    self.code = code
    self.message = message
    self.reason = reason
    self.faults = faults
    self.retryAfter = retryAfter
    self.mayRetry = mayRetry
  }

  /// Whether the server could not be asked, as opposed to a fault of the question.
  public var isServers: Bool {
    switch code {
    case .unavailable, .deadlineExceeded, .resourceExhausted, .internalError, .unknown, .aborted, .dataLoss:
      true
    default: false
    }
  }

  public var description: String {
    "\(code)" + (reason.isEmpty ? "" : " (\(reason))") + (message.isEmpty ? "" : ": \(message)")
  }
}

extension ThresholdError {
  /// What an error of gRPC's says. Whatever else a call throws is the caller's cancelling it.
  ///
  /// UNKNOWN, INTERNAL or CANCELLED without an ErrorInfo is no answer of the server, whose every error carries one: the
  /// stream broke on its way, and nobody knows what became of the call. A proxy ends it in any of these ways when a replica
  /// dies.
  init(_ error: any Error) {
    guard !Task.isCancelled, let error = error as? RPCError else {
      self.init(.cancelled, "the caller cancelled the call")
      return
    }
    // Details that cannot be read add nothing to code and message.
    let details = (try? error.unpackGoogleRPCStatus())?.details ?? []
    let info = details.lazy.compactMap(\.errorInfo).first
    if info == nil, [.unknown, .internalError, .cancelled].contains(error.code) {
      self.init(.unavailable, "the call broke off (\(error.code): \(error.message))")
      return
    }
    self.init(error.code, error.message, reason: info?.reason ?? "")
    faults =
      details.lazy.compactMap(\.badRequest).first?.violations.map {
        Fault(field: $0.field, description: $0.description)
      } ?? []
    retryAfter = details.lazy.compactMap(\.retryInfo).first?.delay
    if let pushback = error.metadata[stringValues: "grpc-retry-pushback-ms"].first(where: { _ in true }) {
      // As gRPC's A6 has it, what is no number forbids as well as a negative one.
      if let milliseconds = Int64(pushback), milliseconds >= 0 {
        retryAfter = .milliseconds(milliseconds)
      } else {
        mayRetry = false
      }
    }
  }

  /// What an item of a batch was refused with.
  init(_ error: AdaptiveThreshold_V1_ItemError) {
    let code = Status.Code(rawValue: Int(error.code)).flatMap(RPCError.Code.init) ?? .unknown
    let faults = error.faults.map { Fault(field: $0.field, description: $0.description_p) }
    self.init(code, error.message, reason: error.reason, faults: faults)
  }
}
