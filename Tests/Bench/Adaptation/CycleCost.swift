internal import Engine
internal import Repository
internal import SQLiteRepository
internal import ThresholdCore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One cycle of every key of a store, as AdaptAll runs them, in this process and with nobody else there: what it costs the
/// CPU, and a digest of what came out, by which two programs can be compared on copies of one store.
struct CycleCost {
  let path: String

  @inline(never)
  func run() async throws -> String {
    let store = try await SQLiteRepository.open(path: path)
    let engine = try await Engine(repository: store)
    // The same for every run on the same store, so that the same must come out.
    let moment = Moment(received: try await newest(in: store) + .hours(1))
    let identity = RequestIdentity(caller: "bench", method: "AdaptAll", requestID: "", fingerprint: [])
    let (wall, cpu) = (ContinuousClock.now, Self.cpu())
    var (keys, failed) = (0, 0)
    try await engine.adaptAll(
      after: nil, force: true, at: { moment }, by: identity, mayGoOn: {},
      tell: { _, result in
        keys += 1
        if case .failure = result { failed += 1 }
      })
    let seconds = (ContinuousClock.now - wall) / .seconds(1)
    let each = (Self.cpu() - cpu) / Double(keys) * 1e6
    let digest = String(try await digest(of: store), radix: 16)
    await engine.close()
    return #"{"keys": \#(keys), "failed": \#(failed), "seconds": \#(seconds), "cpu_us_per_key": \#(each), "#
      + #""digest": "\#(digest)"}"#
  }

  private func newest(in store: SQLiteRepository) async throws -> Instant {
    let key = Key(user: SeededStore.user(0), symbol: SeededStore.symbol)
    let outcomes = try await store.read(deadline: nil) { try $0.outcomes(of: key, after: 0, limit: .max) }
    guard let last = outcomes.last else { throw Misuse(description: "\(path) is no seeded store") }
    return last.knownAt
  }

  /// FNV-1a of all thresholds and learners.
  private func digest(of store: SQLiteRepository) async throws -> UInt64 {
    try await store.read(deadline: nil) { transaction in
      var digest: UInt64 = 0xcbf2_9ce4_8422_2325
      var last: Key?
      while true {
        let page = try transaction.learningKeys(after: last, limit: 500)
        let scopes = try transaction.scopes(page)
        for scope in page.compactMap({ scopes[$0] }) {
          for byte in Array("\(scope.key) \(scope.own.values)".utf8) + scope.learner {
            digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
          }
        }
        guard page.count == 500 else { return digest }
        last = page.last
      }
    }
  }

  /// Of all threads so far, in seconds.
  private static func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
