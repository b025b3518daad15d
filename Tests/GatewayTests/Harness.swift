import Engine
import Foundation
import Gateway
import Logging
import Loopback
import Repository
import Telemetry
import ThresholdCore
import ThresholdService

/// A gateway on free ports of the loopback interface, with the service behind it and storage in memory.
struct Harness: Sendable {
  let gateway: Gateway
  let service: Service
  let health: Health
  let ports: Gateway.Ports

  /// The instant at which every request is received.
  static let now = Instant(seconds: 1_700_000_000)

  func send(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
  ) async throws -> HTTPAnswer {
    var headers = headers
    if body != nil, headers["Content-Type"] == nil { headers["Content-Type"] = "application/json" }
    return try await HTTPAnswer.get(
      port: ports.http, path: path, method: method, headers: headers, body: body)
  }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
    try await send("GET", path, headers: headers)
  }

  func post(_ path: String, _ body: String? = nil, headers: [String: String] = [:]) async throws -> HTTPAnswer
  {
    try await send("POST", path, body, headers: headers)
  }
}

extension HTTPAnswer {
  /// The `data` of an answer that says success.
  var data: [String: Any] {
    get throws {
      guard let data = try json["data"] as? [String: Any], try json["success"] as? Bool == true else {
        throw Malformed(text: text)
      }
      return data
    }
  }

  /// The fields that a refusal names, sorted.
  var faultyFields: [String] {
    get throws { (try json["details"] as? [[String: String]] ?? []).compactMap { $0["field"] }.sorted() }
  }
}

/// Runs `body` with a gateway whose keys are `keys` (name, users, rights); without any, loopback may do everything.
func withGateway(
  keys: [(key: String, users: Principal.Users, rights: Set<Right>)] = [], adminKey: String? = nil,
  metrics: MetricRegistry = MetricRegistry(), health: Health = Health(),
  configure: (inout Gateway.Configuration) -> Void = { _ in }, routes: [Route] = [],
  _ body: (Harness) async throws -> Void
) async throws {
  let engine = try await Engine(repository: InMemoryRepository())
  var principals: [KeyDigest: Principal] = [:]
  for entry in keys {
    principals[KeyDigest(of: entry.key)] = Principal(
      name: entry.key, users: entry.users, rights: entry.rights)
  }
  let service = Service(
    engine: engine, keys: KeyRing(adminKey: adminKey, principals: principals), health: health)
  var configuration = Gateway.Configuration(host: "127.0.0.1", port: 0, metricsPort: 0)
  configure(&configuration)
  let gateway = Gateway(
    configuration: configuration, service: service, version: "test", routes: routes, metrics: metrics,
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: { Harness.now })
  let harness = Harness(
    gateway: gateway, service: service, health: health, ports: try await gateway.start())
  do {
    try await body(harness)
  } catch {
    await gateway.stop(within: .seconds(1))
    throw error
  }
  await gateway.stop(within: .seconds(5))
  await engine.close()
}
