internal import Hummingbird
internal import Telemetry
internal import Tracing

/// Makes a span of each request: named by its route, never by its path, which may hold a user's name.
struct RequestTracing: RouterMiddleware {
  typealias Context = GatewayContext

  let tracer: SpanTracer

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let seat = tracer.keptSeat(below: Self.parent(of: request), isRemote: true) else {
      return try await next(request, context)
    }
    let start = WallClock.nanoseconds
    var inner = ServiceContext.current ?? .topLevel
    inner[TraceContextKey.self] = seat.context
    do {
      let response = try await ServiceContext.$current.withValue(inner) { try await next(request, context) }
      record(seat, start, request, context, Int(response.status.code))
      return response
    } catch {
      record(seat, start, request, context, Int((error as? any HTTPResponseError)?.status.code ?? 500))
      throw error
    }
  }

  private func record(
    _ seat: SpanSeat, _ start: UInt64, _ request: Request, _ context: Context, _ status: Int
  ) {
    let route = context.endpointPath
    var attributes: [SpanRecord.Attribute] = [
      .init("http.request.method", .text(request.method.rawValue)),
      .init("http.response.status_code", .integer(Int64(status))), .init("url.scheme", .text("http")),
    ]
    if let route { attributes.append(.init("http.route", .text(route))) }
    tracer.record(
      seat, ([request.method.rawValue] + [route].compactMap(\.self)).joined(separator: " "), kind: .server,
      from: start, to: WallClock.nanoseconds, attributes, isError: status >= 500)
  }

  private static func parent(of request: Request) -> TraceContext? {
    guard let name = HTTPField.Name(TraceContext.parentField),
      let state = HTTPField.Name(TraceContext.stateField),
      let text = request.headers[name]
    else { return nil }
    // Several fields of the name are one list; a second parent makes both worthless, as the joined text is none.
    return TraceContext(parent: Array(text.utf8), state: request.headers[state])
  }
}
