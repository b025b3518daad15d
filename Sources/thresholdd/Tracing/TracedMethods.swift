import GRPC
import Synchronization
import Telemetry
import Tracing

/// Methods whose calls are spans. Made only when traces are exported: otherwise handlers are what they were.
enum TracedMethods {
  static func tracing(_ methods: MethodTable, with tracer: SpanTracer) -> MethodTable {
    methods.mapped { path, handler in
      let call = MethodTracer(path: path, tracer: tracer)
      switch handler {
      case .unary(let answer): return .unary { bytes, context in call.unary(bytes, context, answer) }
      case .stream(let streaming, let make):
        return .stream(streaming) { context, handle in call.stream(context, handle, make) }
      }
    }
  }
}

/// Makes the spans of one method's calls: cheaply, when a call is over and its times are known. A call whose trace is not
/// kept costs a look at its header fields.
private struct MethodTracer: Sendable {
  /// `package.Service/Method`.
  let name: String
  let tracer: SpanTracer
  private let attributes: [SpanRecord.Attribute]

  init(path: String, tracer: SpanTracer) {
    self.tracer = tracer
    name = String(path.drop { $0 == "/" })
    let parts = name.split(separator: "/", maxSplits: 1)
    attributes = [
      .init("rpc.system", .text("grpc")), .init("rpc.service", .text(String(parts.first ?? ""))),
      .init("rpc.method", .text(String(parts.last ?? ""))),
    ]
  }

  func unary(
    _ bytes: UnsafeRawBufferPointer, _ context: CallContext,
    _ answer: (UnsafeRawBufferPointer, CallContext) -> UnaryAnswer
  ) -> UnaryAnswer {
    guard let seat = seat(of: context) else { return answer(bytes, context) }
    let start = UInt64(clamping: context.receivedAt)
    switch answer(bytes, context) {
    case .reply(let message):
      record(seat, start, .ok)
      return .reply(message)
    case .fail(let status):
      record(seat, start, status.code)
      return .fail(status)
    case .later(let work):
      return .later {
        let result = await ServiceContext.$current.withValue(.within(seat)) { await work() }
        switch result {
        case .success: record(seat, start, .ok)
        case .failure(let status): record(seat, start, status.code)
        }
        return result
      }
    }
  }

  func stream(
    _ context: CallContext, _ handle: CallHandle, _ make: (CallContext, CallHandle) -> any StreamHandler
  ) -> any StreamHandler {
    guard let seat = seat(of: context) else { return make(context, handle) }
    let handler = ServiceContext.$current.withValue(.within(seat)) { make(context, handle) }
    let start = UInt64(clamping: context.receivedAt)
    return TracedStream(handler) { code in record(seat, start, code) }
  }

  private func seat(of context: CallContext) -> SpanSeat? {
    let parent = context.metadata.withFirst(TraceContext.parentField) { value in
      value.flatMap { TraceContext(parent: $0, state: context.metadata[first: TraceContext.stateField]) }
    }
    return tracer.keptSeat(below: parent, isRemote: true)
  }

  private func record(_ seat: SpanSeat, _ start: UInt64, _ code: Status.Code) {
    tracer.record(
      seat, name, kind: .server, from: start, to: WallClock.nanoseconds,
      attributes + [.init("rpc.grpc.status_code", .integer(Int64(code.rawValue)))], isError: code.isFault,
      message: code.isFault ? "\(code)" : "")
  }
}

/// A stream handler that tells when and how its call ended.
private final class TracedStream: StreamHandler {
  private let base: any StreamHandler
  private let ended: @Sendable (Status.Code) -> Void
  private let code = Mutex<Status.Code?>(nil)

  init(_ base: any StreamHandler, ended: @escaping @Sendable (Status.Code) -> Void) {
    self.base = base
    self.ended = ended
  }

  func receive(_ message: UnsafeRawBufferPointer) { base.receive(message) }
  func halfClose() { base.halfClose() }
  func drain() { base.drain() }

  func pull() -> Pull {
    let answer = base.pull()
    if case .end(let status) = answer { code.withLock { $0 = status.code } }
    return answer
  }

  func closed(_ reason: CloseReason) {
    base.closed(reason)
    let last = code.withLock { $0 }
    switch reason {
    case .completed: ended(last ?? .ok)
    case .resetByPeer: ended(.cancelled)
    case .connectionLost: ended(last ?? .unavailable)
    case .deadlineExceeded: ended(.deadlineExceeded)
    case .refused(let status): ended(status.code)
    }
  }
}

extension Status.Code {
  /// Whether a server's span of a call with this code is an error.
  /// Source: OpenTelemetry, semantic conventions for gRPC.
  fileprivate var isFault: Bool {
    switch self {
    case .unknown, .deadlineExceeded, .unimplemented, .internal, .unavailable, .dataLoss: true
    default: false
    }
  }
}

extension ServiceContext {
  /// What runs within a span.
  fileprivate static func within(_ seat: SpanSeat) -> ServiceContext {
    var context = ServiceContext.current ?? .topLevel
    context[TraceContextKey.self] = seat.context
    return context
  }
}
