import ArgumentParser

/// Works on a database without a server.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Looks after a store without a server: its tables, backups, moves, and whether it is right.",
    subcommands: [Status.self, Migrate.self, Verify.self, Export.self, Import.self])
}

/// The users that a command is about.
struct UserOptions: ParsableArguments {
  @Option(help: "Only this user; once for each.")
  var user: [String] = []
}
