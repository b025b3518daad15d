package import Tracing

/// Makes spans and hands those that are kept to a queue. The server has one if traces are exported, and none otherwise:
/// then whoever would trace finds `nil` and does nothing.
package final class SpanTracer: Tracer {
  package typealias Span = RecordingSpan

  package let queue: SpanQueue
  private let sampler: Sampler

  package init(sampler: Sampler, queue: SpanQueue = SpanQueue()) {
    self.sampler = sampler
    self.queue = queue
  }

  /// A place for a new span below `parent`, or at the beginning of a new trace.
  package func seat(below parent: TraceContext?, isRemote: Bool) -> SpanSeat {
    seat(in: parent?.traceID ?? .random(), below: parent, isRemote: isRemote)
  }

  /// As `seat`, but `nil` if the trace is not kept: for whoever has nothing to do then. Costs two random numbers at most.
  package func keptSeat(below parent: TraceContext?, isRemote: Bool) -> SpanSeat? {
    if let parent { return parent.isSampled ? seat(below: parent, isRemote: isRemote) : nil }
    let traceID = TraceContext.TraceID.random()
    return sampler.keeps(traceID, parent: nil) ? seat(in: traceID, below: nil, isRemote: false) : nil
  }

  private func seat(in traceID: TraceContext.TraceID, below parent: TraceContext?, isRemote: Bool) -> SpanSeat
  {
    let isKept = sampler.keeps(traceID, parent: parent)
    let random = parent.map { $0.flags & TraceContext.random } ?? TraceContext.random
    let context = TraceContext(
      traceID: traceID, spanID: .random(in: 1 ... .max), flags: random | (isKept ? TraceContext.sampled : 0),
      state: parent?.state ?? "")
    return SpanSeat(
      context: context, parentID: parent?.spanID ?? 0, isParentRemote: parent != nil && isRemote)
  }

  /// Records a span whose times are known, if its trace is kept: the cheap way, without an object for the span.
  package func record(
    _ seat: SpanSeat, _ name: String, kind: SpanKind, from start: UInt64, to end: UInt64,
    _ attributes: [SpanRecord.Attribute] = [], isError: Bool = false, message: String = ""
  ) {
    guard seat.context.isSampled else { return }
    queue.add(
      SpanRecord(
        context: seat.context, parentID: seat.parentID, isParentRemote: seat.isParentRemote, name: name,
        kind: kind, start: start, end: max(start, end), attributes: attributes, isError: isError,
        message: message))
  }

  package func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
    at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
  ) -> RecordingSpan {
    let context = context()
    // What was extracted from a request is what a server span continues.
    let seat = seat(below: context[TraceContextKey.self], isRemote: kind == .server || kind == .consumer)
    return RecordingSpan(
      name: operationName, seat: seat, kind: kind, start: instant().nanosecondsSinceEpoch, context: context,
      queue: queue)
  }

  /// Nothing is held back: spans leave the queue on their own.
  package func forceFlush() {}

  package func extract<Carrier, Extract: Extractor>(
    _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
  ) where Extract.Carrier == Carrier {
    guard let parent = extractor.extract(key: TraceContext.parentField, from: carrier) else { return }
    let state = extractor.extract(key: TraceContext.stateField, from: carrier)
    context[TraceContextKey.self] = TraceContext(parent: Array(parent.utf8), state: state)
  }

  package func inject<Carrier, Inject: Injector>(
    _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
  ) where Inject.Carrier == Carrier {
    guard let trace = context[TraceContextKey.self] else { return }
    injector.inject(trace.parentText, forKey: TraceContext.parentField, into: &carrier)
    if !trace.state.isEmpty { injector.inject(trace.state, forKey: TraceContext.stateField, into: &carrier) }
  }
}
