internal import Hummingbird

/// Lets pages of other origins call (CORS), as far as CORS_ORIGINS says, and refuses what such a page must not do.
struct CrossOrigin: RouterMiddleware {
  typealias Context = GatewayContext

  let origins: AllowedOrigins

  private static let requestedMethod = HTTPField.Name("Access-Control-Request-Method")!

  func handle(
    _ request: Request, context: GatewayContext, next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    guard let origin = request.headers[.origin] else { return try await next(request, context) }
    let isAllowed = origins.contains(origin)
    if request.method == .options, request.headers[Self.requestedMethod] != nil, isAllowed {
      var response = try await next(request, context)
      response.headers[.accessControlAllowMethods] = response.headers[.allow]
      response.headers[.accessControlAllowHeaders] =
        "Authorization, Content-Type, X-API-Key, X-Admin-Key, X-Request-ID, Last-Event-ID, traceparent"
      response.headers[.accessControlMaxAge] = "600"
      allow(origin, in: &response)
      return response
    }
    // A browser sends simple requests of any page without asking first, and without a configured key loopback has all
    // rights: so a foreign page may look (and sees nothing), but change nothing.
    if !isAllowed, ![.get, .head, .options].contains(request.method), !Self.isSame(origin, request) {
      return ErrorAnswers.response(
        to: HTTPFailure(
          .forbidden, "FOREIGN_ORIGIN", "pages of \(origin) may not call; CORS_ORIGINS names those that may"),
        context.requestID)
    }
    var response = try await next(request, context)
    if isAllowed { allow(origin, in: &response) }
    return response
  }

  private func allow(_ origin: String, in response: inout Response) {
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.accessControlExposeHeaders] = "X-Request-ID, Retry-After"
    response.headers[.vary] = "Origin"
  }

  /// Whether the page came from this server.
  private static func isSame(_ origin: String, _ request: Request) -> Bool {
    guard let authority = request.head.authority, let scheme = origin.firstRange(of: "://") else {
      return false
    }
    return origin[scheme.upperBound...] == authority
  }
}
