import Engine
import GRPC
import Messages
import ThresholdService

extension RPCEdge {
  func registerEvaluate(in table: inout MethodTable) {
    table.register(Self.adaptiveThreshold + "Evaluate", .unary(evaluate))
    table.register(Self.adaptiveThreshold + "BatchEvaluate", .unary(batchEvaluate))
    table.register(
      Self.adaptiveThreshold + "EvaluateStream",
      .stream(.bidirectional) { context, handle in
        EvaluateStream(edge: self, context: context, handle: handle)
      })
  }

  /// The hot path: decoded, decided and encoded where the socket was read.
  private func evaluate(_ bytes: UnsafeRawBufferPointer, _ context: CallContext) -> UnaryAnswer {
    do throws(Refusal) {
      let authenticated = try authenticator.caller(of: context)
      let request = try Self.decode(bytes, as: V1.EvaluateRequest.self)
      let caller = try service.admitted(authenticated, evaluating: request.userID)
      let draft = EvaluateDraft(request)
      switch try service.evaluate(draft, caller) {
      case .decided(let report):
        return .reply(V1.EvaluateResponse(report, explain: request.explain).encoded())
      case .later:
        return .later {
          do throws(Refusal) {
            let report = try await service.evaluateLater(draft, caller)
            return .success(V1.EvaluateResponse(report, explain: request.explain).encoded())
          } catch { return .failure(failure(error, context)) }
        }
      }
    } catch { return .fail(failure(error, context)) }
  }

  private func batchEvaluate(_ bytes: UnsafeRawBufferPointer, _ context: CallContext) -> UnaryAnswer {
    do throws(Refusal) {
      let authenticated = try authenticator.caller(of: context)
      let requests = try Self.decode(bytes, as: V1.BatchEvaluateRequest.self).requests
      guard (1...1_000).contains(requests.count) else {
        throw Refusal(faults: [FieldFault("requests", "has \(requests.count) items, 1 to 1000 are allowed")])
      }
      let caller = try service.admitted(authenticated, batchOf: requests.map(\.userID))
      // In order also when something must be read first: requests of one simulated user move its clock.
      var results: [V1.BatchEvaluateResponse.Result] = []
      while results.count < requests.count, let answer = answerNow(requests[results.count], caller) {
        results.append(.init(result: answer))
      }
      let ready = results
      if ready.count == requests.count {
        return .reply(V1.BatchEvaluateResponse(results: ready).encoded())
      }
      return .later {
        var results = ready
        for request in requests.dropFirst(ready.count) {
          results.append(.init(result: await answerLater(request, caller)))
        }
        return .success(V1.BatchEvaluateResponse(results: results).encoded())
      }
    } catch { return .fail(failure(error, context)) }
  }

  /// A decision or an error of one request of many; `nil` if something must be read first.
  func answerNow(_ request: V1.EvaluateRequest, _ caller: Caller) -> V1.BatchEvaluateResponse.Result.Result? {
    do throws(Refusal) {
      guard case .decided(let report) = try service.evaluate(EvaluateDraft(request), caller) else {
        return nil
      }
      return .response(V1.EvaluateResponse(report, explain: request.explain))
    } catch { return .error(V1.ItemError(error)) }
  }

  /// As `answerNow`, after reading what was missing.
  func answerLater(_ request: V1.EvaluateRequest, _ caller: Caller) async
    -> V1.BatchEvaluateResponse.Result.Result
  {
    do throws(Refusal) {
      let report = try await service.evaluateLater(EvaluateDraft(request), caller)
      return .response(V1.EvaluateResponse(report, explain: request.explain))
    } catch { return .error(V1.ItemError(error)) }
  }
}
