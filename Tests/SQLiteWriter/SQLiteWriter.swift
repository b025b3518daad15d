internal import Repository
internal import SQLiteRepository
internal import ThresholdCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Records trades in the database file that it is given and prints the id of each once it is answered, until it is
/// killed. For the test that does so.
@main
struct SQLiteWriter {
  static func main() async throws {
    let store = try await SQLiteRepository.open(path: CommandLine.arguments[1])
    let key = Key(user: UserID("writer"), symbol: Symbol("BTCUSDT"))
    // Ends by itself, should nobody kill it.
    for number in 0..<100_000 {
      let trade = Trade(
        id: "t\(number)", key: key, side: .buy, pnlPercent: 1, closedAt: Instant(nanoseconds: 1))
      try await store.write(deadline: nil) { transaction in
        try transaction.insert([
          TradeRecord(trade: trade, notLearnedReason: nil, recordedAt: Instant(nanoseconds: 1))
        ])
      }
      let line = trade.id + "\n"
      write(1, line, line.utf8.count)
    }
  }
}
