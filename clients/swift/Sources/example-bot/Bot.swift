import AdaptiveThreshold
import Foundation

/// A bot that trades a made-up market on paper, and shows the thresholds as they change. THRESHOLD_TARGET, THRESHOLD_KEY and
/// THRESHOLD_USER say where, with which key, and for whom.
@main
struct Bot {
  private static let feePercent = 0.2

  private struct Position {
    var price: Double
    var decision: Decision
    var opened: Date
  }

  static func main() async throws {
    let environment = ProcessInfo.processInfo.environment
    let target = (environment["THRESHOLD_TARGET"] ?? "127.0.0.1:50051").split(separator: ":")
    try await withThresholdClient(
      host: String(target[0]), port: Int(target[1]) ?? 50051, key: environment["THRESHOLD_KEY"] ?? "",
      user: environment["THRESHOLD_USER"] ?? "alice", lastKnown: .seconds(30)
    ) { client in
      let showing = Task { try await show(client.watch(["BTCUSDT"])) }
      try await trade(client)
      showing.cancel()
      try await showing.value
    }
  }

  private static func show(_ watch: Watch) async throws {
    for try await event in watch {
      switch event.kind {
      case .snapshot(let sets): print("in force: \(sets[0].values)")
      case .change(let change): print("\(change.cause) changed them: \(change.set.values)")
      case .snapshotComplete: break
      }
    }
  }

  private static func trade(_ client: ThresholdClient) async throws {
    var position: Position?
    for signal in Market(seed: 1).prefix(300) {
      guard let price = signal.price, let confidence = signal.confidence else { continue }
      if let open = position {
        var exit = signal
        (exit.action, exit.intent) = (.sell, .exit)
        if confidence < 0.7, try await client.shouldTrade(exit).shouldTrade {
          position = nil
          let percent = 100 * (price / open.price - 1) - feePercent
          try await client.record(
            Trade(
              id: UUID().uuidString, symbol: signal.symbol, side: .long, pnlPercent: percent,
              closedAt: Date(),
              decisionID: open.decision.id, openedAt: open.opened, entryPrice: open.price, exitPrice: price))
          print("sold at \(price): \(percent) %")
        }
      } else {
        let decision = try await client.shouldTrade(signal)
        if decision.shouldTrade {
          position = Position(price: price, decision: decision, opened: Date())
          print("bought at \(price): \(decision.reason)")
        }
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
