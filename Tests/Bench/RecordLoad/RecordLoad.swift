internal import Client
internal import Engine
internal import PostgresRepository

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Records trades as fast as a number of callers can that wait for each answer, one trade a call, and prints the figures as
/// JSON.
///
///     record-load engine DATABASE-URL CALLERS SECONDS USERS plain|taught
///     record-load grpc HOST:PORT CALLERS SECONDS USERS plain|taught
///
/// `engine` runs an engine on Postgres within this process, `grpc` calls a server. A plain trade teaches nobody: it is one
/// row. A taught one carries its signal: two scopes learn from it, so that it is five.
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
      let engine = try await Engine(repository: PostgresRepository.open(configuration))
      let (latencies, cpu) = try await Load(plan, recorders: [EngineRecorder(engine: engine)]).run()
      let groups = engine.metrics.recording.groupSizes
      await engine.close()
      return LoadReport(
        plan, latencies, cpu, callsAGroup: groups.count > 0 ? groups.sum / Double(groups.count) : nil)
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
}
