internal import Hummingbird

/// Answers errors in the shape that the Python service documents: `{"success":false,"error":"..."}`.
struct ErrorAnswers: RouterMiddleware {
  typealias Context = BasicRequestContext

  struct Answer: ResponseEncodable {
    var success = false
    var error: String
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError {
      var response = try Answer(error: error.body ?? error.status.reasonPhrase)
        .response(from: request, context: context)
      response.status = error.status
      return response
    } catch {
      // What went wrong inside is for the log, not for the caller.
      context.logger.error("HTTP request failed", metadata: ["error": "\(error)"])
      var response = try Answer(error: "internal error").response(from: request, context: context)
      response.status = .internalServerError
      return response
    }
  }
}
