package import GRPC
import Synchronization
package import Telemetry

/// Counts calls, their messages, sizes and times, in the names of go-grpc-prometheus and of gRFC A66 at once.
///
/// Both families are read from the same counters, so a call costs three additions and three observations, all atomic.
package final class CallMetrics: CallObserver {
  /// One method's counters.
  fileprivate struct Method {
    /// As the Go family and A66 write it.
    let type: String
    let service: String
    let name: String
    let path: String
    let started = Counter()
    let received = Counter()
    let sent = Counter()
    /// By code. Most codes never happen, so what they need is made with the first call that ends so.
    let ends = Status.Code.allCases.map { _ in LazyEnd() }

    /// All calls that ended, whatever the code.
    var handling: HistogramReading {
      var all = Histogram(.calls).snapshot
      for end in ends { if let end = end.made { all.add(end.duration.snapshot) } }
      return all
    }
  }

  /// Calls of one method that ended with one code.
  fileprivate final class End: Sendable {
    let duration = Histogram(.calls)
    let bytesReceived = Histogram(.messageBytes)
    let bytesSent = Histogram(.messageBytes)
  }

  fileprivate final class LazyEnd: Sendable {
    private let slot = AtomicLazyReference<End>()
    var made: End? { slot.load() }
    func make() -> End { slot.load() ?? slot.storeIfNil(End()) }
  }

  /// In the order of the table, and then one for all that is not in it.
  private let methods: [Method]
  private let connections = Gauge()

  package init(methods table: MethodTable) {
    methods =
      zip(table.paths, table.streamings).map(Self.method)
      + [Method(type: "unary", service: "unknown", name: "unknown", path: "other")]
  }

  /// What the server calls.
  package var observer: ServerObserver {
    ServerObserver(
      calls: self, callsFinished: { calls, now in for call in calls { self.finished(call, at: now) } },
      connectionOpened: { self.connections.add(1) }, connectionClosed: { self.connections.add(-1) })
  }

  package func callStarted(method: Int?) { methods[method ?? methods.count - 1].started.increment() }
  package func messageReceived(method: Int) { methods[method].received.increment() }
  package func messageSent(method: Int) { methods[method].sent.increment() }

  private func finished(_ call: FinishedCall, at now: ContinuousClock.Instant) {
    let end = methods[call.methodIndex ?? methods.count - 1].ends[call.code.rawValue].make()
    end.duration.observe(call.begun.duration(to: now))
    end.bytesReceived.observe(UInt64(call.bytesReceived))
    end.bytesSent.observe(UInt64(call.bytesSent))
  }

  /// Shows everything in `registry`.
  package func add(to registry: MetricRegistry) {
    let methods = methods
    registry.add(.rpcStarted, .counter) { methods.map { $0.series(.whole($0.started.value)) } }
    // Every code from the start: the first error is an increase only if there was a zero before it.
    registry.add(.rpcHandled, .counter) {
      methods.flatMap { method in
        zip(Status.Code.allCases, method.ends).map { code, end in
          method.series(.whole(end.made?.duration.snapshot.count ?? 0), code: code)
        }
      }
    }
    registry.add(.rpcMessagesReceived, .counter) { methods.map { $0.series(.whole($0.received.value)) } }
    registry.add(.rpcMessagesSent, .counter) { methods.map { $0.series(.whole($0.sent.value)) } }
    registry.add(.rpcHandling, .histogram) {
      methods.compactMap { method in
        let handling = method.handling
        return handling.count > 0 ? method.series(.histogram(handling)) : nil
      }
    }
    registry.gaugeReading(.rpcConnections) { [connections] in connections.value }
    registry.add(.callStarted, .counter) {
      methods.map { SeriesReading([MetricLabel("grpc_method", $0.path)], .whole($0.started.value)) }
    }
    addEnds(.callDuration, to: registry) { $0.duration }
    addEnds(.callSent, to: registry) { $0.bytesSent }
    addEnds(.callReceived, to: registry) { $0.bytesReceived }
  }

  private func addEnds(
    _ description: MetricDescription, to registry: MetricRegistry,
    _ histogram: @escaping @Sendable (End) -> Histogram
  ) {
    let methods = methods
    registry.add(description, .histogram) {
      methods.flatMap { method in
        zip(Status.Code.allCases, method.ends).compactMap { code, end in
          end.made.map { end in
            SeriesReading(
              [MetricLabel("grpc_method", method.path), MetricLabel("grpc_status", "\(code)")],
              .histogram(histogram(end).snapshot))
          }
        }
      }
    }
  }

  private static func method(_ path: String, _ streaming: Streaming?) -> Method {
    let parts = path.dropFirst().split(separator: "/", maxSplits: 1)
    let type =
      switch streaming {
      case nil: "unary"
      case .client: "client_stream"
      case .server: "server_stream"
      case .bidirectional: "bidi_stream"
      }
    return Method(
      type: type, service: String(parts.first ?? "unknown"), name: String(parts.last ?? "unknown"),
      path: String(path.dropFirst()))
  }
}

extension CallMetrics.Method {
  /// A series of the Go family.
  fileprivate func series(_ value: MetricValue, code: Status.Code? = nil) -> SeriesReading {
    var labels = [
      MetricLabel("grpc_type", type), MetricLabel("grpc_service", service), MetricLabel("grpc_method", name),
    ]
    if let code { labels.append(MetricLabel("grpc_code", code.goName)) }
    return SeriesReading(labels, value)
  }
}

extension Status.Code {
  /// The name as grpc-go prints it, for example `DeadlineExceeded`; only `OK` and `Canceled` are no plain change of case.
  fileprivate var goName: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "Canceled"
    default:
      description.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
    }
  }
}
