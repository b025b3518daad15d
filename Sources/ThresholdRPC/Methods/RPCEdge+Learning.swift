import Engine
import GRPC
import Messages
import ThresholdCore
import ThresholdService

extension RPCEdge {
  func registerLearning(in table: inout MethodTable) {
    let path = Self.adaptiveThreshold
    table.register(
      path + "Adapt",
      unary { (request: V1.AdaptRequest, caller) throws(Refusal) in
        let (key, answer) = try await service.adapt(
          user: request.userID, symbol: request.symbol, force: request.force,
          validateOnly: request.validateOnly,
          requestID: request.requestID, asOf: request.asOf?.raw, caller)
        return V1.AdaptResponse(key, answer, token: token(answer))
      })
    table.register(
      path + "ListAdaptations",
      unary { (request: V1.ListAdaptationsRequest, caller) throws(Refusal) in
        let (entries, next) = try await service.adaptations(
          user: request.userID, symbol: request.symbol,
          page: Page(size: Int(request.pageSize), token: request.pageToken), caller)
        return V1.ListAdaptationsResponse(adaptations: entries.map(V1.Adaptation.init), nextPageToken: next)
      })
    table.register(
      path + "RollbackAdaptation",
      unary { (request: V1.RollbackAdaptationRequest, caller) throws(Refusal) in
        let (key, answer) = try await service.rollback(
          adaptationID: request.adaptationID, requestID: request.requestID,
          validateOnly: request.validateOnly, asOf: request.asOf?.raw, caller)
        return V1.RollbackAdaptationResponse(
          thresholdSet: V1.ThresholdSet(key, answer.set), adaptationID: answer.entryID,
          resumeToken: token(answer))
      })
    table.register(
      path + "Performance",
      unary { (request: V1.PerformanceRequest, caller) throws(Refusal) in
        V1.PerformanceResponse(
          try await service.performance(
            user: request.userID, symbol: request.symbol, daysBack: request.daysBack.map(Int.init),
            asOf: request.asOf?.raw, caller))
      })
  }
}
