import ArgumentParser
import Repository

extension DatabaseCommand {
  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what is in a database; changes nothing, and takes any schema.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      Terminal.show(StoreStatusView(try await options.status()), asJSON: options.json)
    }
  }

  struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes the tables of this program's schema, as a server does when it starts.",
      discussion: """
        After a database was put back by its own means (a copied file, pg_restore, a snapshot of the disk), stop the \
        servers and raise the epoch: tokens that were given after the backup name revisions that will be given again, \
        and are refused then instead of skipping changes.
        """)

    @Flag(help: "Make every token given so far a foreign one.")
    var raiseEpoch = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let before = try await options.status()
      let repository = try await options.migrated()
      // A server does it in the background.
      while try await repository.write(deadline: nil, { try $0.countTrades(of: nil, limit: 1_000) }) {}
      let epoch: Int64? =
        raiseEpoch ? try await repository.write(deadline: nil) { try $0.raiseEpoch() } : nil
      await repository.close()
      let view = MigrationView(
        before: before.schemaVersion, after: before.programSchemaVersion, raisedEpoch: epoch)
      Terminal.show(view, asJSON: options.json)
    }
  }
}
