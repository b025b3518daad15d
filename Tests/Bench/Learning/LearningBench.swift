import Foundation
import ThresholdCore
import MarketStream

/// Plays streams to the learners and prints what they gained beside what is to be reached; fails if a safety bound is
/// broken. Without a folder the streams are simulated, with seeds never used before unless one is given.
@main
struct LearningBench {
  private static let usage = """
    usage: LearningBench [--streams DIR] [--seed N] [--learner NAME] [--scale X] [--kinds A,B]
                         [--decisions DIR] [--pooling N] [--timeframes N] [--symbols N]

    --streams DIR    play NAME.csv[.gz] of DIR (with NAME.truth.csv, and NAME.prices.csv for basis marked)
    --seed N         of the first simulated stream; otherwise a fresh one
    --learner NAME   \(Learner.names); otherwise the default; box_mixture/3 is that version
    --scale X        so many times the usual number of simulated streams (32 a kind, 200 of noise and of crashes)
    --kinds A,B      simulate these kinds alone, of \(MarketKind.allCases.map(\.rawValue).joined(separator: ", "))
    --pooling N      measure what keys of 50 to 300 outcomes gain by borrowing, on N markets of 24 users each
    --timeframes N   measure whether one learner should see two timeframes, on N pairs of streams
    --symbols N      measure whether learners should see the market's moves, on N markets of four symbols
    --decisions DIR  write each stream's decisions there, for a scorer of one's own
    """

  static func main() async throws {
    var streams: String?
    var decisions: String?
    var seed: UInt64?
    var learner = ThresholdConfiguration.standard.policy.learner
    var scale = 1.0
    var markets: Int?
    var pairs: Int?
    var correlated: Int?
    var kinds = MarketKind.allCases
    var arguments = CommandLine.arguments.dropFirst()
    while let option = arguments.popFirst() {
      guard let value = arguments.popFirst() else { fail(usage) }
      switch option {
      case "--streams": streams = value
      case "--decisions": decisions = value
      case "--seed":
        guard let number = UInt64(value) else { fail(usage) }
        seed = number
      case "--learner":
        guard rule(value) != nil else { fail(usage) }
        learner = value
      case "--scale":
        guard let number = Double(value), number > 0 else { fail(usage) }
        scale = number
      case "--pooling":
        guard let number = Int(value), number > 0 else { fail(usage) }
        markets = number
      case "--timeframes":
        guard let number = Int(value), number > 0 else { fail(usage) }
        pairs = number
      case "--symbols":
        guard let number = Int(value), number > 0 else { fail(usage) }
        correlated = number
      case "--kinds":
        kinds = value.split(separator: ",").compactMap { MarketKind(rawValue: String($0)) }
        if kinds.isEmpty { fail(usage) }
      default: fail(usage)
      }
    }
    if let markets {
      let first = seed ?? UInt64.random(in: 1_000_000..<1_000_000_000)
      say("\(markets) markets from seed \(first)")
      for line in PoolingTrial(markets: markets, seed: first).lines { say(line) }
      return
    }
    if let pairs {
      let first = seed ?? UInt64.random(in: 1_000_000..<1_000_000_000)
      say("\(pairs) pairs of streams from seed \(first)")
      for line in TimeframesTrial(markets: pairs, seed: first).lines { say(line) }
      return
    }
    if let correlated {
      let first = seed ?? UInt64.random(in: 1_000_000..<1_000_000_000)
      say("\(correlated) markets of correlated symbols from seed \(first)")
      for line in await SymbolsTrial(markets: correlated, seed: first).lines { say(line) }
      return
    }
    var table = LearningTable()
    say("learner \(rule(learner)?.identity ?? learner)")
    if let streams {
      let groups = Dictionary(grouping: try BenchStream.read(folder: streams)) {
        "\($0.basis.name) \($0.kind)"
      }
      for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
        try await measure(group.map { stream in { @Sendable in stream } }, learner, decisions, &table)
      }
    } else {
      let first = seed ?? UInt64.random(in: 1_000_000..<1_000_000_000)
      say("simulated streams of 6000 signals from seed \(first)")
      for basis in [LearningBasis.reported, .marked] {
        for kind in kinds {
          let usual = [.null, .crash].contains(kind) ? 200 : 32
          let count = max(1, Int((Double(usual) * scale).rounded()))
          let makers = (0..<count).map { index in
            { @Sendable in
              BenchStream.simulated(kind, basis: basis, seed: first + UInt64(index), count: 6_000)
            }
          }
          try await measure(makers, learner, decisions, &table)
        }
      }
    }
    if let rule = rule(learner) {
      let cost = StepCost.measure(rule)
      say(
        "a step over 800 outcomes \(Int(cost.step.rounded(.up))) us of 200; an outcome \(Int(cost.fold.rounded(.up))) us"
      )
      if cost.step > 200 { table.note("a step over 800 outcomes takes \(Int(cost.step)) us, at most 200") }
    }
    for line in table.broken { say("BROKEN: \(line)") }
    if !table.broken.isEmpty { exit(1) }
    say("every safety bound holds")
  }

  /// The learner of that name, with `/` and a version that one of it; `nil` if there is none.
  private static func rule(_ text: String) -> (any LearningRule)? {
    let name = text.split(separator: "/").first.map(String.init) ?? text
    let rule = Learner(name: name)?.rule(of: text)
    return text == name || rule?.identity == text ? rule : nil
  }

  /// Plays streams of one kind, on as many threads as there are processors, and appends their row.
  private static func measure(
    _ makers: [@Sendable () -> BenchStream], _ learner: String, _ decisions: String?,
    _ table: inout LearningTable
  ) async throws {
    let results = try await withThrowingTaskGroup(of: (Int, BenchScore, String, LearningBasis).self) {
      group in
      for (index, make) in makers.enumerated() {
        group.addTask {
          let stream = make()
          let play = Play(stream, learner: learner)
          if let decisions { try write(play, to: "\(decisions)/\(stream.name).csv") }
          return (index, BenchScore(stream, play), stream.kind, stream.basis)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
    }
    guard let first = results.first else { return }
    let printed = table.lines.count == 1 ? 0 : table.lines.count
    table.append(LearningTable.Row(kind: first.2, basis: first.3, scores: results.map(\.1)))
    for line in table.lines[printed...] { say(line) }
  }

  private static func write(_ play: Play, to path: String) throws {
    var lines = [
      "index,accepted,rsi_threshold,confidence_threshold,macd_threshold,volume_threshold,momentum_threshold"
    ]
    for (index, values) in play.thresholds.enumerated() {
      lines.append(
        "\(index),\(play.accepted[index] ? 1 : 0),\(values.rsi),\(values.confidence),\(values.macd),\(values.volume),\(values.momentum)"
      )
    }
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Prints a line at once: a table takes minutes.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
  }
}
