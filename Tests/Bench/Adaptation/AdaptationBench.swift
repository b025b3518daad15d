#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What learning costs, and what it costs others. Each line that it prints is JSON.
///
///     adaptation-bench learner LEARNER
///     adaptation-bench seed STORE-FILE KEYS OUTCOMES
///     adaptation-bench cycles STORE-FILE
///     adaptation-bench quiet HOST:PORT RATE USERS SECONDS
///     adaptation-bench adapting HOST:PORT RATE USERS
///
/// `learner` measures pure folds and cycles in this process. `seed` makes an SQLite store whose keys have that many outcomes
/// that no learner has seen. `cycles` runs one cycle of each of them in this process. `quiet` calls Evaluate at a steady rate, `adapting` does so for as long as one AdaptAll takes.
@main
struct AdaptationBench {
  static func main() async {
    do {
      print(try await run(Array(CommandLine.arguments.dropFirst())))
    } catch {
      print("adaptation-bench: \(error)")
      exit(1)
    }
  }

  private static func run(_ words: [String]) async throws -> String {
    let numbers = words.dropFirst(2).map { Double($0) ?? 0 }
    switch (words.first, words.count) {
    case ("learner", 2): return try LearnerCost(words[1]).description
    case ("seed", 4):
      return try await SeededStore(path: words[1], keys: Int(numbers[0]), outcomes: Int(numbers[1])).make()
    case ("cycles", 2): return try await CycleCost(path: words[1]).run()
    case ("quiet", 5): return try await quiet(words[1], numbers[0], Int(numbers[1]), seconds: numbers[2])
    case ("adapting", 4): return try await adapting(words[1], numbers[0], Int(numbers[1]))
    default: throw Misuse(description: "learner|seed|cycles|quiet|adapting; see the source")
    }
  }

  // Not inlined, as nothing long that `run` calls: Swift 6.3.1's optimiser crashes on what comes of it.
  @inline(never)
  private static func quiet(
    _ target: String, _ rate: Double, _ users: Int, seconds: Double
  ) async throws -> String {
    let load = try await EvaluateLoad(target, rate: rate, users: users)
    let end = ContinuousClock.now + .seconds(seconds)
    let figures = try await load.run { ContinuousClock.now < end }
    await load.close()
    return "{\(figures)}"
  }

  @inline(never)
  private static func adapting(_ target: String, _ rate: Double, _ users: Int) async throws -> String {
    let load = try await EvaluateLoad(target, rate: rate, users: users)
    let adaptation = try await AdaptAllCall.begin(target)
    let figures = try await load.run { !adaptation.isOver }
    let result = try await adaptation.result()
    await load.close()
    return "{\(figures), \(result)}"
  }
}

/// What was wrong with the command line, or with an answer.
struct Misuse: Error, CustomStringConvertible {
  var description: String
}
