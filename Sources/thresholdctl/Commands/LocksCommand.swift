import ArgumentParser
import Messages
import ThresholdClient

/// Lists and releases the locks of users' entries.
struct LocksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locks", abstract: "Lists and releases what protections lock (right admin).",
    subcommands: [List.self, Release.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the locks in force, of one user or of all.",
      discussion:
        "All users' locks take a key that is bound to every user. Those of simulated users are among them.")

    @Option(help: "The user; without it, all.") var user: String?
    @Option(help: "Only those that block this symbol; without it, all.") var symbol = ""
    @Flag(help: "Also the last of each kind that has ended or was released.") var ended = false
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    func validate() throws {
      if user == nil, clock.asOf != nil {
        throw ValidationError("--as-of is the clock of one user: give --user.")
      }
      if user == "" { throw ValidationError("--user is empty; leave it out for all users.") }
    }

    func run() async throws {
      let locks = try await options.withClient { client throws(CallFailure) in
        try await LocksCommand.all(
          of: user ?? "", symbol: symbol, ended: ended, asOf: clock.asOf?.timestamp, client)
      }
      Terminal.show(LocksView(locks, namesUsers: user == nil), asJSON: options.json)
    }
  }

  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ends locks before their time.",
      discussion: "A lock that was released comes back only with a trade that closes later.")

    @Argument(help: "Ids of locks, as `locks list` shows them.") var ids: [String] = []
    @Flag(help: "Every lock that is in force.") var all = false
    @Option(help: "The user.") var user: String
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    func validate() throws {
      if all == !ids.isEmpty { throw ValidationError("Give ids of locks, or --all.") }
      // To the server no user would be all of them.
      if user.isEmpty { throw ValidationError("--user is empty.") }
    }

    func run() async throws {
      let asOf = clock.asOf?.timestamp
      let released = try await options.withClient { client throws(CallFailure) in
        var ids = ids
        if all {
          ids = try await LocksCommand.all(of: user, symbol: "", ended: false, asOf: asOf, client).map(
            \.lockID)
        }
        var released: [V1.Lock] = []
        for id in ids {
          let request = V1.ReleaseLockRequest(userID: user, lockID: id, asOf: asOf)
          if let lock = try await client.releaseLock(request).lock { released.append(lock) }
        }
        return released
      }
      Terminal.show(LocksView(released), asJSON: options.json)
    }
  }

  /// Every page of a user's locks; with an empty `user` of all users'.
  private static func all(
    of user: String, symbol: String, ended: Bool, asOf: GoogleProtobuf.Timestamp?, _ client: ThresholdClient
  ) async throws(CallFailure) -> [V1.Lock] {
    var (locks, token): ([V1.Lock], String) = ([], "")
    repeat {
      let page = try await client.listLocks(
        V1.ListLocksRequest(
          userID: user, symbol: symbol, includeEnded: ended, asOf: asOf, pageSize: 1_000, pageToken: token))
      locks += page.locks
      token = page.nextPageToken
    } while !token.isEmpty
    return locks
  }
}
