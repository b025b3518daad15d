import Alerts
import Telemetry
import ThresholdCore
import Tracing

extension AlertWatch {
  /// Hands a notice over. Each is a trace of its own, whose place goes along for receivers that trace.
  func send(_ notice: AlertNotice, at now: Instant) {
    guard let tracer else { return sinks.send(notice, at: now) }
    tracer.withSpan("alert \(notice.alert.rule.rawValue)", ofKind: .producer) { span in
      var headers: [String: String] = [:]
      tracer.inject(span.context, into: &headers, using: HeaderInjector())
      sinks.send(notice, at: now, headers: headers)
    }
  }
}

/// Puts a trace's place into header fields.
private struct HeaderInjector: Injector {
  func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) {
    carrier[key] = value
  }
}
