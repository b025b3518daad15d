import Logging
import Repository
package import ThresholdCore

/// Runs the learning cycles that are due, of real users' scopes with something new to learn from.
///
/// Any number of replicas do so on one store. Each takes a few scopes on at a time, by moving the time at which they are
/// due; whoever finds that time past takes them on, so that the scopes of a replica that died wait no longer than
/// `claimTime`. One group of cycles runs at a time on each replica, and nothing that answers Evaluate waits for it.
package struct LearningSchedule: Sendable {
  /// How long scopes are taken on for, which is the time that one group of cycles has.
  package static let claimTime = Span.minutes(2)
  /// Between two looks, unless there is more to do.
  private static let pause = Duration.seconds(10)
  /// The group's transaction ends well before the claim.
  private static let patience = Duration.seconds(60)
  /// What stands in the journal for who asked; no key can have this name.
  private static let author = "(schedule)"
  private static let logger = Logger(label: "schedule")

  let engine: Engine
  private let times: CycleTimes

  init(engine: Engine) {
    self.engine = engine
    times = CycleTimes(engine.configuration.learning)
  }

  /// Whether cycles run by themselves at all (ADAPTATION_FREQUENCY_HOURS is not 0).
  package var isOn: Bool { engine.configuration.learning.schedule > .seconds(0) }

  /// Runs what is due until the task is cancelled, which ends the group at work and gives back what it has not done.
  /// - Parameter now: the server's clock.
  package func run(now: @Sendable () -> Instant) async {
    guard isOn else { return }
    while !Task.isCancelled {
      do { try await work(now) } catch  where !Task.isCancelled {
        Self.logger.warning("the schedule cannot be read; it is tried again", metadata: ["cause": "\(error)"])
      } catch {}
      try? await Task.sleep(for: Self.pause)
    }
  }

  /// Runs the cycles of all scopes that are due, until none is or the task is cancelled.
  /// - Returns: how many cycles ran.
  @discardableResult
  package func work(_ now: @Sendable () -> Instant) async throws -> Int {
    var count = 0
    while !Task.isCancelled {
      let moment = now()
      let page = try await claim(at: moment)
      if !page.keys.isEmpty { count += await run(page.keys, claimedUntil: page.until, at: moment) }
      if page.isLast { break }
    }
    return count
  }

  /// Scopes that this replica has taken on.
  struct Page: Sendable {
    var keys: [Key] = []
    var until: Instant
    /// Nothing else was due.
    var isLast = false
  }

  /// Takes on the next scopes that are due, and puts off those that have nothing to learn from.
  func claim(at now: Instant) async throws -> Page {
    let (times, settling) = (times, engine.retention.settling)
    let (page, oldest, idle) = try await engine.repository.write(deadline: .now + Self.patience) {
      transaction -> (Page, Instant?, Int) in
      var page = Page(until: now + Self.claimTime)
      let found = try transaction.lockDueScopes(at: now, limit: Engine.cyclesAtOnce)
      page.isLast = found.count < Engine.cyclesAtOnce
      let users = try transaction.users(Set(found.map(\.scope.key.user)).sorted())
      var due: [Key: Instant] = [:]
      var idle = 0
      for entry in found {
        let key = entry.scope.key
        guard case .simulated = users[key.user]?.clock else {
          // What cannot be read is left to its cycle, whose failure is told.
          let learner = (try? LearnerState(decoding: entry.scope.learner)) ?? .fresh
          if entry.dueAt == nil {
            due[key] = times.first(of: key, lastCycle: learner.lastCycle, now: now)
          } else if try CycleNews.isAny(of: entry.scope, learner, settling: settling, in: transaction) {
            page.keys.append(key)
            due[key] = page.until
          } else {
            idle += 1
            due[key] = times.next(of: key, after: now)
          }
          continue
        }
        // Nothing but its own calls moves a simulated user's clock, and it stays one for ever.
        due[key] = .distantFuture
      }
      try transaction.setCyclesDue(due)
      return (page, found.compactMap(\.dueAt).min(), idle)
    }
    engine.metrics.schedule.looked(at: now, oldest: oldest)
    engine.metrics.schedule.count(.idle, idle)
    return page
  }

  /// Runs the cycles of scopes that were taken on.
  func run(_ keys: [Key], claimedUntil until: Instant, at now: Instant) async -> Int {
    let results = await engine.adapt(
      keys, force: false, claim: until, at: Moment(received: now, deadline: .now + Self.patience),
      by: RequestIdentity(caller: Self.author, method: "Adapt", requestID: "", fingerprint: []))
    var failed: [Key] = []
    for (key, result) in results {
      guard case .failure(let refusal) = result else { continue }
      failed.append(key)
      guard refusal.kind != .cancelled else { continue }
      Self.logger.warning(
        "a scheduled cycle failed; it is tried again",
        metadata: ["scope": "\(key)", "reason": "\(refusal.reason)", "message": "\(refusal.message)"])
    }
    engine.metrics.schedule.count(.ran, results.count - failed.count)
    guard Task.isCancelled else {
      engine.metrics.schedule.count(.failed, failed.count)
      return results.count - failed.count
    }
    await giveBack(failed, claimedUntil: until, at: now)
    return results.count - failed.count
  }

  /// Lets another replica go on at once, in a task that is not cancelled. If storage is away, the claim's time runs out.
  private func giveBack(_ keys: [Key], claimedUntil until: Instant, at now: Instant) async {
    guard !keys.isEmpty else { return }
    let repository = engine.repository
    await Task {
      try? await repository.write(deadline: .now + .seconds(2)) { transaction in
        _ = try transaction.lockScopes(keys)
        let mine = try transaction.cyclesDue(keys).filter { $0.value == until }
        try transaction.setCyclesDue(mine.mapValues { _ in now })
      }
    }.value
  }
}

extension Engine {
  /// What runs learning cycles by themselves.
  package nonisolated var schedule: LearningSchedule { LearningSchedule(engine: self) }
}
