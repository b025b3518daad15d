import AdaptiveThresholdAPI
import SwiftProtobuf

/// Of each symbol the last thresholds that may decide without the server.
struct Memory {
  /// One symbol's thresholds, and when the server knew them.
  struct Known {
    var thresholds: [String: Double]
    var at: ContinuousClock.Instant
  }

  /// The server's own limit, MAX_STALENESS: nobody decides by what is older.
  static let ageMax = Duration.seconds(60)
  static let symbolsMax = 10_000

  private let age: Duration
  private var known: [String: Known] = [:]

  /// - Parameter age: for how long thresholds may decide; zero is never.
  /// - Throws: INVALID_ARGUMENT, for more than a minute.
  init(age: Duration) throws(ThresholdError) {
    guard age >= .zero && age <= Self.ageMax else {
      throw ThresholdError(.invalidArgument, "lastKnown is \(age), outside of 0 to \(Self.ageMax)")
    }
    self.age = age
  }

  /// Takes up an answer. One that came with locks decides nothing later: nobody would know when they end.
  mutating func note(
    _ symbol: String, _ answer: AdaptiveThreshold_V1_EvaluateResponse, at now: ContinuousClock.Instant
  ) {
    guard age > .zero else { return }
    guard answer.locks.isEmpty else {
      known[symbol] = nil
      return
    }
    let behind = answer.stale ? Duration(answer.age) : .zero
    known[symbol] = Known(thresholds: answer.thresholds.thresholds, at: now - behind)
    if known.count > Self.symbolsMax { forgetOldest(Self.symbolsMax / 10) }
  }

  /// Several at once, so that the look at all of them is paid for by several notes.
  private mutating func forgetOldest(_ count: Int) {
    for (symbol, _) in known.sorted(by: { $0.value.at < $1.value.at }).prefix(count) { known[symbol] = nil }
  }

  /// What is young enough.
  func recall(_ symbol: String, at now: ContinuousClock.Instant) -> Known? {
    known[symbol].flatMap { $0.at.duration(to: now) <= age ? $0 : nil }
  }
}

extension Duration {
  init(_ duration: Google_Protobuf_Duration) {
    self = .seconds(duration.seconds) + .nanoseconds(Int64(duration.nanos))
  }
}
