import Foundation

/// Proves the items of clients/README.md against the stage, and reports each in a line.
@main
struct CheckStage {
  static func main() async throws {
    let stage = try Stage()
    let checks = Checks(stage: stage)
    let items: [(String, () async throws -> Void)] = [
      ("connect", checks.connect), ("should_trade", checks.shouldTrade), ("fallback", checks.fallback),
      ("last_known", checks.lastKnown), ("deadline", checks.deadline), ("trade_once", checks.tradeOnce),
      ("watch_resume", checks.watchResume), ("watch_silence", checks.watchSilence),
      ("wrong_key", checks.wrongKey),
    ]
    var failed = false
    for (item, prove) in items {
      do {
        try await prove()
        say("CHECK \(item) ok")
      } catch {
        failed = true
        say("CHECK \(item) FAILED \("\(error)".replacing("\n", with: " "))")
      }
      try await stage.ask("/restore")
    }
    exit(failed ? 1 : 0)
  }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
