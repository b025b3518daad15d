import Synchronization
package import ThresholdCore

/// Everything that Evaluate needs of one key, resolved once when it changes and shared by all readers.
package final class KeySnapshot: Sendable {
  /// Where a learner stands: what a decision must remember of it.
  package struct Stand: Sendable {
    package let bounds: PerParameter<Bounds>
    package let u: PerParameter<Double>
    package let baseline: PerParameter<Double>
    package let live: PerParameter<Double>
    package let version: Int64

    /// What this learner must remember of `signal`.
    package func view(of signal: Signal) -> LearnerView {
      let z = Position.of(signal, in: bounds)
      let gates = Gates(signal, against: live)
      return LearnerView(z: z, u: u, baseline: baseline, liveAccepted: gates.shouldTrade, version: version)
    }
  }

  package let key: Key
  package let effective: EffectiveSet
  package let policy: EffectivePolicy
  package let symbolStand: Stand
  package let globalStand: Stand
  /// Those of the symbol and of the user that nobody released, also such as have ended since.
  private let locks: [ScopedLock]
  /// Rejected decisions of the current second: seconds since the epoch above, the count in the low 16 bits.
  private let rejected = Atomic<UInt64>(0)

  /// Resolves `symbol` over `global` over `configuration`. For the global key itself `symbol` is `nil`.
  package init(key: Key, symbol: ScopeFacts?, global: ScopeFacts, configuration: ThresholdConfiguration) {
    self.key = key
    effective = EffectiveSet(symbol: symbol?.own, global: global.own, configuration: configuration.defaults)
    let userPolicy = configuration.policy.overridden(by: global.policy)
    let policy = symbol.map { userPolicy.overridden(by: $0.policy) } ?? userPolicy
    self.policy = policy
    let held = [(key.global, global)] + (symbol.map { [(key, $0)] } ?? [])
    locks = held.flatMap { scope, facts in
      facts.locks.locks.filter { $0.releasedAt == nil }.map { ScopedLock(key: scope, lock: $0) }
    }
    let userValues = EffectiveSet(symbol: nil, global: global.own, configuration: configuration.defaults)
      .values
    globalStand = Self.stand(global, inherited: configuration.defaults, bounds: userPolicy.bounds)
    symbolStand = symbol.map { Self.stand($0, inherited: userValues, bounds: policy.bounds) } ?? globalStand
  }

  /// The locks that stand in the way of `signal` at `now`; none for what is no entry.
  package func locks(against signal: Signal, at now: Instant) -> [ScopedLock] {
    if locks.isEmpty || signal.intent != .entry || signal.action == .hold { return [] }
    return locks.filter { $0.lock.blocks(signal.action, at: now) }
  }

  /// Counts one more rejected decision in the second of `now` and answers how many there were before it.
  package func countRejected(at now: Instant) -> Int {
    let second = UInt64(bitPattern: now.nanoseconds / 1_000_000_000) << 16
    let old = rejected.load(ordering: .relaxed)
    let count = old & ~0xFFFF == second ? old & 0xFFFF : 0
    // A lost race counts two as one: the sample is then one larger than asked, which harms nobody.
    rejected.store(second | min(count + 1, 0xFFFF), ordering: .relaxed)
    return Int(count)
  }

  private static func stand(
    _ facts: ScopeFacts, inherited: PerParameter<Double>, bounds: PerParameter<Bounds>
  ) -> Stand {
    let baseline = inherited.map { facts.baseline[$0] ?? $1 }
    return Stand(
      bounds: bounds, u: facts.learner.u(baseline: Position.of(baseline, in: bounds)),
      baseline: Position.of(baseline, in: bounds), live: inherited.map { facts.own.values[$0] ?? $1 },
      version: facts.own.version)
  }
}
