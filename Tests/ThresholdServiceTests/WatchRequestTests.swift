import Engine
import Repository
import Testing
import ThresholdCore

@testable import ThresholdService

/// What a request to watch is held to before anything is read.
@Suite("Requests to watch", .timeLimit(.minutes(5)))
struct WatchRequestTests {
  private func service() async throws -> Service {
    let engine = try await Engine(repository: InMemoryRepository())
    return Service(
      engine: engine, keys: KeyRing(adminKey: nil, principals: [:]), health: Health())
  }

  private func caller(_ users: Principal.Users = .all, _ rights: Set<Right> = [.read]) -> Caller {
    Caller(
      principal: Principal(name: "test", users: users, rights: rights), received: Instant(nanoseconds: 1),
      deadline: .now + .seconds(30))
  }

  private func refusal(_ body: () async throws -> Void) async -> Refusal? {
    do {
      try await body()
      return nil
    } catch { return error as? Refusal }
  }

  @Test(
    "The bookmark interval is 15 s unless asked for, and kept from 5 to 60 s",
    arguments: [(nil, 15), (0, 5), (4, 5), (5, 5), (33, 33), (60, 60), (61, 60), (86_400, 60)]
      as [(Int64?, Int)])
  func interval(asked: Int64?, given: Int) async throws {
    let subscription = try await service().watch(
      WatchRequest(
        scopes: [("alice", "A")], bookmarkInterval: asked.map { RawTime(seconds: $0, nanoseconds: 0) }),
      caller())
    #expect(subscription.bookmarkInterval == .seconds(Double(given)))
  }

  @Test("One to a thousand scopes, each counted once and watched in order")
  func scopes() async throws {
    let service = try await service()
    for count in [0, 1_001] {
      let many = (0..<count).map { ("alice", "S\($0)") }
      let refused = await refusal { _ = try await service.watch(WatchRequest(scopes: many), caller()) }
      #expect(refused?.faults.map(\.field) == ["scopes"])
    }
    let most = (0..<1_000).map { ("alice", "S\(999 - $0)") }
    let subscription = try await service.watch(WatchRequest(scopes: most), caller())
    #expect(subscription.scopes.count == 1_000 && subscription.scopes == subscription.scopes.sorted())
    let twice = try await service.watch(WatchRequest(scopes: [("alice", "A"), ("alice", "A")]), caller())
    #expect(twice.scopes.count == 1)
  }

  @Test("The right to read is asked for each scope, also of those that would resume with a good token")
  func rights() async throws {
    let service = try await service()
    let bound = caller(.only([UserID("alice")]))
    let token = service.engine.feed.token(at: 0)
    _ = try await service.watch(WatchRequest(scopes: [("alice", "A")], resumeToken: token), bound)
    let foreign = await refusal {
      _ = try await service.watch(
        WatchRequest(scopes: [("alice", "A"), ("alice", "B"), ("bob", "A")], resumeToken: token), bound)
    }
    #expect(foreign?.kind == .permissionDenied && foreign?.reason == "FOREIGN_USER")
    let unable = await refusal {
      _ = try await service.watch(WatchRequest(scopes: [("alice", "A")]), caller(.all, [.trade]))
    }
    #expect(unable?.reason == "RIGHT_MISSING")
  }
}
