internal import Engine
internal import Hummingbird
internal import NIOCore
internal import ThresholdCore
internal import ThresholdService

/// What every request needs before its route sees it: who calls, until when, and the whole body.
struct HTTPEdge: Sendable {
  let keys: KeyRing
  /// Longest body, in bytes.
  let requestSizeMax: Int
  /// From the end of the header to the answer.
  let requestTimeout: Duration
  let now: @Sendable () -> Instant

  /// The caller of `request`.
  /// - Throws: UNAUTHENTICATED.
  func caller(
    of request: Request, _ context: GatewayContext, for access: Route.Access
  ) throws(Refusal) -> Caller {
    let principal =
      switch access {
      case .open: Self.anonymous
      case .keyed: try keys.principal(key: Self.key(in: request.headers), isLoopback: context.isLoopback)
      }
    return Caller(principal: principal, received: now(), deadline: .now + requestTimeout)
  }

  /// The whole body, which must be JSON unless it does not say what it is.
  func body(of request: Request, before deadline: ContinuousClock.Instant?) async throws -> ByteBuffer {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > requestSizeMax {
      throw tooLarge
    }
    if let type = request.headers[.contentType], !Self.isJSON(type), request.headers[.contentLength] != "0" {
      throw HTTPFailure(
        .unsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "send JSON: content-type: application/json")
    }
    var whole = ByteBuffer()
    for try await part in request.body {
      guard whole.readableBytes + part.readableBytes <= requestSizeMax else { throw tooLarge }
      if whole.readableBytes == 0 { whole = part } else { whole.writeImmutableBuffer(part) }
      if let deadline, deadline < .now {
        throw HTTPFailure(.requestTimeout, "REQUEST_TIMEOUT", "the body took longer than \(requestTimeout)")
      }
    }
    return whole
  }

  private var tooLarge: HTTPFailure {
    HTTPFailure(
      .contentTooLarge, "REQUEST_TOO_LARGE",
      "the body is longer than the \(requestSizeMax) bytes that are allowed")
  }

  /// Callers of open routes: no right, no user.
  private static let anonymous = Principal(name: "anonymous", users: .only([]), rights: [])

  private static let apiKey = HTTPField.Name("x-api-key")!
  private static let adminKey = HTTPField.Name("X-Admin-Key")!

  /// The most specific key wins: a client may send its own with each call and the operator's with some.
  private static func key(in headers: HTTPFields) -> String? {
    if let key = headers[adminKey] { return key }
    if let bearer = headers[.authorization] {
      return bearer.prefix(7).lowercased() == "bearer " ? String(bearer.dropFirst(7)) : ""
    }
    return headers[apiKey]
  }

  private static func isJSON(_ type: String) -> Bool {
    // What nearly all send, without an allocation.
    if type == Answer.json { return true }
    let essence = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    return essence == Answer.json || (essence.hasPrefix("application/") && essence.hasSuffix("+json"))
  }
}
