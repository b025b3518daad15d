package import ThresholdCore

extension Engine {
  /// Pages of cycles that are being prepared while one runs: one is computed while another waits for decisions to be stored.
  private static let pagesAhead = 2

  /// Runs a learning cycle of every real user's key that has something to learn from, in the order of keys, and tells of
  /// each as soon as it is durable.
  ///
  /// - Parameters:
  ///   - key: begins behind it.
  ///   - moment: when a cycle takes place; asked for each page, since all of them may take long, and a cycle must not come
  ///     before what happened since they began.
  ///   - mayGoOn: throws where no further page should run.
  ///   - tell: of what a cycle did, or why it did nothing; may wait, and ends everything by throwing.
  package nonisolated func adaptAll(
    after key: Key?, force: Bool, validateOnly: Bool = false, at moment: @escaping @Sendable () -> Moment,
    by identity: RequestIdentity, mayGoOn: () throws(Refusal) -> Void,
    tell: (Key, Result<CommandAnswer, Refusal>) async throws(Refusal) -> Void
  ) async throws(Refusal) {
    do {
      try await withThrowingTaskGroup(of: (Int, PreparedCycles).self) { group in
        var (asked, run) = (0, 0)
        var (last, isLast) = (key, false)
        var ready: [Int: PreparedCycles] = [:]
        while true {
          while !isLast, asked <= run + Self.pagesAhead {
            let moment = moment()
            let page = try await learningKeys(
              after: last, limit: cyclesInGroup, deadline: moment.deadline)
            (last, isLast) = (page.last, page.last == nil)
            group.addTask { [asked] in
              let cycles = await self.prepare(
                page.keys, force: force, validateOnly: validateOnly, at: moment, by: identity)
              return (asked, cycles)
            }
            asked += 1
          }
          guard run < asked else { return }
          while ready[run] == nil, let (number, cycles) = try await group.next() { ready[number] = cycles }
          guard let cycles = ready.removeValue(forKey: run) else { return }
          try mayGoOn()
          for (key, result) in await self.run(cycles) { try await tell(key, result) }
          run += 1
        }
      }
    } catch let refusal as Refusal { throw refusal } catch { throw self.refusal(error) }
  }
}
