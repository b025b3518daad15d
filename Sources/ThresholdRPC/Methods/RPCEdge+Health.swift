import GRPC
import Messages
import ThresholdService

/// `grpc.health.v1`; needs no key, as probes have none.
extension RPCEdge {
  func registerHealth(in table: inout MethodTable) {
    let path = "/grpc.health.v1.Health/"
    table.register(
      path + "Check",
      .unary { bytes, _ in
        guard let request = try? Messages.Health.HealthCheckRequest(decoding: bytes) else {
          return .fail(Status(.invalidArgument, "not a health check"))
        }
        guard let known = HealthService(rawValue: request.service) else {
          return .fail(Status(.notFound, "there is no service \(request.service)"))
        }
        return .reply(Self.response(service.health.status(of: known)).encoded())
      })
    table.register(
      path + "List",
      .unary { _, _ in
        let statuses = HealthService.allCases.map {
          ($0.rawValue, Self.response(service.health.status(of: $0)))
        }
        return .reply(Messages.Health.HealthListResponse(statuses: StringMap(statuses)).encoded())
      })
    table.register(
      path + "Watch",
      .stream(.server) { _, handle in HealthStream(health: service.health, handle: handle) })
  }

  static func response(_ status: ServingStatus) -> Messages.Health.HealthCheckResponse {
    .init(status: status == .serving ? .serving : .notServing)
  }
}
