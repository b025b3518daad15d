import Testing
import Tracing

@testable import Telemetry

@Suite("The tracer") struct SpanTracerTests {
  private struct Fields: Extractor, Injector {
    func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
    func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
      carrier[key] = value
    }
  }

  private static let incoming = [
    "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate": "a=1",
  ]

  @Test("a span continues the trace that came, and hands on its own place")
  func continues() throws {
    let tracer = SpanTracer(sampler: Sampler(ratio: 0))
    var context = ServiceContext.topLevel
    tracer.extract(Self.incoming, into: &context, using: Fields())
    var outgoing: [String: String] = [:]
    tracer.withSpan("call", context: context, ofKind: .server) { span in
      span.attributes["answer"] = 42
      tracer.inject(span.context, into: &outgoing, using: Fields())
      tracer.withSpan("statement", context: span.context, ofKind: .client) { _ in }
    }
    let spans = tracer.queue.takeAll()
    try #require(spans.map(\.name) == ["statement", "call"])
    #expect(
      spans.allSatisfy {
        $0.context.traceID == .init(high: 0x4bf9_2f35_77b3_4da6, low: 0xa3ce_929d_0e0e_4736)
      })
    #expect(spans[1].parentID == 0x00f0_67aa_0ba9_02b7)
    #expect(spans[1].isParentRemote)
    #expect(spans[0].parentID == spans[1].context.spanID)
    #expect(!spans[0].isParentRemote)
    #expect(spans[1].attributes == [.init("answer", .integer(42))])
    #expect(spans[1].start <= spans[0].start && spans[0].end <= spans[1].end)
    #expect(outgoing["traceparent"] == spans[1].context.parentText)
    #expect(outgoing["tracestate"] == "a=1")
  }

  @Test("without a parent a trace begins")
  func begins() throws {
    let tracer = SpanTracer(sampler: Sampler(ratio: 1))
    tracer.withSpan("call") { _ in }
    let span = try #require(tracer.queue.takeAll().first)
    #expect(span.parentID == 0 && span.context.spanID != 0)
    #expect(span.context.flags == TraceContext.sampled | TraceContext.random)
  }

  @Test("what is not kept is not recorded, and says so to whoever is called")
  func notKept() {
    let tracer = SpanTracer(sampler: Sampler(ratio: 0))
    var outgoing: [String: String] = [:]
    tracer.withSpan("call") { span in
      #expect(!span.isRecording)
      tracer.inject(span.context, into: &outgoing, using: Fields())
      tracer.withSpan("inner", context: span.context) { _ in }
    }
    #expect(tracer.queue.count == 0)
    #expect(outgoing["traceparent"]?.hasSuffix("-02") == true)
  }

  @Test("a place is given for what is kept alone, in the caller's trace if there is one")
  func keptSeats() throws {
    let (all, none) = (SpanTracer(sampler: Sampler(ratio: 1)), SpanTracer(sampler: Sampler(ratio: 0)))
    let kept = TraceContext(traceID: .random(), spanID: 7, flags: 1)
    let dropped = TraceContext(traceID: .random(), spanID: 7, flags: 0)
    for tracer in [all, none] {
      #expect(tracer.keptSeat(below: dropped, isRemote: true) == nil)
      let seat = try #require(tracer.keptSeat(below: kept, isRemote: true))
      #expect(seat.context.traceID == kept.traceID && seat.parentID == 7 && seat.isParentRemote)
    }
    #expect(none.keptSeat(below: nil, isRemote: true) == nil)
    let first = try #require(all.keptSeat(below: nil, isRemote: true))
    #expect(first.parentID == 0 && !first.isParentRemote && first.context.isSampled)
  }

  @Test("an error is the span's status, without the error's words")
  func errors() throws {
    struct Trouble: Error { var secret = "hunter2" }
    let tracer = SpanTracer(sampler: Sampler(ratio: 1))
    #expect(throws: Trouble.self) { try tracer.withSpan("call") { _ in throw Trouble() } }
    let span = try #require(tracer.queue.takeAll().first)
    #expect(span.isError || span.attributes == [.init("error.type", .text("Trouble"))])
    #expect(!"\(span)".contains("hunter2"))
  }

  @Test("a queue that is full loses what comes, and counts it")
  func full() {
    let tracer = SpanTracer(sampler: Sampler(ratio: 1), queue: SpanQueue(capacity: 10))
    for _ in 0..<25 { tracer.withSpan("call") { _ in } }
    #expect(tracer.queue.count == 10)
    #expect(tracer.queue.lost == 15)
    #expect(tracer.queue.takeAll().count == 10)
    tracer.withSpan("call") { _ in }
    #expect(tracer.queue.count == 1)
  }

  @Test("a span ends once")
  func once() {
    let tracer = SpanTracer(sampler: Sampler(ratio: 1))
    let span = tracer.startSpan("call")
    span.end()
    span.end()
    #expect(tracer.queue.count == 1)
  }
}
