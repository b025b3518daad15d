import Client
import Engine
import GRPC
import Messages
import Repository
import Server
import Testing
import ThresholdCore
import ThresholdService

@testable import ThresholdRPC

/// A server on loopback with the service behind it, and a channel to it.
struct Harness: Sendable {
  let engine: Engine
  let service: Service
  let server: GRPCServer
  let address: GRPCServer.Address
  let channel: GRPCChannel
  let methods: [String]

  static let path = "/adaptive_threshold.v1.AdaptiveThresholdService/"
  static let admin = "/adaptive_threshold.v1.AdminService/"

  /// Calls a unary method.
  func call<Response: Message>(
    _ method: String, _ request: some Message, as type: Response.Type, key: String? = nil
  ) async throws -> Response {
    let bytes = try await channel.unary(
      method.hasPrefix("/") ? method : Self.path + method, request.encoded(), metadata: metadata(key))
    return try Response(decoding: bytes)
  }

  func metadata(_ key: String?) -> Metadata {
    var metadata = Metadata()
    if let key { metadata.append("authorization", "Bearer \(key)") }
    return metadata
  }

  func evaluate(_ user: String, _ symbol: String = "BTCUSDT") async throws -> V1.EvaluateResponse {
    try await call(
      "Evaluate", V1.EvaluateRequest(userID: user, signal: signal(symbol)), as: V1.EvaluateResponse.self)
  }
}

/// Runs `body` with a server whose keys are `keys` (name, users, rights); without any, loopback may do everything.
func withService(
  keys: [(key: String, users: Principal.Users, rights: Set<Right>)] = [],
  repository: any Repository = InMemoryRepository(),
  configure: (inout ServerConfiguration) -> Void = { _ in }, _ body: (Harness) async throws -> Void
) async throws {
  let engine = try await Engine(repository: repository)
  var principals: [KeyDigest: Principal] = [:]
  for entry in keys {
    principals[KeyDigest(of: entry.key)] = Principal(
      name: entry.key, users: entry.users, rights: entry.rights)
  }
  let service = Service(
    engine: engine, keys: KeyRing(adminKey: nil, principals: principals), health: Health())
  let methods = RPCEdge(service: service, version: "test", startedAt: 0).methods()
  var configuration = ServerConfiguration(host: "127.0.0.1", port: 0)
  configuration.eventLoops = 2
  configure(&configuration)
  let server = GRPCServer(configuration: configuration, methods: methods)
  let address = try await server.start()
  let channel = try await GRPCChannel.connect(host: address.host, port: address.port)
  let harness = Harness(
    engine: engine, service: service, server: server, address: address, channel: channel,
    methods: methods.paths)
  let result: Result<Void, any Error>
  do { result = .success(try await body(harness)) } catch { result = .failure(error) }
  await channel.disconnect()
  await server.drain(grace: .zero)
  try result.get()
}

func signal(_ symbol: String = "BTCUSDT", confidence: Double = 0.9) -> V1.Signal {
  V1.Signal(
    symbol: symbol, action: .buy, confidence: confidence, rsi: 40, changePercent: 3, volume: 2e9, macd: 0.05,
    price: 100)
}

/// What is told within an error's details.
struct Told {
  var info: GoogleRPC.ErrorInfo?
  var fields: [String] = []
  var requestID: String?

  init(_ status: Status) throws {
    let details = try GoogleRPC.Status(decoding: status.details).details
    for detail in details {
      if let info = try detail.unpacked(as: GoogleRPC.ErrorInfo.self) { self.info = info }
      if let bad = try detail.unpacked(as: GoogleRPC.BadRequest.self) {
        fields = bad.fieldViolations.map(\.field)
      }
      if let id = try detail.unpacked(as: GoogleRPC.RequestInfo.self) { requestID = id.requestID }
    }
  }
}

/// The status that `body` throws; OK if it throws none.
func status(_ body: () async throws -> Void) async -> Status {
  do {
    try await body()
    return .ok
  } catch { return error as? Status ?? Status(.unknown, "\(error)") }
}

/// Waits until `condition` holds, for at most a minute.
func eventually(_ condition: () async -> Bool) async -> Bool {
  for _ in 0..<6_000 {
    if await condition() { return true }
    try? await Task.sleep(for: .milliseconds(10))
  }
  return false
}
