package import Alerts
package import Engine
import ThresholdCore

extension Service {
  /// A page of the alerts that were active within some hours, newest first, and the token of the next page (empty after
  /// the last). Alerts name users, so this needs the right `admin`.
  ///
  /// - Parameters:
  ///   - hoursBack: 1 to 8760; `nil` is 24.
  ///   - severity: Only alerts of the one with this number; 0 for all.
  package func listAlerts(
    hoursBack: Int?, severity: Int, page: Page, _ caller: Caller
  ) throws(Refusal) -> (alerts: [Alert], next: String) {
    try caller.principal.require(.admin)
    var faults = Faults(caller.faults)
    let hours = hoursBack ?? 24
    if !(1...8_760).contains(hours) { faults.add("hours_back", "is \(hours), outside of [1, 8760]") }
    let only = AlertSeverity(rawValue: severity)
    if severity != 0, only == nil { faults.add("severity", "is none of info, warning and critical") }
    let size = page.checkedSize(&faults)
    let before = Int64(page.token)
    if !page.token.isEmpty, (before ?? 0) < 1 { faults.add("page_token", "is not one of this method") }
    try faults.check()
    let found = alerts.alerts(
      activeAfter: caller.received - .hours(Double(hours)), severity: only, before: before, limit: size)
    return (found.alerts, found.isLast ? "" : found.alerts.last.map { "\($0.sequence)" } ?? "")
  }
}
