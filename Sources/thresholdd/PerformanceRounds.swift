import Alerts
import Engine
import ThresholdCore

/// Goes round the scopes with recent trades, a few at each look, so that a store of any size costs the same.
struct PerformanceRounds {
  /// Scopes looked at each time, those with an alert included.
  static let scopesMax = 20
  /// Trades of so many days count.
  private static let days = 30

  let engine: Engine
  /// A round begins no sooner than this after the one before.
  let pause: Span

  private var cursor: Key?
  private var beganAt: Instant?
  private var isBetweenRounds = true

  init(engine: Engine, pause: Span) {
    self.engine = engine
    self.pause = pause
  }

  /// The performance of the next scopes and of some of `subjects`; what storage does not answer is left out.
  mutating func next(subjects: [Key], at now: Instant) async -> [Observation.Performance] {
    var keys = Set(subjects.shuffled().prefix(Self.scopesMax / 2))
    keys.formUnion(await nextKeys(at: now))
    var seen: [Observation.Performance] = []
    for key in keys.sorted() where !Task.isCancelled {
      let moment = Moment(received: now, deadline: .now + .seconds(2))
      guard
        let (report, trades) = try? await engine.performance(
          of: key.user, symbol: key.symbol, days: Self.days, at: moment)
      else { continue }
      seen.append(Observation.Performance(key: key, score: report.score, trades: trades))
    }
    return seen
  }

  private mutating func nextKeys(at now: Instant) async -> [Key] {
    if isBetweenRounds {
      if let beganAt, now - beganAt < pause { return [] }
      beganAt = now
      isBetweenRounds = false
    }
    guard
      let (keys, last) = try? await engine.recentlyTraded(
        after: cursor, limit: Self.scopesMax / 2, since: now - .days(Double(Self.days)), now: now)
    else { return [] }
    cursor = last
    isBetweenRounds = last == nil
    return keys
  }
}
