import Engine
import Repository
import ThresholdCore

/// A store with every kind of record, every field with a value of its own.
enum Sample {
  static let simulated = UserID("a:simulated")
  static let real = UserID("b@real")

  /// Doubles that a detour through text changes easily.
  static let awkward: [Double] = [
    -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity,
    0.1,
    1.0 / 3, 1e17, 9_007_199_254_740_991, .pi, 4.35,
  ]

  static func instant(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * 1_000_000_000 + 7) }

  /// Makes a store of two users, and the shared price book.
  static func store() async throws -> InMemoryRepository {
    let repository = InMemoryRepository()
    try await repository.write(deadline: nil) { transaction in
      for user in [simulated, real] { try fill(user, in: transaction) }
      try transaction.insert(prices, owner: nil, recordedAt: Instant(nanoseconds: 9))
      try transaction.insert(Array(prices.prefix(3)), owner: simulated, recordedAt: Instant(nanoseconds: 9))
      let keys = [simulated, real].flatMap {
        [Key(user: $0, symbol: .global), Key(user: $0, symbol: bitcoin)]
      }
      _ = try transaction.append(keys.flatMap { [change($0, 1), change($0, 2)] })
      try transaction.compactChanges(through: 2)
    }
    return repository
  }

  static let bitcoin = Symbol("BTCUSDT")

  static let prices = ["BTCUSDT", "ETHUSDT"].flatMap { symbol in
    awkward.filter { $0 > 0 }.enumerated().map { index, price in
      PricePoint(symbol: Symbol(symbol), price: price, time: instant(Int64(index)))
    }
  }

  private static func fill(_ user: UserID, in transaction: any WriteTransaction) throws {
    var record = try transaction.lockUser(user)
    record.clock = user == simulated ? .simulated(instant(99)) : .real
    try transaction.put(record)
    for (index, symbol) in [Symbol.global, bitcoin].enumerated() {
      let key = Key(user: user, symbol: symbol)
      _ = try transaction.lockScopes([key])
      let scope =
        ScopeRecord(
          key: key,
          own: OwnSet(
            values: PartialValues(rsi: 61, confidence: nil, macd: -0.0, volume: 1e9 / 3, momentum: nil),
            version: 2, revision: 0, lastAdaptation: instant(9)),
          baseline: PartialValues(rsi: nil, confidence: 0.1, macd: nil, volume: nil, momentum: 2),
          policy: Policy(
            horizon: .hours(2), learner: "guarded_gradient", basis: .marked,
            protections: index == 0 ? [Protection(.maxDrawdown, maxDrawdownPercent: 1.0 / 3)] : []),
          learner: LearnerState.fresh.encoded(), watermark: instant(77), outcomeCount: 3, entryCount: 2,
          locks: index == 0 ? locks : .none)
      try transaction.put(scope)
      try transaction.insert([Checkpoint(of: scope, recordedAt: instant(78))])
      try transaction.insert((1...3).map { outcome($0, key) })
      for sequence in 1...2 {
        try transaction.insert(entry(Int64(sequence), key, "\(user)-\(index)-\(sequence)"))
      }
    }
    let decisions = awkward.enumerated().map { index, price in
      StoredDecision(
        decision("d\(index)", Key(user: user, symbol: bitcoin), at: Int64(index), price: price),
        isLateForSymbol: index == 3, isLateForGlobal: index == 4)
    }
    try transaction.restore(decisions)
    try transaction.insert(awkward.enumerated().map { trade("t\($0)", user, pnl: $1) })
    try transaction.insert([
      OutcomeReport(
        user: user, id: "o1", fingerprint: [0, 255], notLearnedReason: "OTHER_BASIS", recordedAt: instant(5))
    ])
    try transaction.insert(request(user))
  }

  private static var locks: ScopeLocks {
    var locks = ScopeLocks.none
    let finding = LockFinding(rule: .maxDrawdown, until: instant(500), evidence: "naïve 🙂 \"quoted\" \n")
    _ = locks.add(finding, id: "lock-1", at: instant(400))
    _ = locks.release("lock-1", at: instant(401), by: "ops")
    return locks
  }

  private static func view(_ seed: Double) -> LearnerView {
    LearnerView(
      z: PerParameter(rsi: seed, confidence: 0.2, macd: -0.0, volume: 0.4, momentum: 0.5),
      u: PerParameter(repeating: 0.25), baseline: PerParameter(repeating: 0.75), liveAccepted: true,
      version: 3)
  }

  private static func decision(_ id: String, _ key: Key, at time: Int64, price: Double) -> Decision {
    Decision(
      id: id, key: key, action: .sell, intent: .entry, accepted: true, decidedAt: instant(time), price: price,
      propensity: 0.125, symbolView: view(price), globalView: view(1),
      refusedBy: PerParameter { $0 == .confidence || $0 == .momentum })
  }

  private static func outcome(_ number: Int, _ scope: Key) -> OutcomeRecord {
    OutcomeRecord(
      scope: scope, number: Int64(number), decisionID: "d\(number)", basis: .reported, pnlPercent: 1.0 / 3,
      decidedAt: instant(5), knownAt: instant(6), propensity: 0.5, executed: true, view: view(0.1))
  }

  private static func trade(_ id: String, _ user: UserID, pnl: Double) -> TradeRecord {
    TradeRecord(
      trade: Trade(
        id: id, key: Key(user: user, symbol: bitcoin), decisionID: "d1", side: .sell, quantity: 3,
        entryPrice: 4, exitPrice: 5, pnl: 6, pnlPercent: pnl, openedAt: instant(1), closedAt: instant(200),
        signal: Signal(symbol: bitcoin, action: .buy, confidence: 0.8, rsi: 55, price: 4),
        exitReason: id == "t1" ? nil : .liquidation),
      notLearnedReason: id == "t1" ? nil : "OUTCOME_EXISTS", recordedAt: instant(201))
  }

  private static func entry(_ sequence: Int64, _ key: Key, _ id: String) -> JournalEntry {
    let sets = (0...2).map {
      OwnSet(
        values: PartialValues(rsi: 59 + Double($0), confidence: nil, macd: nil, volume: nil, momentum: nil),
        version: Int64($0), revision: 2 * Int64($0), lastAdaptation: instant(3))
    }
    return JournalEntry(
      id: id, key: key, sequence: sequence, cause: .adaptation, at: instant(sequence), input: [1, 2, 0],
      outcomesThrough: 3, learner: "guarded_gradient/1",
      updates: [
        ThresholdUpdate(parameter: .macd, oldValue: 0.1, newValue: 0.2, reason: "r", confidence: 0.9)
      ], verdicts: [SafeguardVerdict(safeguard: .step, blocked: true, parameter: .rsi, detail: "d")],
      summary: "naïve 🙂 \"quoted\" \\x41 / \u{1}\n", previous: sets[Int(sequence) - 1],
      next: sets[Int(sequence)],
      author: "bot-\(sequence)")
  }

  private static func change(_ key: Key, _ version: Int64) -> Change {
    let next = OwnSet(
      values: PartialValues(
        rsi: 60 + Double(version), confidence: nil, macd: -0.0, volume: nil, momentum: nil),
      version: version, revision: 0, lastAdaptation: nil)
    return Change(
      revision: 0, key: key, cause: .set, entryID: "\(key)-\(version)", previous: .absent, next: next,
      changedAt: instant(4), recordedAt: instant(5))
  }

  /// The kept answer of a write at revision 1,000 of this store.
  private static func request(_ user: UserID) -> RequestRecord {
    var writer = ByteWriter()
    writer.write(CommandAnswer.format)
    writer.write("entry")
    writer.write(instant(1))
    writer.write(Int64(1_000))
    for _ in 0..<2 { writer.write([Int64]()) { $0.write($1) } }
    for _ in 0..<5 { writer.write(1.5) }
    for _ in 0..<5 { writer.write(UInt8(1)) }
    writer.write(Int64(2))
    writer.write(Int64(999))
    writer.write(false)
    writer.write("done")
    return RequestRecord(
      scope: .init(caller: "key:ü", method: "Adapt", user: user, requestID: "r1"), fingerprint: [9, 8],
      response: writer.bytes, recordedAt: instant(10))
  }
}
