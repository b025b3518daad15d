import Repository
import Synchronization
import ThresholdCore

/// Whom keys may borrow from, read at most once in a while: it changes slowly, and what was taken over is journalled.
final class LenderCache: Sendable {
  private struct Read<Value: Sendable> {
    var value: Value
    var at: ContinuousClock.Instant
  }

  private struct State {
    var everyone: Read<[Lender]>?
    var symbols: [Symbol: Read<[Lender]>] = [:]
  }

  private let repository: any Repository
  private let reader = LenderReader()
  private let freshness: Duration
  private let state = Mutex(State())

  /// Symbols and lenders kept; a new symbol beyond them drops all others. A lender has 1.7 KB.
  private static let symbolsMax = 1_000
  private static let lendersMax = 32_000

  /// - Parameter freshness: how long what was read is used.
  init(repository: any Repository, freshness: Duration) {
    self.repository = repository
    self.freshness = freshness
  }

  /// Whom a key of `symbol` may borrow from.
  func members(of symbol: Symbol, deadline: ContinuousClock.Instant?) async throws -> Lenders {
    let now = ContinuousClock.now
    let known = state.withLock { state in
      (fresh(state.everyone, at: now), fresh(state.symbols[symbol], at: now))
    }
    if let everyone = known.0, let members = known.1 { return Lenders(everyone: everyone, symbol: members) }
    let read = try await repository.readHistory(deadline: deadline) { [reader] transaction in
      Lenders(
        everyone: try known.0 ?? reader.everyone(in: transaction),
        symbol: try known.1 ?? reader.members(of: symbol, in: transaction))
    }
    state.withLock { state in
      if known.0 == nil { state.everyone = Read(value: read.everyone, at: now) }
      if state.symbols.count >= Self.symbolsMax
        || state.symbols.values.reduce(0, { $0 + $1.value.count }) >= Self.lendersMax
      {
        state.symbols = [:]
      }
      if known.1 == nil { state.symbols[symbol] = Read(value: read.symbol, at: now) }
    }
    return read
  }

  private func fresh<Value>(_ read: Read<Value>?, at now: ContinuousClock.Instant) -> Value? {
    read.flatMap { now - $0.at < freshness ? $0.value : nil }
  }
}
