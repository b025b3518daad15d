package import Engine
import ThresholdCore

extension Service {
  /// Adaptations and trades of a user within the last hours, of one symbol or (without one) of all.
  package func analytics(
    user: String, symbol: String, hoursBack: Int?, _ caller: Caller
  ) async throws(Refusal) -> Analytics {
    var faults = Faults(caller.faults)
    let key = try scope(user, symbol, .read, caller, &faults)
    let hours = hoursBack ?? 24
    if !(1...Self.analyticsHoursMax).contains(hours) {
      faults.add("hours_back", "is \(hours), outside of [1, \(Self.analyticsHoursMax)]")
    }
    try faults.check()
    // A simulated user's journal lies on its own clock.
    var now = caller.received
    if case .simulated(let own) = try await engine.clock(of: key.user, deadline: caller.deadline) {
      now = own
    }
    let length = Span.hours(Double(hours))
    let activity = try await engine.activity(
      of: key.user, symbol: key.symbol.isGlobal ? nil : key.symbol, after: now - length,
      tradesAfter: now - length - length, through: now, deadline: caller.deadline)
    return Analytics(key: key, hours: hours, through: now, activity: activity)
  }

  /// 90 days.
  static let analyticsHoursMax = 2_160
}
