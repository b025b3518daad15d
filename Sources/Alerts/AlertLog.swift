internal import Synchronization
package import ThresholdCore

/// The server's alerts: one place that observes, and any number that ask.
package final class AlertLog: Sendable {
  private let monitor: Mutex<AlertMonitor>

  package init(limits: AlertLimits = AlertLimits(), history: [Alert] = []) {
    monitor = Mutex(AlertMonitor(limits: limits, history: history))
  }

  /// As `AlertMonitor.observe`.
  package func observe(_ seen: Observation) -> [AlertNotice] { monitor.withLock { $0.observe(seen) } }

  /// Draws the lines anew.
  package func setLimits(_ limits: AlertLimits) { monitor.withLock { $0.limits = limits } }

  /// Scopes that have to be looked at until their alert is over.
  package var subjects: [Key] { monitor.withLock { $0.subjects } }

  /// Every alert that is kept, newest first.
  package var all: [Alert] { monitor.withLock { $0.alerts } }

  /// A page of the alerts that were active after `from`, newest first.
  ///
  /// - Parameters:
  ///   - severity: Only these; `nil` for all.
  ///   - sequence: Only those before it; `nil` from the newest.
  package func alerts(
    activeAfter from: Instant, severity: AlertSeverity?, before sequence: Int64?, limit: Int
  ) -> (alerts: [Alert], isLast: Bool) {
    let found = all.filter { alert in
      (alert.resolvedAt.map { $0 > from } ?? true) && (severity.map { alert.severity == $0 } ?? true)
        && (sequence.map { alert.sequence < $0 } ?? true)
    }
    return (Array(found.prefix(limit)), found.count <= limit)
  }
}
