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
      await skip(page.unreadable, claimedUntil: page.until, at: moment)
      if !page.keys.isEmpty { count += await run(page.keys, claimedUntil: page.until, at: moment) }
      if page.isLast { break }
    }
    return count
  }

  /// Scopes that this replica has taken on.
  struct Page: Sendable {
    var keys: [Key] = []
    /// Those that it took on as well, to say when they are looked at again.
    var unreadable: [Key] = []
    var until: Instant
    /// Nothing else was due.
    var isLast = false
  }

  /// Takes on the next scopes that are due, and puts off those that have nothing to learn from.
  func claim(at now: Instant) async throws -> Page {
    let (times, settling, limit) = (times, engine.retention.settling, engine.cyclesInGroup)
    let (page, oldest, idle) = try await engine.repository.write(deadline: .now + Self.patience) {
      transaction -> (Page, Instant?, Int) in
      var page = Page(until: now + Self.claimTime)
      let found = try transaction.lockDueScopes(at: now, limit: limit)
      page.isLast = found.count < limit
      let users = try transaction.users(Set(found.map(\.key.user)).sorted())
      var due: [Key: Instant] = [:]
      var idle = 0
      for entry in found {
        let key = entry.key
        if case .simulated = users[key.user]?.clock {
          // Nothing but its own calls moves a simulated user's clock, and it stays one for ever.
          due[key] = .distantFuture
          continue
        }
        guard let scope = entry.scope else {
          page.unreadable.append(key)
          due[key] = page.until
          continue
        }
        // A learner that cannot be read is left to its cycle, whose failure is told.
        let learner = (try? LearnerState(decoding: scope.learner)) ?? .fresh
        if entry.dueAt == nil {
          due[key] = times.first(of: key, lastCycle: learner.lastCycle, now: now)
        } else if try CycleNews.isAny(of: scope, learner, settling: settling, in: transaction) {
          page.keys.append(key)
          due[key] = page.until
        } else {
          idle += 1
          due[key] = times.next(of: key, after: now)
        }
      }
      try transaction.setCyclesDue(due)
      return (page, found.compactMap(\.dueAt).min(), idle)
    }
    engine.failedCycles.forgetOld(at: now)
    engine.metrics.schedule.looked(at: now, oldest: oldest, failing: engine.failedCycles.count)
    engine.metrics.schedule.count(.idle, idle)
    return page
  }

  /// Runs the cycles of scopes that were taken on.
  func run(_ keys: [Key], claimedUntil until: Instant, at now: Instant) async -> Int {
    let results = await engine.adapt(
      keys, force: false, claim: until, at: Moment(received: now, deadline: .now + Self.patience),
      by: RequestIdentity(caller: Self.author, method: "Adapt", requestID: "", fingerprint: []))
    var done: [Key] = []
    var failed: [Key: Refusal] = [:]
    for (key, result) in results {
      switch result {
      case .success: done.append(key)
      case .failure(let refusal): failed[key] = refusal
      }
    }
    engine.metrics.schedule.count(.ran, done.count)
    engine.failedCycles.succeeded(done)
    for (key, refusal) in failed where refusal.kind != .cancelled {
      warn(key, refusal.reason, refusal.message)
    }
    if Task.isCancelled {
      // Another replica may go on at once.
      await setDue(failed.mapValues { _ in now }, claimedUntil: until)
    } else {
      engine.metrics.schedule.count(.failed, failed.count)
      await putOff(failed.filter { Self.isItsOwn($0.value) }.map(\.key), claimedUntil: until, at: now)
    }
    return done.count
  }

  /// Tells of scopes that were taken on and cannot even be looked at.
  private func skip(_ keys: [Key], claimedUntil until: Instant, at now: Instant) async {
    if keys.isEmpty { return }
    for key in keys {
      let refusal = Refusal(.internalError, "SCOPE_UNREADABLE", "what is stored of the scope cannot be read")
      warn(key, refusal.reason, refusal.message)
      engine.metrics.count(failedCycle: refusal)
    }
    engine.metrics.schedule.count(.failed, keys.count)
    await putOff(keys, claimedUntil: until, at: now)
  }

  /// Whether a failure may be the scope's own, so that it should wait longer each time. Storage that is away is not, and
  /// then nothing can be said there: the claim's time runs out.
  private static func isItsOwn(_ refusal: Refusal) -> Bool {
    switch refusal.kind {
    case .unavailable, .resourceExhausted, .cancelled: false
    case .invalidArgument, .failedPrecondition, .notFound, .aborted, .alreadyExists, .unauthenticated,
      .permissionDenied, .deadlineExceeded, .internalError:
      true
    }
  }

  private func putOff(_ keys: [Key], claimedUntil until: Instant, at now: Instant) async {
    if keys.isEmpty { return }
    await setDue(engine.failedCycles.failed(keys, at: now), claimedUntil: until)
  }

  /// Says when scopes that were taken on are due, unless another replica has taken them on since; in a task that is not
  /// cancelled. If storage is away, the claim's time runs out.
  private func setDue(_ due: [Key: Instant], claimedUntil until: Instant) async {
    if due.isEmpty { return }
    let repository = engine.repository
    await Task {
      try? await repository.write(deadline: .now + .seconds(2)) { transaction in
        let mine = try transaction.lockCyclesDue(due.keys.sorted()).filter { $0.value == until }
        try transaction.setCyclesDue(due.filter { mine[$0.key] != nil })
      }
    }.value
  }

  private func warn(_ key: Key, _ reason: String, _ message: String) {
    Self.logger.warning(
      "a scheduled cycle failed; it is tried again",
      metadata: ["scope": "\(key)", "reason": "\(reason)", "message": "\(message)"])
  }
}

extension Engine {
  /// What runs learning cycles by themselves.
  package nonisolated var schedule: LearningSchedule { LearningSchedule(engine: self) }
}
