import Foundation
import Gateway
import Loopback
import Testing

@Suite("The OpenAPI document", .timeLimit(.minutes(5)))
struct OpenAPITests {
  @Test("It describes every route that is served, and no other")
  func complete() async throws {
    try await withGateway { harness async throws in
      let document = try await harness.get("/openapi.json").json
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      let described = Set(
        paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
      #expect(described == Set(harness.gateway.routes.map { "\($0.method.rawValue) \($0.path)" }))
    }
  }

  @Test("Every operation has an id of its own, and every reference leads somewhere")
  func consistent() async throws {
    try await withGateway { harness async throws in
      let ids = harness.gateway.routes.map(\.operation.id)
      #expect(Set(ids).count == ids.count)
      let answer = try await harness.get("/openapi.json")
      let components = try #require(answer.json["components"] as? [String: Any])
      let schemas = try #require(components["schemas"] as? [String: Any])
      let references = answer.text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) }
      #expect(!references.isEmpty)
      for name in Set(references) { #expect(schemas[name] != nil, "\(name)") }
    }
  }
}
