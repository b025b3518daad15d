internal import Synchronization
package import Tracing

/// A span under way, for whoever speaks to swift-distributed-tracing. One that is not kept has a context and records
/// nothing.
///
/// Events and links are not exported; nothing here makes any.
package final class RecordingSpan: Span {
  private struct State {
    var name: String
    var attributes = SpanAttributes()
    var status: SpanStatus?
    var hasEnded = false
  }

  package let context: ServiceContext
  package let isRecording: Bool
  private let seat: SpanSeat
  private let kind: SpanKind
  private let start: UInt64
  private let queue: SpanQueue
  private let state: Mutex<State>

  init(
    name: String, seat: SpanSeat, kind: SpanKind, start: UInt64, context: ServiceContext, queue: SpanQueue
  ) {
    var context = context
    context[TraceContextKey.self] = seat.context
    self.context = context
    self.seat = seat
    self.kind = kind
    self.start = start
    self.queue = queue
    isRecording = seat.context.isSampled
    state = Mutex(State(name: name))
  }

  package var operationName: String {
    get { state.withLock { $0.name } }
    set { state.withLock { $0.name = newValue } }
  }

  package var attributes: SpanAttributes {
    get { state.withLock { $0.attributes } }
    set { if isRecording { state.withLock { $0.attributes = newValue } } }
  }

  package func setStatus(_ status: SpanStatus) { state.withLock { $0.status = status } }

  package func recordError<Instant: TracerInstant>(
    _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
  ) {
    guard isRecording else { return }
    // The type alone: an error's words may hold what a caller sent.
    state.withLock { $0.attributes["error.type"] = "\(type(of: error))" }
  }

  package func addEvent(_ event: SpanEvent) {}

  package func addLink(_ link: SpanLink) {}

  package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    let last = state.withLock { state -> State? in
      defer { state.hasEnded = true }
      return state.hasEnded ? nil : state
    }
    guard isRecording, let last else { return }
    queue.add(
      SpanRecord(
        context: seat.context, parentID: seat.parentID, isParentRemote: seat.isParentRemote, name: last.name,
        kind: kind, start: start, end: max(start, instant().nanosecondsSinceEpoch),
        attributes: SpanRecord.Attribute.all(of: last.attributes), isError: last.status?.code == .error,
        message: last.status?.message ?? ""))
  }
}

extension SpanRecord.Attribute {
  /// Attributes by name; lists, which nothing here makes, become text.
  fileprivate static func all(of attributes: SpanAttributes) -> [SpanRecord.Attribute] {
    var all: [SpanRecord.Attribute] = []
    attributes.forEach { name, attribute in
      let value: SpanRecord.Value =
        switch attribute {
        case .string(let value): .text(value)
        case .int32(let value): .integer(Int64(value))
        case .int64(let value): .integer(value)
        case .double(let value): .number(value)
        case .bool(let value): .bool(value)
        default: .text("\(attribute)")
        }
      all.append(SpanRecord.Attribute(name, value))
    }
    return all.sorted { $0.name < $1.name }
  }
}
