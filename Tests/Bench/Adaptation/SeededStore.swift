internal import Repository
internal import SQLiteRepository
internal import ThresholdCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An SQLite store in which every user has one symbol with decisions and reported outcomes that its learner has not seen.
struct SeededStore {
  let path: String
  let keys: Int
  let outcomes: Int

  private static let keysAtOnce = 500

  static func user(_ number: Int) -> UserID { UserID("user-\(1_000_000 + number)") }

  static let symbol = Symbol("BTCUSDT")

  @inline(never)
  func make() async throws -> String {
    let store = try await SQLiteRepository.open(path: path)
    let start = ContinuousClock.now
    var first = 0
    while first < keys {
      let range = first..<min(first + Self.keysAtOnce, keys)
      try await store.write(deadline: .now + .seconds(600)) { transaction in
        try insert(range, into: transaction)
      }
      first = range.upperBound
    }
    await store.close()
    return #"{"keys": \#(keys), "seconds": \#((ContinuousClock.now - start) / .seconds(1))}"#
  }

  private func insert(_ range: Range<Int>, into transaction: any WriteTransaction) throws {
    let users = range.map(Self.user)
    let keys = users.map { Key(user: $0, symbol: Self.symbol) }
    var generator = SeededGenerator(seed: UInt64(range.lowerBound))
    _ = try transaction.lockUsers(users)
    try transaction.put(users.map { UserRecord(id: $0, clock: .real) })
    let histories = keys.map { history(of: $0, using: &generator) }
    try transaction.insert(histories.flatMap(\.decisions))
    _ = try transaction.lockScopes(keys)
    try transaction.insert(histories.flatMap(\.outcomes))
    try transaction.setOutcomeCounts(
      Dictionary(uniqueKeysWithValues: keys.map { ($0, Int64(outcomes)) }))
  }

  /// Some hours of decisions, half of them accepted, each with its outcome.
  private func history(
    of key: Key, using generator: inout SeededGenerator
  ) -> (decisions: [Decision], outcomes: [OutcomeRecord]) {
    let end = Instant(nanoseconds: Self.wallClock()) - .hours(5)
    var decisions: [Decision] = []
    var records: [OutcomeRecord] = []
    for number in 0..<outcomes {
      let time = end - .minutes(Double(outcomes - number))
      let z = PerParameter<Double> { _ in .random(in: 0...1, using: &generator) }
      let isAccepted = z.confidence > 0.5
      let view = LearnerView(
        z: z, u: PerParameter(repeating: 0.5), baseline: PerParameter(repeating: 0.5),
        liveAccepted: isAccepted, version: 0)
      let id = DecisionID(process: 1).make(DecisionID.tick(at: time) + UInt64(number), for: key.user)
      decisions.append(
        Decision(
          id: id, key: key, action: .buy, intent: .entry, accepted: isAccepted, decidedAt: time, price: 100,
          propensity: 1, symbolView: view, globalView: nil, refusedBy: PerParameter(repeating: false)))
      records.append(
        OutcomeRecord(
          scope: key, number: Int64(number + 1), decisionID: id, basis: .reported,
          pnlPercent: .random(in: -2...2, using: &generator) + (isAccepted ? 0.2 : -0.2), decidedAt: time,
          knownAt: time + .hours(4), propensity: 1, executed: isAccepted, view: view))
    }
    return (decisions, records)
  }

  static func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
