#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What learning costs, and what it costs others. Each line that it prints is JSON.
///
///     adaptation-bench learner LEARNER
///     adaptation-bench seed STORE-FILE KEYS OUTCOMES
///     adaptation-bench quiet HOST:PORT RATE USERS SECONDS
///     adaptation-bench adapting HOST:PORT RATE USERS
///
/// `learner` measures pure folds and cycles in this process. `seed` makes an SQLite store whose keys have that many outcomes
/// that no learner has seen. `quiet` calls Evaluate at a steady rate, `adapting` does so for as long as one AdaptAll takes.
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
    case ("quiet", 5):
      let load = try await EvaluateLoad(words[1], rate: numbers[0], users: Int(numbers[1]))
      let end = ContinuousClock.now + .seconds(numbers[2])
      let figures = try await load.run { ContinuousClock.now < end }
      await load.close()
      return "{\(figures)}"
    case ("adapting", 4):
      let load = try await EvaluateLoad(words[1], rate: numbers[0], users: Int(numbers[1]))
      let adaptation = try await AdaptAllCall.begin(words[1])
      let figures = try await load.run { !adaptation.isOver }
      let result = try await adaptation.result()
      await load.close()
      return "{\(figures), \(result)}"
    default: throw Misuse(description: "learner|seed|quiet|adapting; see the source")
    }
  }
}

/// What was wrong with the command line, or with an answer.
struct Misuse: Error, CustomStringConvertible {
  var description: String
}
