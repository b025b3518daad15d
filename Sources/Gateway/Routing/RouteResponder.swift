internal import Engine
internal import Hummingbird
internal import NIOCore
internal import ThresholdCore
internal import ThresholdService

/// Answers the requests of one route: key, limits of size and time, then the route itself.
struct RouteResponder: HTTPResponder {
  typealias Context = GatewayContext

  let route: Route
  let edge: HTTPEdge

  func respond(to request: Request, context: GatewayContext) async throws -> Response {
    let caller = try edge.caller(of: request, context, for: route.access)
    let body =
      route.operation.body == nil ? ByteBuffer() : try await edge.body(of: request, before: caller.deadline)
    let call = Call(
      caller: caller, requestID: context.requestID, parameters: context.parameters,
      query: Query(request.uri.query == nil ? [:] : request.uri.queryParameters),
      headers: request.headers, body: body)
    guard !route.runsOnLoop else { return Response(try await route.respond(call)) }
    return Response(
      try await withTaskExecutorPreference(globalConcurrentExecutor) { try await route.respond(call) })
  }
}

/// Says which methods a path has, to whoever asks and to whoever uses another.
struct MethodResponder: HTTPResponder {
  typealias Context = GatewayContext

  let allowed: String

  func respond(to request: Request, context: GatewayContext) async throws -> Response {
    guard request.method == .options else {
      throw HTTPFailure(
        .methodNotAllowed, "METHOD_NOT_ALLOWED",
        "\(request.method.rawValue) is not possible here; use \(allowed)",
        headers: [.allow: allowed])
    }
    return Response(status: .noContent, headers: [.allow: allowed])
  }
}

extension Response {
  init(_ answer: Answer) {
    var headers: HTTPFields = [.contentType: answer.mediaType]
    for (name, value) in answer.headers { HTTPField.Name(name).map { headers[$0] = value } }
    let body: ResponseBody =
      switch answer.body {
      case .bytes(let bytes): ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
      case .stream(let write):
        ResponseBody { writer in
          try await write(ResponseStream(writer: writer))
          try await writer.finish(nil)
        }
      }
    self.init(status: .init(code: answer.status), headers: headers, body: body)
  }
}

/// `BodyWriter` over what Hummingbird gives.
private struct ResponseStream: BodyWriter {
  // A response is written by one task at a time, the one that was given it.
  nonisolated(unsafe) let writer: any ResponseBodyWriter

  func write(_ bytes: [UInt8]) async throws {
    var writer = writer
    try await writer.write(ByteBuffer(bytes: bytes))
  }
}
