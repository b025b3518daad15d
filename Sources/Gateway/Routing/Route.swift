package import Engine

/// One route of the HTTP API: how it is reached, who may call it, how the OpenAPI document describes it, what it does.
///
/// A feature adds its routes like this, and nothing else anywhere: a file in `Gateway/Routes` (or in a module above)
/// with a value that makes them,
///
///     struct AlertRoutes {
///       let history: any AlertHistory
///
///       var all: [Route] {
///         [
///           Route(
///             .get, "/api/v1/alerts", access: .keyed,
///             Operation(
///               id: "listAlerts", tag: "Operations", summary: "Alerts of the last hours",
///               parameters: [.query("hours_back", .integer(in: 1...168), "Default 24")],
///               data: .object([.required("alerts", .array(of: .reference("Alert")))]))
///           ) { call throws(Refusal) in
///             try call.caller.principal.require(.admin)
///             let hours = call.query.integer("hours_back", in: 1...168, &faults) ?? 24
///             return .data { $0.member("alerts", each: history.last(hours)) { ... } }
///           }
///         ]
///       }
///     }
///
/// and handing `AlertRoutes(...).all` to `Gateway.init(routes:)`. Authentication, limits, errors, CORS, HEAD, 405, metrics
/// and the OpenAPI document follow from the table.
package struct Route: Sendable {
  package enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// Who may call.
  package enum Access: Sendable {
    /// Anybody, without a key: health, documents, the page.
    case open
    /// Whoever has a key; without any configured key, loopback. The route asks for the rights it needs.
    case keyed
  }

  /// What a handler throws; the edge makes the answer of it.
  package typealias Failure = Refusal

  /// What answers a call. It may suspend; the hot one must not.
  package typealias Handler = @Sendable (Call) async throws(Failure) -> Answer

  package var method: Method
  /// With parameters in braces, such as `/api/v1/evaluate/{user_id}`.
  package var path: String
  package var access: Access
  package var operation: Operation
  /// Whether the handler runs on the loop that read the request, which saves two wake-ups: only for one that takes
  /// microseconds and hardly ever waits.
  package var runsOnLoop = false
  package var respond: Handler

  package init(
    _ method: Method, _ path: String, access: Access, _ operation: Operation, respond: @escaping Handler
  ) {
    self.method = method
    self.path = path
    self.access = access
    self.operation = operation
    self.respond = respond
  }
}
