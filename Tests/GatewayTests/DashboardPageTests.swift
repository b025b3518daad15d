import Testing

@Suite("The dashboard's files", .timeLimit(.minutes(5)))
struct DashboardPageTests {
  /// Every path that `text` names below `/dashboard/`.
  private func references(in text: String) -> Set<String> {
    Set(text.matches(of: #/["'](/dashboard/[a-z-]+\.[a-z]+)["']/#).map { String($0.1) })
  }

  @Test(
    "The page and every file that it or one of its modules names is served, and nothing comes from elsewhere")
  func closure() async throws {
    try await withGateway { server throws in
      var known: Set<String> = []
      var waiting: Set<String> = ["/"]
      while let path = waiting.popFirst() {
        let answer = try await server.get(path)
        #expect(answer.status == 200, "\(path)")
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        let foreign = answer.text.matches(of: #/https?:\/\/[^"' ]+/#).map { String($0.0) }
        #expect(foreign.allSatisfy { $0.hasPrefix("http://www.w3.org/") }, "\(path) names \(foreign)")
        known.insert(path)
        waiting.formUnion(references(in: answer.text).subtracting(known))
      }
      #expect(known.count == 19, "\(known.sorted())")
    }
  }

  @Test("The page allows no inline script, no eval and no frame")
  func policy() async throws {
    try await withGateway { server throws in
      let page = try await server.get("/")
      let policy = try #require(page.header("Content-Security-Policy"))
      #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
      #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
      #expect(
        !page.text.contains("<script>") && !page.text.contains(" style=") && !page.text.contains(" onclick="))
    }
  }

  @Test("A browser that has a file is told so, and one that has an older one gets the new")
  func conditional() async throws {
    try await withGateway { server throws in
      let first = try await server.get("/dashboard/main.js")
      #expect(first.header("Content-Type") == "text/javascript; charset=utf-8")
      #expect(first.header("Cache-Control") == "no-cache")
      let tag = try #require(first.header("ETag"))
      let again = try await server.get("/dashboard/main.js", headers: ["If-None-Match": tag])
      #expect(again.status == 304 && again.text.isEmpty)
      #expect(try await server.get("/dashboard/main.js", headers: ["If-None-Match": "\"0\""]).status == 200)
      #expect(try await server.get("/dashboard/theme.js").header("ETag") != tag)
    }
  }

  @Test("Of other files there are none")
  func others() async throws {
    try await withGateway { server throws in
      for path in ["/dashboard/nope.js", "/dashboard/..%2FPackage.swift", "/dashboard/index.html"] {
        #expect(try await server.get(path).status == 404, "\(path)")
      }
    }
  }
}
