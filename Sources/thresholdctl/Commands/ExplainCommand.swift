import ArgumentParser
import Audit
import Messages
import Repository
import ThresholdClient
import ThresholdCore

/// Says why a step of the thresholds was made.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Derives a step of the thresholds again, and says what it rested on and what held it back.",
    discussion: """
      From a database, the scope's journal is replayed up to the step; ends with 1 if that does not give what is stored. \
      With --server, what the server's audit says of the step is shown: a server does not give out what a replay needs.
      """)

  @Argument(help: "The step, as Adapt and the audit name it.")
  var adaptationID: String

  @Option(help: ArgumentHelp("Ask this server, for the step of --user and --symbol.", valueName: "host:port"))
  var server: ServerAddress?

  @Option(help: "With --server: whose step it is.")
  var user: String?

  @Option(help: "With --server: its symbol; without it, the user's global set.")
  var symbol = ""

  @OptionGroup var call: CallOptions
  @OptionGroup var options: DatabaseOptions

  func validate() throws {
    if server != nil, user == nil { throw ValidationError("--server: say --user, whose step it is") }
    if server != nil, options.database != nil {
      throw ValidationError("--server and --database: say one of them")
    }
    if server == nil, user != nil || !symbol.isEmpty {
      throw ValidationError("--user and --symbol are for --server; a database finds the step by its id")
    }
  }

  func run() async throws {
    if let server, let user {
      return Terminal.show(
        StoredAdaptationView(try await adaptation(of: user, at: server)), asJSON: options.json)
    }
    let explanation = try await options.withStore { repository in
      do { return try await Explanation.of(adaptationID, in: repository) } catch let error as CorruptRecord {
        throw CommandFailure("the journal cannot be read: \(error)")
      }
    }
    guard let explanation else { throw CommandFailure("there is no adaptation \(adaptationID)") }
    Terminal.show(ExplanationView(explanation), asJSON: options.json)
    if !explanation.differences.isEmpty { throw ExitCode(1) }
  }

  /// Looks for the step in the server's audit, newest first.
  private func adaptation(of user: String, at server: ServerAddress) async throws(CommandFailure)
    -> V1.Adaptation
  {
    do throws(CallFailure) {
      let channel = try await call.connect(server)
      let client = call.client(channel)
      var token = ""
      repeat {
        let page = try await client.listAdaptations(
          V1.ListAdaptationsRequest(userID: user, symbol: symbol, pageSize: 1_000, pageToken: token))
        if let found = page.adaptations.first(where: { $0.adaptationID == adaptationID }) {
          await channel.close()
          return found
        }
        token = page.nextPageToken
      } while !token.isEmpty
      await channel.close()
    } catch { throw CommandFailure(error) }
    let scope = symbol.isEmpty ? "the global set" : symbol
    throw CommandFailure("\(user) has no adaptation \(adaptationID) of \(scope)")
  }
}
