import Engine
import GRPC
import Messages
import ThresholdCore
import ThresholdService

extension RPCEdge {
  func registerAdmin(in table: inout MethodTable) {
    table.register(
      Self.admin + "GetStats",
      unary { (_: V1.GetStatsRequest, caller) throws(Refusal) in
        let statistics = try await service.statistics(caller)
        let started = Instant(nanoseconds: startedAt)
        return V1.GetStatsResponse(
          version: version, startedAt: GoogleProtobuf.Timestamp(started),
          uptime: GoogleProtobuf.Duration(caller.received - started), storage: statistics.storage,
          storeID: statistics.identity.id, revision: statistics.identity.head, users: statistics.counts.users,
          scopes: statistics.counts.scopes, trades: statistics.counts.trades,
          outcomes: statistics.counts.outcomes,
          cachedKeys: Int64(statistics.cachedKeys), watches: Int64(statistics.watches),
          decisions: Int64(clamping: statistics.decisions), accepted: Int64(clamping: statistics.accepted),
          decisionsLost: statistics.decisionsLost, adaptations: Int64(clamping: statistics.adaptations))
      })
    table.register(
      Self.admin + "ListAlerts",
      unary { (request: V1.ListAlertsRequest, caller) throws(Refusal) in
        let (alerts, next) = try service.listAlerts(
          hoursBack: request.hoursBack == 0 ? nil : Int(request.hoursBack),
          severity: Int(request.severity.rawValue),
          page: Page(size: Int(request.pageSize), token: request.pageToken), caller)
        return V1.ListAlertsResponse(alerts: alerts.map(V1.Alert.init), nextPageToken: next)
      })
    table.register(
      Self.admin + "ListLocks",
      unary { (request: V1.ListLocksRequest, caller) throws(Refusal) in
        let (locks, next) = try await service.locks(
          user: request.userID, symbol: request.symbol, includeEnded: request.includeEnded,
          atLeast: request.atLeastToken, asOf: request.asOf?.raw,
          page: Page(size: Int(request.pageSize), token: request.pageToken), caller)
        return V1.ListLocksResponse(locks: locks.map { V1.Lock($0.scoped, at: $0.now) }, nextPageToken: next)
      })
    table.register(
      Self.admin + "ReleaseLock",
      unary { (request: V1.ReleaseLockRequest, caller) throws(Refusal) in
        let (lock, revision, now) = try await service.releaseLock(
          user: request.userID, lockID: request.lockID, asOf: request.asOf?.raw, caller)
        return V1.ReleaseLockResponse(
          lock: V1.Lock(lock, at: now), resumeToken: service.engine.feed.token(at: revision))
      })
    table.register(
      Self.admin + "AdaptAll",
      .stream(.server) { context, handle in
        AsyncStreamHandler(handle: handle) { requests, responses in
          do throws(Refusal) {
            let caller = try authenticator.caller(of: context)
            var iterator = requests.makeAsyncIterator()
            guard let bytes = await iterator.next() else {
              return Status(.internal, "the request is missing")
            }
            try await adaptAll(bytes, caller, responses) { requests.isDraining }
            return .ok
          } catch { return failure(error, context) }
        }
      })
  }

  private func adaptAll(
    _ bytes: [UInt8], _ caller: Caller, _ responses: ResponseWriter, isDraining: () -> Bool
  ) async throws(Refusal) {
    let request: V1.AdaptAllRequest
    do throws(DecodingFault) { request = try V1.AdaptAllRequest(decoding: bytes) } catch {
      throw Refusal(error)
    }
    let progress = try await service.adaptAll(
      force: request.force, after: request.after.map { ($0.userID, $0.symbol) },
      validateOnly: request.validateOnly, caller, isDraining: isDraining
    ) { (key, result) throws(Refusal) in
      let outcome: V1.AdaptAllResponse.Result =
        switch result {
        case .success(let answer): .response(V1.AdaptResponse(key, answer, token: token(answer)))
        case .failure(let refusal): .error(V1.ItemError(refusal))
        }
      let message = V1.AdaptAllResponse(
        scope: V1.Scope(userID: key.user.value, symbol: key.symbol.value), result: outcome)
      guard await responses.write(message.encoded()) else {
        throw Refusal(.cancelled, "CANCELLED", "the caller went away")
      }
    }
    let summary = V1.AdaptAllResponse.Summary(
      keys: progress.keys, adapted: progress.adapted, refused: progress.refused, failed: progress.failed)
    await responses.write(V1.AdaptAllResponse(result: .summary(summary)).encoded())
  }
}
