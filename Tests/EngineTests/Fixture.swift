import Repository
import Synchronization
import ThresholdCore

@testable import Engine

/// A moment of hand-moved time: `seconds` after 2026-01-01.
func at(_ seconds: Double, asOf: Double? = nil) -> Moment {
  Moment(received: instant(seconds), asOf: asOf.map(instant))
}

func instant(_ seconds: Double) -> Instant {
  Instant(nanoseconds: 1_767_225_600_000_000_000 + Int64(seconds * 1e9))
}

let alice = UserID("alice")
let bob = UserID("bob")
let bitcoin = Key(user: alice, symbol: Symbol("BTCUSDT"))

/// A buy that passes every gate of the built-in configuration, or (with `confidence` below 0.75) fails one.
func signal(_ symbol: String = "BTCUSDT", confidence: Double? = 0.9, intent: Intent = .entry) -> Signal {
  Signal(
    symbol: Symbol(symbol), action: .buy, intent: intent, confidence: confidence, rsi: 40, changePercent: 3,
    volume: 2e9, macd: 0.05, price: 100)
}

func command(
  _ action: ScopeCommand.Action, _ key: Key = bitcoin, at moment: Moment, request: String = "",
  fingerprint: [UInt8] = [], validateOnly: Bool = false
) -> ScopeCommand {
  ScopeCommand(
    key: key, action: action, moment: moment,
    identity: RequestIdentity(
      caller: "test", method: "test", requestID: request, fingerprint: fingerprint),
    validateOnly: validateOnly)
}

/// Own values with nothing but a confidence threshold.
func confidence(_ value: Double) -> PartialValues {
  var values = PartialValues.none
  values.confidence = value
  return values
}

extension Engine {
  /// Evaluates, after reading the key if needed.
  func decide(_ signal: Signal, for user: UserID = alice, at moment: Moment) async throws -> DecisionReport {
    for _ in 0..<100 {
      if case .decided(let report) = try evaluate(signal, for: user, at: moment) { return report }
      try await load(Key(user: user, symbol: signal.symbol))
    }
    throw Refusal(.internalError, "NOT_LOADED", "the key never arrived in memory")
  }

  @discardableResult
  func set(_ value: Double, _ key: Key = bitcoin, at moment: Moment = at(0)) async throws -> CommandAnswer {
    try await perform(command(.set(confidence(value), expectedVersion: nil), key, at: moment))
  }
}

/// The refusal that `body` throws.
func refusal(_ body: () async throws -> Void) async -> Refusal? {
  do {
    try await body()
    return nil
  } catch { return error as? Refusal }
}

/// Counts transactions, delays reads, and can be out of reach.
final class ObservedRepository: Repository {
  let inner = InMemoryRepository()
  let reads = Atomic<Int>(0)
  let writes = Atomic<Int>(0)
  let isAway = Atomic<Bool>(false)
  /// Runs after a read has seen its snapshot and before the reader gets it.
  let afterRead = Mutex<(@Sendable () async -> Void)?>(nil)
  /// Runs every write body twice, the first time for nothing, as a repository may.
  let repeatsBodies: Bool

  init(repeatsBodies: Bool = false) { self.repeatsBodies = repeatsBodies }

  private struct Again: Error {}

  var name: String { "observed" }
  let backgroundReadersMax = 0

  func read<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any ReadTransaction) throws -> Result
  ) async throws -> Result {
    reads.wrappingAdd(1, ordering: .relaxed)
    if isAway.load(ordering: .relaxed) { throw RepositoryError(.unavailable, "switched off by the test") }
    let result = try await inner.read(deadline: deadline, body)
    if let pause = afterRead.withLock({ $0 }) { await pause() }
    return result
  }

  func write<Result: Sendable>(
    deadline: ContinuousClock.Instant?, _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
  ) async throws -> Result {
    writes.wrappingAdd(1, ordering: .relaxed)
    if isAway.load(ordering: .relaxed) { throw RepositoryError(.unavailable, "switched off by the test") }
    if repeatsBodies {
      do {
        _ = try await inner.write(deadline: deadline) { transaction -> Result in
          _ = try body(transaction)
          throw Again()
        }
      } catch is Again {}
    }
    return try await inner.write(deadline: deadline, body)
  }

  func close() async { await inner.close() }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
