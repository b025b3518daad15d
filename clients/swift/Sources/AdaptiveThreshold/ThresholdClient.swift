import AdaptiveThresholdAPI
import GRPCCore
import GRPCNIOTransportHTTP2
import Synchronization

/// Asks, records and watches for one user, over gRPC.
///
/// Calls wait until `run()` runs; ``withThresholdClient(host:port:key:user:deadline:lastKnown:security:isolation:_:)`` does that.
public final class ThresholdClient: Sendable {
  /// Whom signals and trades belong to.
  public let user: String
  /// Every method of the service as it is, with key and deadline on it. Its errors are gRPC's.
  public let service: AdaptiveThreshold_V1_AdaptiveThresholdService.Client<Transport>

  private let address: Address
  private let connection: GRPCClient<Transport>
  private let deadline: Duration
  private let memory: Mutex<Memory>

  /// - Parameters:
  ///   - host: a name or an address.
  ///   - key: an API key; empty for a server on this machine that wants none.
  ///   - user: whom signals and trades belong to.
  ///   - deadline: of a call, where it has none of its own.
  ///   - lastKnown: for how long, at most 60 s, the server's last thresholds may decide entries when it cannot be asked; zero
  ///     refuses them at once.
  ///   - security: `.tls`, or in the clear.
  /// - Throws: ThresholdError for a `lastKnown` that is too long; RuntimeError for an address that is none.
  public init(
    host: String, port: Int, key: String = "", user: String, deadline: Duration = .seconds(1),
    lastKnown: Duration = .zero, security: Transport.TransportSecurity = .plaintext
  ) throws {
    self.user = user
    self.deadline = deadline
    memory = Mutex(try Memory(age: lastKnown))
    address = Address(host: host, port: port, key: key, security: security)
    connection = try address.connection(deadline: deadline)
    service = AdaptiveThreshold_V1_AdaptiveThresholdService.Client(wrapping: connection)
  }

  /// Keeps the connection, until `close()` or until the task is cancelled.
  public func run() async throws { try await connection.runConnections() }

  /// Ends the connection when its calls have ended; a watch has its own.
  public func close() { connection.beginGracefulShutdown() }

  /// Whether to trade a signal. When the server cannot be asked: an entry not, an exit yes (but see `lastKnown`).
  /// - Throws: a fault of the caller's, such as a wrong key; never because the server is away.
  public func shouldTrade(
    _ signal: Signal, explain: Bool = false, deadline: Duration? = nil
  ) async throws(ThresholdError) -> Decision {
    let request = AdaptiveThreshold_V1_EvaluateRequest.with {
      $0.userID = user
      $0.signal = signal.message
      $0.explain = explain
    }
    var asking = Asking(signal, at: .now, deadline: deadline ?? self.deadline)
    while true {
      do {
        let answer = try await service.evaluate(request, options: Self.options(asking.timeout(at: .now)))
        memory.withLock { $0.note(signal.symbol, answer, at: .now) }
        return Decision(answer)
      } catch {
        let memory = memory.withLock { $0 }
        switch try asking.failed(ThresholdError(error), at: .now, memory: memory) {
        case .decide(let decision): return decision
        // Cancelled, it ends at once, and so does the next attempt.
        case .pause(let pause): try? await Task.sleep(for: pause)
        }
      }
    }
  }

  /// Whether to trade what a bot sees, in one line; as ``shouldTrade(_:explain:deadline:)``.
  public func shouldTrade(
    _ symbol: String, _ action: Signal.Action, intent: Signal.Intent = .entry, confidence: Double? = nil,
    rsi: Double? = nil, changePercent: Double? = nil, volume: Double? = nil, macd: Double? = nil,
    price: Double? = nil
  ) async throws(ThresholdError) -> Decision {
    let signal = Signal(
      symbol, action, intent: intent, confidence: confidence, rsi: rsi, changePercent: changePercent,
      volume: volume,
      macd: macd, price: price)
    return try await shouldTrade(signal)
  }

  /// Records closed trades, durably, and each once however often this is repeated; what became of each, in order.
  /// - Parameter deadline: of all attempts together.
  /// - Throws: nothing is known of them, or they were refused together.
  public func record(
    _ trades: [Trade], deadline: Duration = .seconds(30)
  ) async throws(ThresholdError) -> [Recorded] {
    var recording = try Recording(trades.map { $0.message(of: user) }, at: .now, deadline: deadline)
    while true {
      do {
        let options = Self.options(recording.timeout(at: .now))
        let answer = try await service.recordTrades(recording.request, options: options)
        recording.answered(answer)
      } catch {
        try recording.failed(ThresholdError(error))
      }
      guard let pause = try recording.pause(at: .now) else { return recording.results }
      try? await Task.sleep(for: pause)
    }
  }

  /// Records one closed trade, as ``record(_:deadline:)``.
  /// - Throws: also when it was refused alone, such as TRADE_CONFLICT.
  @discardableResult
  public func record(
    _ trade: Trade, deadline: Duration = .seconds(30)
  ) async throws(ThresholdError) -> Recorded {
    let recorded = try await record([trade], deadline: deadline)
    guard let first = recorded.first else { throw ThresholdError(.internalError, "the answer has no result") }
    if let error = first.error { throw error }
    return first
  }

  /// The thresholds in force for a symbol, or the user's global ones.
  public func thresholds(
    of symbol: String = "", deadline: Duration? = nil
  ) async throws(ThresholdError) -> ThresholdSet {
    let request = AdaptiveThreshold_V1_GetThresholdsRequest.with {
      $0.userID = user
      $0.symbol = symbol
    }
    do {
      let options = Self.options(deadline ?? self.deadline)
      return ThresholdSet(try await service.getThresholds(request, options: options).thresholdSet)
    } catch { throw ThresholdError(error) }
  }

  /// The thresholds of symbols and every change of them, across lost connections.
  /// - Parameters:
  ///   - symbols: one or more; an empty one is the user's global set.
  ///   - token: of an earlier watch, to go on after its last event.
  ///   - bookmarkInterval: 5 to 60 s; three of them without any message count as a dead connection.
  ///   - conflates: when reading too slowly, get the latest of each symbol, not an error.
  /// - Throws: for no symbol, and for another interval; what ends a watch is thrown by its loop.
  public func watch(
    _ symbols: [String], token: String = "", bookmarkInterval: Duration = .seconds(15),
    conflates: Bool = false
  ) throws(ThresholdError) -> Watch {
    let watching = try Watching(
      user: user, symbols: symbols, token: token, bookmarkInterval: bookmarkInterval, conflates: conflates)
    return Watch(address, watching)
  }

  private static func options(_ timeout: Duration) -> CallOptions {
    var options = CallOptions.defaults
    options.timeout = timeout
    return options
  }
}

/// Runs a client for as long as `body` lasts. Parameters as of ``ThresholdClient``.
public func withThresholdClient<Result: Sendable>(
  host: String, port: Int, key: String = "", user: String, deadline: Duration = .seconds(1),
  lastKnown: Duration = .zero, security: Transport.TransportSecurity = .plaintext,
  isolation: isolated (any Actor)? = #isolation, _ body: (ThresholdClient) async throws -> Result
) async throws -> Result {
  let client = try ThresholdClient(
    host: host, port: port, key: key, user: user, deadline: deadline, lastKnown: lastKnown, security: security
  )
  async let _: Void = client.run()
  defer { client.close() }
  return try await body(client)
}
