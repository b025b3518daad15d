import GRPC
import Messages
import Synchronization
import ThresholdClient
import ThresholdCore

/// A server that answers by rote and remembers what it was asked, in words.
final class RecordingTransport: UnaryTransport {
  private struct State {
    var calls: [String] = []
    var evaluations = 0
  }

  private let state = Mutex(State())
  /// Thresholds that every answer shows; none of the tests' signals is judged here.
  private let thresholds = V1.ThresholdSet(
    thresholds: StringMap(
      Parameter.allCases.map { ($0.name, ThresholdConfiguration.standard.defaults[$0]) }))
  /// What Adapt answers.
  private let adapted: V1.AdaptResponse

  init(adapted: V1.AdaptResponse = V1.AdaptResponse()) { self.adapted = adapted }

  /// What was asked, in order: `evaluate@5`, `adapt@5 force`, `outcomes@5 d0=1.5 known 3`.
  var calls: [String] { state.withLock { $0.calls } }

  func unary(
    _ path: String, _ request: [UInt8], metadata: Metadata, timeout: Duration?
  ) async throws(Status) -> [UInt8] {
    do { return try answer(path, request) } catch { throw Status(.internal, "\(error)") }
  }

  private func answer(_ path: String, _ bytes: [UInt8]) throws -> [UInt8] {
    switch path.split(separator: "/").last {
    case "GetThresholds": return V1.GetThresholdsResponse(thresholdSet: thresholds).encoded()
    case "Evaluate":
      let request = try V1.EvaluateRequest(decoding: bytes)
      let number = note("evaluate@\(request.asOf?.seconds ?? -1)")
      return V1.EvaluateResponse(
        shouldTrade: number.isMultiple(of: 2), decisionID: "d\(number)", thresholds: thresholds
      ).encoded()
    case "Adapt":
      let request = try V1.AdaptRequest(decoding: bytes)
      note("adapt@\(request.asOf?.seconds ?? -1)\(request.force ? " force" : "")")
      return adapted.encoded()
    case "RecordOutcomes":
      let request = try V1.RecordOutcomesRequest(decoding: bytes)
      let items = request.outcomes.map {
        "\($0.decisionID)=\($0.pnlPercent) known \($0.knownAt?.seconds ?? -1)"
      }
      note("outcomes@\(request.asOf?.seconds ?? -1) \(items.joined(separator: ", "))")
      let results = request.outcomes.map {
        V1.RecordResult(id: $0.outcomeID, status: .recorded, learned: true)
      }
      return V1.RecordOutcomesResponse(results: results).encoded()
    case "RecordPrices":
      let request = try V1.RecordPricesRequest(decoding: bytes)
      let items = request.prices.map { "\($0.symbol)=\($0.price) at \($0.time?.seconds ?? -1)" }
      note("prices@\(request.asOf?.seconds ?? -1) \(items.joined(separator: ", "))")
      return V1.RecordPricesResponse(
        results: request.prices.map { _ in V1.RecordResult(status: .recorded, learned: true) }
      ).encoded()
    default: throw Status(.unimplemented, path)
    }
  }

  /// Notes a call and returns how many evaluations came before it.
  @discardableResult
  private func note(_ call: String) -> Int {
    state.withLock { state in
      let before = state.evaluations
      state.calls.append(call)
      if call.hasPrefix("evaluate") { state.evaluations += 1 }
      return before
    }
  }
}
