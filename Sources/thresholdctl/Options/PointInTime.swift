import ArgumentParser
import Messages

/// A time on the command line.
struct PointInTime: ExpressibleByArgument {
  var timestamp: GoogleProtobuf.Timestamp

  init?(argument: String) {
    guard let timestamp = TimeText.parse(argument) else { return nil }
    self.timestamp = timestamp
  }
}

/// The clock of a simulated user.
struct ClockOptions: ParsableArguments {
  @Option(help: "For a simulated user, its clock: RFC 3339 or seconds since 1970.")
  var asOf: PointInTime?
}

/// A user's set or policy, of one symbol or of all.
struct ScopeOptions: ParsableArguments {
  @Option(help: "The user.")
  var user: String

  @Option(help: "The symbol; without it, the user's global set.")
  var symbol = ""
}
