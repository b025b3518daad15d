import ThresholdCore

/// What borrowing is worth to keys of few outcomes: markets whose users share an optimum that no other market has.
struct PoolingTrial {
  /// How a key comes to its opinion.
  private enum Source: String, CaseIterable {
    case alone = "own outcomes alone"
    case all = "and all symbols"
    case symbol = "and the symbol"
    case both = "and both"
  }

  private struct User {
    var outcomes: Int
    var weights: [Double]
    /// The outcomes that it learned from.
    var window: OutcomeWindow
    /// Signals after those that it learned from.
    var fresh: BenchStream
  }

  /// Sums over keys, per 100 signals.
  private struct Sum {
    var gain = 0.0
    var room = 0.0
    var text: String { LearningTable.figure(gain / room) }
  }

  private static let users = 24
  private static let outcomes = 50...300
  private static let freshSignals = 2_000
  /// A key that goes on after it borrowed.
  private static let longSignals = 3_000
  private static let learner = Learner.boxMixture

  let lines: [String]

  init(markets: Int, seed: UInt64) {
    let all = (0..<markets).map { market in
      (0..<Self.users).map { Self.user(seed + UInt64(market), UInt64($0)) }
    }
    var few: [Source: [Sum]] = [:]
    var many: [Source: Sum] = [:]
    var promotions: [Source: [Int]] = [:]
    var cost = Duration.seconds(1)
    for market in all.indices {
      for user in 0..<Self.users {
        let key = all[market][user]
        // A user trades in every market; what it learned in one stands for it among all symbols.
        let others = (0..<Self.users).filter { $0 != user }
        let everyone = others.map { all[$0 % markets][$0].weights }
        let symbol = others.map { all[market][$0].weights }
        let room = Oracle.best(key.fresh.z[...], key.fresh.truth[...]) - key.fresh.value(BenchScore.defaults)
        for source in Source.allCases {
          var prior: PooledPrior?
          let duration = ContinuousClock().measure {
            prior = Population.prior(
              everyone: source == .all || source == .both ? everyone : [],
              symbol: source == .symbol || source == .both ? symbol : [])
          }
          if source == .both { cost = min(cost, duration) }
          var learner = LearnerState.fresh
          learner.weights = key.weights
          learner.prior = prior?.weights ?? []
          let u = Self.learner.rule.propose(Self.task(learner.opinion, key.window))
          let bucket = key.outcomes < 100 ? 0 : key.outcomes < 200 ? 1 : 2
          few[source, default: Array(repeating: Sum(), count: 3)][bucket].gain +=
            key.fresh.value(u) - key.fresh.value(BenchScore.defaults)
          few[source]![bucket].room += room
          // Playing on takes longer: a few keys a market.
          guard user < 4, source == .alone || source == .both else { continue }
          let stream = BenchStream.simulated(
            .stationary, basis: .reported, seed: seed + UInt64(market), count: Self.longSignals,
            user: UInt64(1_000 + user))
          let play = Play(stream, learner: Self.learner.rawValue, prior: prior)
          let score = BenchScore(stream, play)
          many[source, default: Sum()].gain += score.gain
          many[source]!.room += score.oracle - score.fixed
          promotions[source, default: []].append(play.promotedAt ?? .max)
        }
      }
    }
    var lines = [
      "where A stands, gap on \(Self.freshSignals) later signals      50-99   100-199 200-300 outcomes"
    ]
    for source in Source.allCases {
      let name = source.rawValue + String(repeating: " ", count: 48 - source.rawValue.count)
      lines.append(name + (few[source] ?? []).map(\.text).joined(separator: "   "))
    }
    lines.append("live thresholds of a key that goes on to \(Self.longSignals) signals, behind its own gate")
    for source in Source.allCases {
      guard let sum = many[source], let places = promotions[source]?.sorted() else { continue }
      let median = places[places.count / 2] == .max ? "never" : "\(places[places.count / 2])"
      let promoted = Double(places.count { $0 < .max }) / Double(places.count)
      lines.append(
        source.rawValue + ": gap \(sum.text), promoted \(LearningTable.figure(promoted)), median at \(median)"
      )
    }
    let microseconds = cost.components.attoseconds / 1_000_000_000_000
    lines.append(
      "borrowing from \(Self.users - 1) users of the symbol and as many of all takes \(microseconds) us")
    self.lines = lines
  }

  private static func user(_ seed: UInt64, _ number: UInt64) -> User {
    let count = outcomes.lowerBound + Int((seed &* 31 &+ number &* 97) % UInt64(outcomes.count))
    let whole = BenchStream.simulated(
      .stationary, basis: .reported, seed: seed, count: count + freshSignals, user: number)
    var few = whole
    // Two days more of signals without outcomes, so that a last cycle folds all of those that have one.
    few.signals = Array(whole.signals.prefix(count + 50))
    for index in count..<few.signals.count { few.signals[index].pnlPercent = nil }
    var fresh = whole
    fresh.signals = Array(whole.signals.dropFirst(count))
    fresh.truth = Array(whole.truth.dropFirst(count))
    let play = Play(few, learner: learner.rawValue)
    return User(outcomes: count, weights: play.weights, window: play.window, fresh: fresh)
  }

  private static func task(_ weights: [Double], _ window: OutcomeWindow) -> Learner.Task {
    // As if all signals had been rejected and followed up: where A would stand is asked.
    Learner.Task(
      u: BenchScore.defaults, baseline: BenchScore.defaults, live: PerParameter(repeating: .infinity),
      pinned: PerParameter(repeating: false), window: window, weights: weights)
  }
}

extension BenchStream {
  var z: [PerParameter<Double>] { signals.map { Position.of($0.signal, in: BenchScore.bounds) } }

  /// The true value of thresholds at `u`, summed over all signals.
  func value(_ u: PerParameter<Double>) -> Double {
    zip(z, truth).reduce(0) { $0 + (BenchScore.accepts($1.0, u) ? $1.1 : 0) }
  }
}
