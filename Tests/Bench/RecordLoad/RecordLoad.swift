internal import Client
internal import Engine
internal import PostgresRepository
internal import Repository

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Records trades as fast as a number of callers can that wait for each answer, one trade a call, and prints the figures as
/// JSON.
///
///     record-load engine DATABASE-URL CALLERS SECONDS USERS plain|taught
///     record-load memory - CALLERS SECONDS USERS plain|taught
///     record-load grpc HOST:PORT CALLERS SECONDS USERS plain|taught
///
/// `engine` runs an engine on Postgres within this process, `memory` one that stores nothing durably, which shows what the
/// way to a transaction costs by itself; `grpc` calls a server. A plain trade teaches nobody: it is one
/// row. A taught one carries its signal: two scopes learn from it, so that it is five. GROUPS and PATIENCE (in milliseconds)
/// behind them try other limits of groups than the engine's own.
@main
struct RecordLoad {
  static func main() async {
    do {
      let plan = try LoadPlan(Array(CommandLine.arguments.dropFirst()))
      let report = try await run(plan)
      print(report)
    } catch {
      print("record-load: \(error)")
      exit(1)
    }
  }

  private static func run(_ plan: LoadPlan) async throws -> LoadReport {
    switch plan.layer {
    case .engine:
      var configuration = PostgresConfiguration(url: plan.target)
      configuration.size = 8
      return try await run(plan, on: PostgresRepository.open(configuration))
    case .memory:
      return try await run(plan, on: InMemoryRepository())
    case .grpc:
      let (host, port) = try plan.address
      // A connection for each hundred callers, which is what a server may allow.
      var recorders: [WireRecorder] = []
      for _ in 0..<max(1, plan.callers / 100) {
        recorders.append(WireRecorder(channel: try await GRPCChannel.connect(host: host, port: port)))
      }
      let (latencies, cpu) = try await Load(plan, recorders: recorders).run()
      for recorder in recorders { await recorder.channel.close() }
      return LoadReport(plan, latencies, cpu, callsAGroup: nil)
    }
  }

  private static func run(_ plan: LoadPlan, on repository: any Repository) async throws -> LoadReport {
    var configuration = EngineConfiguration()
    if let groups = plan.groups { configuration.recording.groupsMax = groups }
    if let patience = plan.patience { configuration.recording.patience = .milliseconds(patience) }
    let engine = try await Engine(repository: repository, configuration: configuration)
    let (latencies, cpu) = try await Load(plan, recorders: [EngineRecorder(engine: engine)]).run()
    let groups = engine.metrics.recording.groupSizes
    await engine.close()
    return LoadReport(
      plan, latencies, cpu, callsAGroup: groups.count > 0 ? groups.sum / Double(groups.count) : nil)
  }
}
