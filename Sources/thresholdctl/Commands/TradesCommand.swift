import ArgumentParser
import MarketStream
import Messages
import ThresholdClient

/// Records trades.
struct TradesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trades", abstract: "Records closed trades.", subcommands: [Record.self])

  struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records the trades of a file; harmless to repeat.",
      discussion: """
        JSON lines, or CSV with a header, plain or gzipped. Fields: \(TradeFile.fields.joined(separator: ", ")). In JSON \
        those of the signal stand in an object "signal". Times are RFC 3339 or seconds since 1970; trade_id, symbol, side, \
        pnl_percent and closed_at are required. A trade that is refused is told with its line, and the code is then 1.
        """)

    @Argument(help: "The file; - for standard input.") var file: String
    @Option(help: "The user of trades that do not say.") var user: String?
    @OptionGroup var clock: ClockOptions
    @OptionGroup var options: ServerOptions

    /// Trades in one call; the API's own limit.
    private static let batch = 1_000

    func run() async throws {
      let bytes = try InputFile.read(file)
      let entries: [TradeFile.Entry]
      do throws(MalformedInput) { entries = try TradeFile(bytes, user: user).entries } catch {
        throw CommandFailure("\(file) is not a file of trades:\n\(error)")
      }
      guard !entries.isEmpty else { throw CommandFailure("\(file) holds no trades") }
      var tally = RecordTally()
      let failure = try await send(entries, &tally)
      Terminal.show(tally, asJSON: options.json)
      for refused in tally.refused { Terminal.complain(refused.text) }
      if let failure {
        throw CommandFailure("after \(tally.answered) of \(entries.count) trades: \(failure)")
      }
      if !tally.refused.isEmpty { throw ExitCode(1) }
    }

    /// Sends all trades batch by batch; returns why it stopped early, if it did.
    private func send(_ entries: [TradeFile.Entry], _ tally: inout RecordTally) async throws -> CallFailure? {
      let channel = try await options.call.connect(options.server)
      let client = options.call.client(channel)
      var failure: CallFailure?
      for start in stride(from: 0, to: entries.count, by: Self.batch) {
        let batch = Array(entries[start..<min(start + Self.batch, entries.count)])
        let request = V1.RecordTradesRequest(trades: batch.map(\.trade), asOf: clock.asOf?.timestamp)
        do throws(CallFailure) {
          let results = try await client.recordTrades(request).results
          for (entry, result) in zip(batch, results) { tally.add(entry, result) }
        } catch {
          failure = error
          break
        }
      }
      await channel.close()
      return failure
    }
  }
}
