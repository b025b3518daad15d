import GRPC
import Server
import Synchronization
import Telemetry

/// Counts calls by method and code. Methods and codes are few and known, so every counter exists from the start and
/// counting is one atomic addition.
struct CallMetrics: Sendable {
  private let finished: [[Counter]]
  private let durations: [Histogram]
  private let connections: Gauge

  init(methods: [String], registry: MetricRegistry) {
    let counters = registry.counters(.rpcHandled)
    let histograms = registry.histograms(.rpcDuration, .latency)
    connections = registry.gauge(.rpcConnections)
    let names = methods + ["unknown"]
    finished = names.map { name in Status.Code.allCases.map { counters[name, "\($0)"] } }
    durations = names.map { histograms[$0] }
  }

  /// What the server calls.
  var observer: ServerObserver {
    ServerObserver(
      callsFinished: { calls, now in
        for call in calls {
          let index = call.methodIndex ?? finished.count - 1
          finished[index][call.code.rawValue].increment()
          durations[index].observe(call.begun.duration(to: now))
        }
      },
      connectionOpened: { connections.add(1) }, connectionClosed: { connections.add(-1) })
  }
}
