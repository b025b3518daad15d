import Engine
import GRPC
import Messages
import ThresholdCore
import ThresholdService

extension RPCEdge {
  func registerThresholds(in table: inout MethodTable) {
    let path = Self.adaptiveThreshold
    table.register(
      path + "GetThresholds",
      unary { (request: V1.GetThresholdsRequest, caller) throws(Refusal) in
        let (key, set) = try await service.thresholds(
          user: request.userID, symbol: request.symbol, atLeast: request.atLeastToken, caller)
        return V1.GetThresholdsResponse(thresholdSet: V1.ThresholdSet(key, set))
      })
    table.register(
      path + "ListThresholds",
      unary { (request: V1.ListThresholdsRequest, caller) throws(Refusal) in
        let (sets, next) = try await service.listThresholds(
          user: request.userID, page: Page(size: Int(request.pageSize), token: request.pageToken), caller)
        return V1.ListThresholdsResponse(
          thresholdSets: sets.map { V1.ThresholdSet($0.0, $0.1) }, nextPageToken: next)
      })
    table.register(
      path + "SetThresholds",
      unary { (request: V1.SetThresholdsRequest, caller) throws(Refusal) in
        let (key, answer) = try await service.setThresholds(SetRequest(request), caller)
        return V1.SetThresholdsResponse(
          thresholdSet: V1.ThresholdSet(key, answer.set), resumeToken: token(answer))
      })
    table.register(
      path + "ResetThresholds",
      unary { (request: V1.ResetThresholdsRequest, caller) throws(Refusal) in
        let (key, answer) = try await service.resetThresholds(
          user: request.userID, symbol: request.symbol, requestID: request.requestID,
          validateOnly: request.validateOnly, asOf: request.asOf?.raw, caller)
        return V1.ResetThresholdsResponse(
          thresholdSet: V1.ThresholdSet(key, answer.set), resumeToken: token(answer))
      })
    table.register(
      path + "GetPolicy",
      unary { (request: V1.GetPolicyRequest, caller) throws(Refusal) in
        let (own, effective) = try await service.policy(user: request.userID, symbol: request.symbol, caller)
        return V1.GetPolicyResponse(own: V1.Policy(own), effective: V1.Policy(effective))
      })
    table.register(
      path + "SetPolicy",
      unary { (request: V1.SetPolicyRequest, caller) throws(Refusal) in
        let (own, effective, answer) = try await service.setPolicy(
          user: request.userID, symbol: request.symbol, policy: request.policy.map(PolicyDraft.init),
          requestID: request.requestID, validateOnly: request.validateOnly, asOf: request.asOf?.raw, caller)
        return V1.SetPolicyResponse(
          own: V1.Policy(own), effective: V1.Policy(effective), resumeToken: token(answer))
      })
    table.register(
      path + "WatchThresholds",
      .stream(.server) { context, handle in WatchStream(edge: self, context: context, handle: handle) })
  }

  /// A token that includes what `answer` wrote.
  func token(_ answer: CommandAnswer) -> String { service.engine.feed.token(at: answer.revision) }
}

extension SetRequest {
  fileprivate init(_ request: V1.SetThresholdsRequest) {
    var values: [String: Double] = [:]
    for (name, value) in request.values { values[name] = value }
    self.init(
      user: request.userID, symbol: request.symbol, values: values, expectedVersion: request.expectedVersion,
      requestID: request.requestID, validateOnly: request.validateOnly, reason: request.reason,
      asOf: request.asOf?.raw)
  }
}
