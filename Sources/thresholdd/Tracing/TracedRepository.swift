import Repository
import Telemetry
import Tracing

/// A repository whose transactions and statements are spans of the call that makes them. What no call makes (polling,
/// the decision log) is no span.
struct TracedRepository: Repository {
  let base: any Repository
  let tracer: SpanTracer

  var name: String { base.name }

  var writersMax: Int { base.writersMax }

  var backgroundReadersMax: Int { base.backgroundReadersMax }

  var pool: PoolStatistics? { base.pool }

  var changeHints: (any ChangeHints)? { base.changeHints }

  var replica: ReplicaStatistics? { base.replica }

  func close() async { await base.close() }

  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await traced("read", body) { try await base.read(deadline: deadline, $0) }
  }

  func readHistory<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await traced("read history", body) { try await base.readHistory(deadline: deadline, $0) }
  }

  func readInBackground<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    try await traced("read in background", body) { try await base.readInBackground(deadline: deadline, $0) }
  }

  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    try await traced("write", body) { try await base.write(deadline: deadline, $0) }
  }

  /// Has `run` execute `body`: below a span of the transaction, if a sampled call makes it.
  private func traced<Transaction, Result: Sendable>(
    _ what: String, _ body: @escaping @Sendable (Transaction) throws -> Result,
    _ run: (@escaping @Sendable (Transaction) throws -> Result) async throws -> Result
  ) async throws -> Result {
    guard let observer = beginTransaction() else { return try await run(body) }
    return try await observer.observe(what) {
      try await run { transaction in
        try StatementObservation.$observer.withValue(observer) { try body(transaction) }
      }
    }
  }

  private func beginTransaction() -> TransactionTrace? {
    guard let trace = ServiceContext.current?[TraceContextKey.self], trace.isSampled else { return nil }
    return TransactionTrace(
      tracer: tracer, seat: tracer.seat(below: trace, isRemote: false), system: base.name)
  }
}

/// One transaction's span, from asking for a connection to the commit, and those of its statements below it.
private struct TransactionTrace: StatementObserver {
  let tracer: SpanTracer
  let seat: SpanSeat
  let system: String

  func observe<Result>(_ what: String, _ body: () async throws -> Result) async throws -> Result {
    let start = WallClock.nanoseconds
    let attributes = [SpanRecord.Attribute("db.system.name", .text(system))]
    do {
      let result = try await body()
      tracer.record(
        seat, "\(system) \(what)", kind: .internal, from: start, to: WallClock.nanoseconds, attributes)
      return result
    } catch {
      // A body may throw to leave, for what is no fault of the database.
      tracer.record(
        seat, "\(system) \(what)", kind: .internal, from: start, to: WallClock.nanoseconds,
        attributes + [SpanRecord.Attribute("error.type", .text("\(type(of: error))"))],
        isError: error is RepositoryError)
      throw error
    }
  }

  func begin(_ summary: String, on system: String) -> (_ failed: Bool) -> Void {
    let start = WallClock.nanoseconds
    return { failed in
      tracer.record(
        tracer.seat(below: seat.context, isRemote: false), summary, kind: .client, from: start,
        to: WallClock.nanoseconds,
        [
          SpanRecord.Attribute("db.system.name", .text(system)),
          SpanRecord.Attribute("db.query.summary", .text(summary)),
        ], isError: failed)
    }
  }
}
