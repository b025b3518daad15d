import Engine
import GRPC
import Logging
import Messages
import ThresholdService

extension RPCEdge {
  /// A unary method whose work may wait: decoding and authentication happen at once, the rest in a task of the call.
  func unary<Request: Message, Response: Message>(
    _ body: @escaping @Sendable (Request, Caller) async throws(Refusal) -> Response
  ) -> MethodHandler {
    .unary { bytes, context in
      do throws(Refusal) {
        let caller = try authenticator.caller(of: context)
        let request = try Self.decode(bytes, as: Request.self)
        return .later {
          do throws(Refusal) { return .success(try await body(request, caller).encoded()) } catch {
            return .failure(failure(error, context))
          }
        }
      } catch { return .fail(failure(error, context)) }
    }
  }

  /// The request in `bytes`.
  static func decode<Request: Message>(
    _ bytes: UnsafeRawBufferPointer, as type: Request.Type
  ) throws(Refusal) -> Request {
    do throws(DecodingFault) { return try Request(decoding: bytes) } catch { throw Refusal(error) }
  }

  /// The status of a refused call, which is logged with its request id: ours to explain loudly, the caller's quietly.
  func failure(_ refusal: Refusal, _ context: CallContext) -> Status {
    let requestID = context.requestID
    let level: Logger.Level =
      switch refusal.kind {
      case .internalError: .error
      case .unavailable, .resourceExhausted: .warning
      default: .debug
      }
    Self.logger.log(
      level: level, "call refused",
      metadata: [
        "method": "\(context.method)", "reason": "\(refusal.reason)", "request_id": "\(requestID)",
        "peer": "\(context.peer.address)", "message": "\(refusal.message)",
      ])
    return Status(refusal, requestID: requestID)
  }
}
