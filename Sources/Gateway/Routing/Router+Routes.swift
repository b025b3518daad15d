internal import Hummingbird

extension Router where Context == GatewayContext {
  /// Those of RFC 9110, PATCH, and QUERY, which is to come; whatever else there is, is not found.
  private static var methods: [HTTPRequest.Method] {
    [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect] + [.init("QUERY")!]
  }

  /// Adds `routes`, HEAD beside each GET, and an answer of 405 with `Allow` for the other methods of each path.
  func add(_ routes: [Route], edge: HTTPEdge) {
    for (path, routes) in Dictionary(grouping: routes, by: \.path) {
      var allowed: [HTTPRequest.Method] = [.options]
      for route in routes {
        let method = HTTPRequest.Method(route.method.rawValue)!
        let responder = RouteResponder(route: route, edge: edge)
        on(RouterPath(path), method: method, responder: responder)
        allowed.append(method)
        if route.method == .get {
          on(RouterPath(path), method: .head, responder: HeadResponder(responder: responder))
          allowed.append(.head)
        }
      }
      let others = MethodResponder(allowed: allowed.map(\.rawValue).sorted().joined(separator: ", "))
      for method in Self.methods where method == .options || !allowed.contains(method) {
        on(RouterPath(path), method: method, responder: others)
      }
    }
  }
}

/// Answers HEAD as GET would, without the body.
private struct HeadResponder: HTTPResponder {
  typealias Context = GatewayContext

  let responder: RouteResponder

  func respond(to request: Request, context: GatewayContext) async throws -> Response {
    try await responder.respond(to: request, context: context).createHeadResponse()
  }
}
