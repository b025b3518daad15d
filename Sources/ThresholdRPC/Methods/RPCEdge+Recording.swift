import Engine
import GRPC
import Messages
import ThresholdService

extension RPCEdge {
  func registerRecording(in table: inout MethodTable) {
    let path = Self.adaptiveThreshold
    table.register(
      path + "RecordTrades",
      unary { (request: V1.RecordTradesRequest, caller) throws(Refusal) in
        let recorded = try await service.recordTrades(
          request.trades.map(TradeDraft.init), asOf: request.asOf?.raw, caller)
        return V1.RecordTradesResponse(results: results(recorded), resumeToken: token(recorded))
      })
    table.register(
      path + "RecordOutcomes",
      unary { (request: V1.RecordOutcomesRequest, caller) throws(Refusal) in
        let recorded = try await service.recordOutcomes(
          request.outcomes.map(OutcomeDraft.init), asOf: request.asOf?.raw, caller)
        return V1.RecordOutcomesResponse(results: results(recorded), resumeToken: token(recorded))
      })
    table.register(
      path + "RecordPrices",
      unary { (request: V1.RecordPricesRequest, caller) throws(Refusal) in
        let recorded = try await service.recordPrices(
          request.prices.map(PriceDraft.init), user: request.userID, asOf: request.asOf?.raw, caller)
        return V1.RecordPricesResponse(results: results(recorded), resumeToken: token(recorded))
      })
  }

  private func results(_ recorded: Engine.Recorded) -> [V1.RecordResult] {
    recorded.results.map { V1.RecordResult(recorded: $0) }
  }

  private func token(_ recorded: Engine.Recorded) -> String {
    service.engine.feed.token(at: recorded.revision)
  }
}
