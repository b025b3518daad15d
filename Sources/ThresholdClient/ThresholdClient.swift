package import GRPC
package import Messages

/// The service as a program calls it: a request in, a response or a `CallFailure` out.
package struct ThresholdClient: Sendable {
  private let transport: any UnaryTransport
  private let metadata: Metadata
  private let timeout: Duration?

  /// - Parameters:
  ///   - key: the API key to call with, if the server wants one.
  ///   - timeout: how long a call may take; `nil` is for ever.
  package init(_ transport: any UnaryTransport, key: String? = nil, timeout: Duration? = nil) {
    self.transport = transport
    metadata = Self.metadata(key: key)
    self.timeout = timeout
  }

  /// The header fields that present an API key.
  package static func metadata(key: String?) -> Metadata {
    key.map { ["authorization": "Bearer \($0)"] } ?? Metadata()
  }

  /// Where the methods of the service that bots call are.
  package static let service = "/adaptive_threshold.v1.AdaptiveThresholdService/"

  package func evaluate(_ request: V1.EvaluateRequest) async throws(CallFailure) -> V1.EvaluateResponse {
    try await call(Self.service + "Evaluate", request)
  }

  package func getThresholds(
    _ request: V1.GetThresholdsRequest
  ) async throws(CallFailure) -> V1.GetThresholdsResponse {
    try await call(Self.service + "GetThresholds", request)
  }

  package func setThresholds(
    _ request: V1.SetThresholdsRequest
  ) async throws(CallFailure) -> V1.SetThresholdsResponse {
    try await call(Self.service + "SetThresholds", request)
  }

  package func resetThresholds(
    _ request: V1.ResetThresholdsRequest
  ) async throws(CallFailure) -> V1.ResetThresholdsResponse {
    try await call(Self.service + "ResetThresholds", request)
  }

  package func getPolicy(_ request: V1.GetPolicyRequest) async throws(CallFailure) -> V1.GetPolicyResponse {
    try await call(Self.service + "GetPolicy", request)
  }

  package func setPolicy(_ request: V1.SetPolicyRequest) async throws(CallFailure) -> V1.SetPolicyResponse {
    try await call(Self.service + "SetPolicy", request)
  }

  package func recordTrades(
    _ request: V1.RecordTradesRequest
  ) async throws(CallFailure) -> V1.RecordTradesResponse {
    try await call(Self.service + "RecordTrades", request)
  }

  package func recordOutcomes(
    _ request: V1.RecordOutcomesRequest
  ) async throws(CallFailure) -> V1.RecordOutcomesResponse {
    try await call(Self.service + "RecordOutcomes", request)
  }

  package func recordPrices(
    _ request: V1.RecordPricesRequest
  ) async throws(CallFailure) -> V1.RecordPricesResponse {
    try await call(Self.service + "RecordPrices", request)
  }

  package func adapt(_ request: V1.AdaptRequest) async throws(CallFailure) -> V1.AdaptResponse {
    try await call(Self.service + "Adapt", request)
  }

  package func listAdaptations(
    _ request: V1.ListAdaptationsRequest
  ) async throws(CallFailure) -> V1.ListAdaptationsResponse {
    try await call(Self.service + "ListAdaptations", request)
  }

  package func performance(
    _ request: V1.PerformanceRequest
  ) async throws(CallFailure) -> V1.PerformanceResponse {
    try await call(Self.service + "Performance", request)
  }

  /// Where the methods for operators are.
  package static let admin = "/adaptive_threshold.v1.AdminService/"

  package func listLocks(_ request: V1.ListLocksRequest) async throws(CallFailure) -> V1.ListLocksResponse {
    try await call(Self.admin + "ListLocks", request)
  }

  package func releaseLock(
    _ request: V1.ReleaseLockRequest
  ) async throws(CallFailure) -> V1.ReleaseLockResponse {
    try await call(Self.admin + "ReleaseLock", request)
  }

  package func checkHealth(
    _ request: Health.HealthCheckRequest
  ) async throws(CallFailure) -> Health.HealthCheckResponse {
    try await call("/grpc.health.v1.Health/Check", request)
  }

  private func call<Response: Message>(
    _ path: String, _ request: some Message
  ) async throws(CallFailure) -> Response {
    let bytes: [UInt8]
    do throws(Status) {
      bytes = try await transport.unary(path, request.encoded(), metadata: metadata, timeout: timeout)
    } catch { throw CallFailure(error) }
    do throws(DecodingFault) { return try Response(decoding: bytes) } catch {
      throw CallFailure(Status(.internal, "the response of \(path) cannot be read: \(error)"))
    }
  }
}
