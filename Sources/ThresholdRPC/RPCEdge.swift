package import GRPC
import Logging
package import ThresholdService

/// The gRPC edge: messages to the service's terms and back, refusals to statuses.
package struct RPCEdge: Sendable {
  let service: Service
  let authenticator: Authenticator
  /// Version of the program, for GetStats.
  let version: String
  /// When the program started, nanoseconds since 1970.
  let startedAt: Int64
  static let logger = Logger(label: "rpc")

  package init(service: Service, version: String, startedAt: Int64) {
    self.service = service
    self.version = version
    self.startedAt = startedAt
    authenticator = Authenticator(keys: service.keys)
  }

  /// Every method this server has.
  package func methods() -> MethodTable {
    var table = MethodTable()
    registerEvaluate(in: &table)
    registerThresholds(in: &table)
    registerRecording(in: &table)
    registerLearning(in: &table)
    registerAdmin(in: &table)
    registerHealth(in: &table)
    registerReflection(in: &table)
    return table
  }

  static let adaptiveThreshold = "/adaptive_threshold.v1.AdaptiveThresholdService/"
  static let admin = "/adaptive_threshold.v1.AdminService/"
}
