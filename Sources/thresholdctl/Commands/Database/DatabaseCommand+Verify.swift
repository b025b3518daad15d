import ArgumentParser
import Audit
import Repository
import ThresholdCore

extension DatabaseCommand {
  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Replays every journal and compares; ends with 1 if anything differs.",
      discussion: """
        Each scope's thresholds, learner and baseline are derived again from its journal, decisions, outcomes and prices, \
        with the very functions that made them. Outcomes, entries and changes must have no gap and lead from one to the \
        next, and trades and outcomes must name each other. Works while servers write. Replays are exact on one build \
        and kind of processor.
        """)

    @OptionGroup var users: UserOptions
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let users = Swift.Set(users.user.map { UserID($0) })
      let start = ContinuousClock.now
      var findings: [Finding] = []
      var told = start
      let tally = try await options.withStore { repository in
        let missing = try await repository.read(deadline: nil) { transaction in
          try users.sorted().filter { try transaction.user($0) == nil }
        }
        guard missing.isEmpty else {
          throw CommandFailure("the store has no user \(missing.map(\.value).joined(separator: ", "))")
        }
        return try await StoreAudit(repository).run(users: users) { finding in
          if options.json { findings.append(finding) } else { Terminal.say("\(finding)") }
        } progress: { tally in
          guard Terminal.isErrorInteractive, ContinuousClock.now - told > .milliseconds(200) else { return }
          told = .now
          Terminal.overwrite("\(tally.keys) keys, \(tally.entries) entries, \(tally.findings) findings")
        }
      }
      if Terminal.isErrorInteractive { Terminal.overwrite("") }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      Terminal.show(AuditView(tally, findings, seconds: seconds), asJSON: options.json)
      if tally.findings > 0 { throw ExitCode(1) }
    }
  }
}
