import Delivery
import Logging
import Messages
import Synchronization
import Telemetry
import Testing
import Tracing

@testable import TraceExport

@Suite("The way of spans to a collector") struct TraceExporterTests {
  /// Takes what is sent, or never answers.
  private final class Collector: HTTPTransport {
    let requests = Mutex<[OutgoingRequest]>([])
    let stalls: Bool

    init(stalls: Bool = false) { self.stalls = stalls }

    func send(_ request: OutgoingRequest, within timeout: Duration) async -> DeliveryOutcome {
      requests.withLock { $0.append(request) }
      guard stalls else { return .delivered }
      try? await Task.sleep(for: timeout)
      return .failed("no answer in time", after: nil)
    }
  }

  private static let resource = TraceResource(
    service: "trader", version: "9", environment: "testing", host: "here")

  private func exporter(_ collector: Collector, _ queue: SpanQueue) -> TraceExporter {
    TraceExporter(
      endpoint: "http://collector:4318/", resource: Self.resource, queue: queue, transport: collector,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private func span(_ number: UInt64, isError: Bool = false) -> SpanRecord {
    SpanRecord(
      context: TraceContext(traceID: .init(high: 1, low: 2), spanID: number, flags: 1, state: "a=1"),
      parentID: 0xFEED, isParentRemote: true, name: "call \(number)", kind: .server, start: 10, end: 20,
      attributes: [
        .init("text", .text("x")), .init("count", .integer(-1)), .init("part", .number(0.5)),
        .init("is", .bool(true)),
      ], isError: isError, message: isError ? "INTERNAL" : "")
  }

  @Test("a batch is a request of OTLP with everything in it")
  func encoding() async throws {
    let (collector, queue) = (Collector(), SpanQueue())
    let exporter = exporter(collector, queue)
    queue.add(span(7))
    queue.add(span(8, isError: true))
    await exporter.close(within: .seconds(5))
    let requests = collector.requests.withLock { $0 }
    try #require(requests.count == 1)
    #expect(requests[0].url == "http://collector:4318/v1/traces")
    #expect(requests[0].headers["Content-Type"] == "application/x-protobuf")
    let message = try OTLP.ExportTraceServiceRequest(decoding: requests[0].body)
    let whole = try #require(message.resourceSpans.first)
    #expect(
      whole.resource?.attributes.first
        == .init(key: "service.name", value: .init(value: .stringValue("trader"))))
    let spans = try #require(whole.scopeSpans.first?.spans)
    #expect(spans.map(\.name) == ["call 7", "call 8"])
    #expect(spans[0].traceID == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    #expect(spans[0].spanID == [0, 0, 0, 0, 0, 0, 0, 7])
    #expect(spans[0].parentSpanID == [0, 0, 0, 0, 0, 0, 0xFE, 0xED])
    #expect(spans[0].flags == 0x301)
    #expect(spans[0].traceState == "a=1")
    #expect(spans[0].kind == .server)
    #expect((spans[0].startTimeUnixNano, spans[0].endTimeUnixNano) == (10, 20))
    #expect(spans[0].attributes.map(\.key) == ["text", "count", "part", "is"])
    #expect(
      spans[0].attributes.map(\.value?.value)
        == [.stringValue("x"), .intValue(-1), .doubleValue(0.5), .boolValue(true)])
    #expect(spans[0].status == nil)
    #expect(spans[1].status == OTLP.Status(message: "INTERNAL", code: .error))
  }

  @Test("a batch is bounded", arguments: [(512, [512]), (513, [512, 1]), (1_500, [512, 512, 476])])
  func batches(count: Int, sizes: [Int]) async throws {
    let (collector, queue) = (Collector(), SpanQueue())
    let exporter = exporter(collector, queue)
    for number in 1...count { queue.add(span(UInt64(number))) }
    await exporter.close(within: .seconds(5))
    let sent = try collector.requests.withLock { $0 }.map {
      try OTLP.ExportTraceServiceRequest(decoding: $0.body).resourceSpans[0].scopeSpans[0].spans.map(\.spanID)
    }
    #expect(sent.map(\.count) == sizes)
    #expect(Set(sent.joined()).count == count)
  }

  @Test("nothing gathered, nothing sent")
  func nothing() async {
    let collector = Collector()
    await exporter(collector, SpanQueue()).close(within: .seconds(5))
    #expect(collector.requests.withLock { $0.isEmpty })
  }

  @Test("a stalled collector costs bounded memory and a bounded end")
  func stalls() async {
    let (collector, queue) = (Collector(stalls: true), SpanQueue(capacity: 1_000))
    let exporter = exporter(collector, queue)
    let running = Task { await exporter.run() }
    for number in 1...100_000 { queue.add(span(UInt64(number))) }
    #expect(queue.count <= 1_000)
    #expect(queue.lost >= 90_000)
    running.cancel()
    await running.value
    let began = ContinuousClock.now
    await exporter.close(within: .milliseconds(200))
    #expect(ContinuousClock.now - began < .seconds(20))
  }
}
