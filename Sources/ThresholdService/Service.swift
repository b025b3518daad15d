package import Alerts
package import Engine
import ThresholdCore

/// The service in domain terms, for every edge: who may, what is wrong with a request, and then the engine.
///
/// Every use case checks rights and all fields before it does anything, and throws `Refusal` alone.
package final class Service: Sendable {
  package let engine: Engine
  package let keys: KeyRing
  package let health: Health
  package let alerts: AlertLog
  /// How often a key may call for a user. May change at any time.
  package let limiter: RateLimiter
  let scores = PerformanceScores()

  package init(
    engine: Engine, keys: KeyRing, health: Health, alerts: AlertLog = AlertLog(),
    limiter: RateLimiter = RateLimiter()
  ) {
    self.engine = engine
    self.keys = keys
    self.health = health
    self.alerts = alerts
    self.limiter = limiter
  }

  /// Most items of one call.
  static let itemsMax = 1_000

  /// The moment of a call, its `as_of` checked and its right required.
  func moment(_ caller: Caller, asOf: RawTime?, _ faults: inout Faults) throws(Refusal) -> Moment {
    guard let asOf else { return Moment(received: caller.received, deadline: caller.deadline) }
    try caller.principal.require(.replay)
    guard let instant = asOf.instant else {
      faults.add("as_of", "is not a time between the years 1678 and 2262")
      return Moment(received: caller.received, deadline: caller.deadline)
    }
    return Moment(received: caller.received, asOf: instant, deadline: caller.deadline)
  }

  /// The checked key of the one scope that a call is about, after the right for its user and the rate limit.
  func scope(
    _ user: String, _ symbol: String, _ right: Right, _ caller: Caller, _ faults: inout Faults
  ) throws(Refusal) -> Key {
    let key = try key(user, symbol, right, caller, &faults)
    try admit(caller, user)
    return key
  }

  /// The checked key of a scope, after the right for its user.
  func key(
    _ user: String, _ symbol: String, _ right: Right, _ caller: Caller, _ faults: inout Faults
  ) throws(Refusal) -> Key {
    faults.identifier("user_id", user)
    faults.identifier("symbol", symbol, mayBeEmpty: true)
    let key = Key(user: UserID(user), symbol: Symbol(symbol))
    try caller.principal.require(right, for: key.user)
    return key
  }
}
