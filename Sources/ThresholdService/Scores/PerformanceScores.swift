internal import Synchronization
package import ThresholdCore

/// The performance scores of the scopes that are being evaluated over HTTP, so that an evaluation finds its
/// `confidence_adjustment` in memory.
///
/// Bounded; a score is read anew a minute after it was read, or after a trade of its user was recorded here, and until
/// then, and while storage is away, the old one answers.
package final class PerformanceScores: Sendable {
  /// What memory knows of a scope's score.
  package enum Knowledge: Sendable, Equatable {
    /// In [-0.2, 0.2].
    case known(Double)
    /// As `known`, but somebody should read it again; the next callers are told `known` meanwhile.
    case outdated(Double)
    case unknown
  }

  private struct Entry {
    var adjustment: Double
    var readAt: ContinuousClock.Instant
    var isOutdated = false
  }

  private static let freshFor = Duration.seconds(60)
  private static let scopesMax = 10_000
  private let entries = Mutex<[UserID: [Symbol: Entry]]>([:])

  package init() {}

  /// - Complexity: one short lock, no suspension.
  package func adjustment(of key: Key, at now: ContinuousClock.Instant) -> Knowledge {
    entries.withLock { entries in
      guard let entry = entries[key.user]?[key.symbol] else { return .unknown }
      guard entry.isOutdated || now - entry.readAt > Self.freshFor else { return .known(entry.adjustment) }
      // One reader is enough; until it has read, or for another minute if it cannot, the old one is good.
      entries[key.user]?[key.symbol]?.isOutdated = false
      entries[key.user]?[key.symbol]?.readAt = now
      return .outdated(entry.adjustment)
    }
  }

  /// Takes in a score (`nil`: no trades), and returns its adjustment.
  package func took(_ score: Double?, of key: Key, at now: ContinuousClock.Instant) -> Double {
    let adjustment = Self.adjustment(score)
    entries.withLock { entries in
      if entries[key.user]?[key.symbol] == nil { Self.makeRoom(in: &entries) }
      entries[key.user, default: [:]][key.symbol] = Entry(adjustment: adjustment, readAt: now)
    }
    return adjustment
  }

  /// Notes that a score could not be read, and returns what is known all the same; 0 if nothing is.
  package func failed(_ key: Key, at now: ContinuousClock.Instant) -> Double {
    if let entry = entries.withLock({ $0[key.user]?[key.symbol] }) { return entry.adjustment }
    return took(nil, of: key, at: now)
  }

  /// A trade of `user` was recorded.
  package func outdated(_ user: UserID) {
    entries.withLock { entries in
      guard let symbols = entries[user] else { return }
      entries[user] = symbols.mapValues { entry in
        var entry = entry
        entry.isOutdated = true
        return entry
      }
    }
  }

  /// Forgets a user, any, when memory is full: whoever is still evaluated is read again.
  private static func makeRoom(in entries: inout [UserID: [Symbol: Entry]]) {
    guard entries.values.reduce(0, { $0 + $1.count }) >= scopesMax, let victim = entries.first?.key else {
      return
    }
    entries[victim] = nil
  }

  /// The score, which lies in 0...1, brought to -0.2...0.2 as the Python service has it; 0 without trades.
  static func adjustment(_ score: Double?) -> Double {
    guard let score else { return 0 }
    return min(max((score - 0.5) * 0.4, -0.2), 0.2)
  }
}
