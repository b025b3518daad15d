import Archive
import ArgumentParser
import Foundation
import Repository
import ThresholdCore

extension DatabaseCommand {
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a store, or some of its users, to an archive, while servers write.",
      discussion: "One snapshot, as lines of JSON. The file has its name only once it is complete.")

    @Argument(help: "The archive; gzipped if its name ends with .gz; - for standard output.")
    var file: String

    @OptionGroup var users: UserOptions

    @Flag(
      inversion: .prefixedNo,
      help: "Whether the shared price book goes along; otherwise only with a whole store.")
    var prices: Bool?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let users = Swift.Set(users.user.map { UserID($0) })
      let order = Archive.Export(users: users, includesSharedPrices: prices ?? users.isEmpty)
      let tally = try await options.withStore { repository in
        try await telling { try await order.run(from: repository, to: file) }
      }
      let view = ArchiveTallyView(tally)
      // Standard output is the archive's then.
      if file == "-" {
        Terminal.complain(options.json ? view.json.text : view.text)
      } else {
        Terminal.show(view, asJSON: options.json)
      }
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes an archive into a store, wholly or not at all.",
      discussion: """
        A whole archive into an empty store restores it with its change log. Otherwise users move into a store in use: \
        those who are there already are refused by name, and subscribers hear of each scope. Tokens of the old store \
        are foreign in this one either way.
        """)

    @Argument(help: "The archive; - for standard input.")
    var file: String

    @OptionGroup var users: UserOptions

    @Flag(
      inversion: .prefixedNo,
      help:
        "Whether the archive's shared prices are taken, of symbols new to the store; otherwise by a restore.")
    var prices: Bool?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      var order = Archive.Import(
        users: Swift.Set(users.user.map { UserID($0) }),
        now: Instant(seconds: Date().timeIntervalSince1970))
      order.takesSharedPrices = prices
      let report = try await options.withStore(mayMake: true) { [order] repository in
        try await telling { try await order.run(file, into: repository) }
      }
      Terminal.show(ImportView(report), asJSON: options.json)
    }
  }

  private static func telling<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let fault as ArchiveFault { throw CommandFailure(fault) }
  }
}
