import ArgumentParser
import ThresholdClient

/// The root of the command line.
@main
struct ThresholdCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholdctl",
    abstract: "Talks to a thresholdd server, looks after its store, and tries its learner on market streams.",
    discussion: """
      Exit codes: 0 done; 1 refused, failed, or (health) not serving; 2 the command line is wrong. What went wrong is \
      told on standard error, with every bad field.
      """,
    subcommands: [
      EvaluateCommand.self, ThresholdsCommand.self, PolicyCommand.self, TradesCommand.self,
      AdaptCommand.self, PerformanceCommand.self, WatchCommand.self, LocksCommand.self, HealthCommand.self,
      SimulateCommand.self, ReplayCommand.self, ExplainCommand.self, DatabaseCommand.self,
    ])

  /// Runs the command and ends the process with the code that `discussion` promises.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      Terminal.complain(failure.message)
      exit(withError: ExitCode(1))
    } catch let failure as CallFailure {
      Terminal.complain("\(failure)")
      exit(withError: ExitCode(1))
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        Terminal.say(message)
      } else {
        Terminal.complain(message)
      }
      exit(withError: code == .validationFailure ? ExitCode(2) : ExitCode(code.rawValue))
    }
  }
}
