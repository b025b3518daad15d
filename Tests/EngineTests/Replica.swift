import PostgresRepository
import PostgresServer
import Repository
import ThresholdCore

@testable import Engine

/// An engine on a Postgres that others share, with its feed at work.
struct Replica {
  let engine: Engine
  private let work: Task<Void, Never>

  var feed: ChangeFeed { engine.feed }

  /// How a replica hears of the others.
  enum Ear {
    /// By hints alone: the log is not polled within a test's time.
    case hints
    /// By polls alone, every 20 ms: where it should listen, nobody is.
    case polls
    case both
  }

  init(
    _ url: String, by ear: Ear = .both, _ change: (inout EngineConfiguration) -> Void = { _ in }
  ) async throws {
    var storage = PostgresConfiguration(url: url)
    storage.size = 3
    storage.hints.probeInterval = .milliseconds(500)
    storage.hints.probeTimeout = .seconds(5)
    storage.hints.backoffMax = .milliseconds(400)
    var configuration = EngineConfiguration()
    configuration.feedPollInterval = .seconds(1)
    configuration.decisionFlushInterval = .seconds(0.02)
    switch ear {
    case .hints: configuration.feedPollInterval = .seconds(3_600)
    case .polls:
      configuration.feedPollInterval = .seconds(0.02)
      storage.listenURL = "postgresql://127.0.0.1:1/none"
    case .both: break
    }
    change(&configuration)
    let engine = try await Engine(
      repository: try await PostgresRepository.open(storage), configuration: configuration)
    self.engine = engine
    work = Task { await engine.run(now: { instant(0) }) }
    if ear == .hints { _ = await eventually { engine.feed.hears } }
  }

  func stop() async {
    work.cancel()
    await engine.close()
  }
}

/// Runs `body` with replicas on one new database, one for each of `ears`.
func withReplicas(
  _ ears: [Replica.Ear], configuration: (inout EngineConfiguration) -> Void = { _ in },
  _ body: ([Replica], _ url: String) async throws -> Void
) async throws {
  let url = try await PostgresServer.shared.value.makeDatabase()
  var replicas: [Replica] = []
  for ear in ears { replicas.append(try await Replica(url, by: ear, configuration)) }
  let result: Result<Void, any Error>
  do { result = .success(try await body(replicas, url)) } catch { result = .failure(error) }
  for replica in replicas { await replica.stop() }
  try result.get()
}
