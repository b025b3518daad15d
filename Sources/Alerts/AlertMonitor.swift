package import ThresholdCore

/// Alerts from observations, without I/O: an observation in, notices out.
///
/// An alert is active from the first observation beyond its limit to the first one within it. What people are told is
/// bounded by the cooldown: one notice of the same trouble within it, and one of its end, however often it comes and
/// goes; only what gets worse is told at once.
package struct AlertMonitor: Sendable {
  private struct Told {
    var at: Instant
    var severity: AlertSeverity
  }

  /// The alerts of the past that are kept.
  package static let historyMax = 1_000
  /// Scopes that may have an alert at a time; further ones are not told.
  package static let subjectsMax = 200

  package var limits: AlertLimits
  private var active: [Alert.Fingerprint: Alert] = [:]
  private var resolved: [Alert] = []
  private var told: [Alert.Fingerprint: Told] = [:]
  /// Alerts that somebody heard of, and whose end they should hear of.
  private var known: Set<Alert.Fingerprint> = []
  private var window = CallWindow()
  private var lastSequence: Int64 = 0

  /// - Parameter history: alerts of an earlier run. Those that were active go on: a restart tells them neither again nor
  ///   as over.
  package init(limits: AlertLimits, history: [Alert] = []) {
    self.limits = limits
    for alert in history.sorted(by: { $0.sequence < $1.sequence }).suffix(Self.historyMax) {
      lastSequence = alert.sequence
      guard alert.isActive else {
        resolved.append(alert)
        continue
      }
      active[alert.fingerprint] = alert
      told[alert.fingerprint] = Told(at: alert.raisedAt, severity: alert.severity)
      known.insert(alert.fingerprint)
    }
  }

  /// Every alert that is kept, newest first.
  package var alerts: [Alert] { (resolved + active.values).sorted { $0.sequence > $1.sequence } }

  /// Scopes with an active alert, which have to be looked at until it is over.
  package var subjects: [Key] { active.keys.compactMap(\.subject).sorted() }

  /// Takes in what was seen, and returns what people are to be told.
  package mutating func observe(_ seen: Observation) -> [AlertNotice] {
    let calls = window.add(
      at: seen.at, calls: seen.calls, failed: seen.failedCalls, length: limits.errorWindow)
    told = told.filter { active[$0.key] != nil || seen.at - $0.value.at < limits.cooldown }
    return limits.findings(in: seen, window: calls).compactMap { finding in
      finding.severity.map { raise(finding, $0, at: seen.at) } ?? resolve(finding.fingerprint, at: seen.at)
    }
  }

  private mutating func raise(_ finding: Finding, _ severity: AlertSeverity, at now: Instant) -> AlertNotice?
  {
    let fingerprint = finding.fingerprint
    if active[fingerprint] == nil, finding.subject != nil {
      guard active.keys.count(where: { $0.subject != nil }) < Self.subjectsMax else { return nil }
    }
    var alert = active[fingerprint] ?? begin(finding, severity, at: now)
    let last = told[fingerprint]
    let isWorse = last.map { severity > $0.severity } ?? true
    alert.severity = severity
    alert.message = finding.message
    alert.value = finding.value
    alert.limit = finding.limit
    active[fingerprint] = alert
    guard isWorse || last.map({ now - $0.at >= limits.cooldown }) ?? true else { return nil }
    told[fingerprint] = Told(at: now, severity: severity)
    let isFirst = known.insert(fingerprint).inserted
    return AlertNotice(kind: isFirst || isWorse ? .raised : .reminder, alert: alert)
  }

  private mutating func begin(_ finding: Finding, _ severity: AlertSeverity, at now: Instant) -> Alert {
    lastSequence += 1
    return Alert(
      sequence: lastSequence, id: Self.makeID(), rule: finding.rule, severity: severity,
      subject: finding.subject, message: finding.message, value: finding.value, limit: finding.limit,
      raisedAt: now)
  }

  private mutating func resolve(_ fingerprint: Alert.Fingerprint, at now: Instant) -> AlertNotice? {
    guard var alert = active.removeValue(forKey: fingerprint) else { return nil }
    alert.resolvedAt = now
    resolved.append(alert)
    if resolved.count > Self.historyMax { resolved.removeFirst(resolved.count - Self.historyMax) }
    return known.remove(fingerprint).map { _ in AlertNotice(kind: .resolved, alert: alert) }
  }

  private static func makeID() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
