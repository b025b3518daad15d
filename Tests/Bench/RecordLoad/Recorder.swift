internal import Client
internal import Engine
internal import GRPC
internal import Messages
internal import ThresholdClient
internal import ThresholdCore

/// Records a trade and returns when it is durable.
protocol Recorder: Sendable {
  func record(_ trade: Trade) async throws
}

/// An engine in this process.
struct EngineRecorder: Recorder {
  let engine: Engine

  func record(_ trade: Trade) async throws {
    let moment = Moment(
      received: Instant(nanoseconds: LoadPlan.wallClock()), deadline: .now + .seconds(30))
    let answer = try await engine.record([trade], at: moment)
    guard case .recorded = answer.results[0].status else {
      throw Misuse(description: "\(trade.id) was not recorded: \(answer.results[0].status)")
    }
  }
}

/// A server, by one connection.
struct WireRecorder: Recorder {
  let channel: GRPCChannel

  func record(_ trade: Trade) async throws {
    let message = V1.Trade(
      tradeID: trade.id, userID: trade.key.user.value, symbol: trade.key.symbol.value, side: .buy,
      quantity: trade.quantity, entryPrice: trade.entryPrice, exitPrice: trade.exitPrice, pnl: trade.pnl,
      pnlPercent: trade.pnlPercent, openedAt: trade.openedAt.map { GoogleProtobuf.Timestamp($0) },
      closedAt: GoogleProtobuf.Timestamp(trade.closedAt), signal: trade.signal.map { V1.Signal($0) })
    let request = V1.RecordTradesRequest(trades: [message])
    let bytes = try await channel.unary(
      "/adaptive_threshold.v1.AdaptiveThresholdService/RecordTrades", request.encoded(), timeout: .seconds(30)
    )
    let answer = try V1.RecordTradesResponse(decoding: bytes)
    guard answer.results.first?.status == .recorded else {
      throw Misuse(description: "\(trade.id) was not recorded: \(answer.results)")
    }
  }
}
