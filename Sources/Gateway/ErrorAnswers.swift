internal import Engine
internal import Hummingbird
internal import Logging

/// Answers errors in the shape that the Python service documents, `{"success":false,"error":"..."}`, with the reason,
/// every bad field and the request's id beside it.
struct ErrorAnswers: RouterMiddleware {
  typealias Context = GatewayContext

  func handle(
    _ request: Request, context: GatewayContext, next: (Request, GatewayContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      return Self.response(to: failure(error, context), context.requestID)
    }
  }

  private func failure(_ error: any Error, _ context: GatewayContext) -> HTTPFailure {
    switch error {
    case let failure as HTTPFailure: return failure
    case let refusal as Refusal:
      if refusal.kind == .internalError {
        context.logger.error(
          "HTTP request refused",
          metadata: ["reason": "\(refusal.reason)", "request_id": "\(context.requestID)"])
      }
      return HTTPFailure(refusal)
    case let error as HTTPError where error.status == .notFound:
      return HTTPFailure(.notFound, "NOT_FOUND", "there is nothing at this path")
    case let error as HTTPError:
      return HTTPFailure(error.status, "REQUEST_REFUSED", error.body ?? error.status.reasonPhrase)
    default:
      // What went wrong inside is for the log, not for the caller.
      context.logger.error(
        "HTTP request failed", metadata: ["error": "\(error)", "request_id": "\(context.requestID)"])
      return HTTPFailure(.internalServerError, "INTERNAL", "internal error")
    }
  }

  static func response(to failure: HTTPFailure, _ requestID: String) -> Response {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("success", false)
      writer.member("error", failure.message)
      writer.member("reason", failure.reason)
      if !failure.faults.isEmpty {
        writer.member("details", each: failure.faults) { writer, fault in
          writer.object {
            $0.member("field", fault.field)
            $0.member("message", fault.description)
          }
        }
      }
      if !failure.metadata.isEmpty {
        writer.member("metadata") { writer in
          for (name, value) in failure.metadata.sorted(by: { $0.key < $1.key }) { writer.member(name, value) }
        }
      }
      writer.member("request_id", requestID)
    }
    var headers = failure.headers
    headers[.contentType] = Answer.json
    return Response(
      status: failure.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
  }
}
