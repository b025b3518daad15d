/// What waits to be delivered and what is to be done next, without I/O or a clock.
///
///     offer -> waiting -> under way -> delivered, refused or given up
///                 ^           |
///                 +- failed --+
struct DeliveryState: Sendable {
  enum Step: Sendable, Equatable {
    case send(OutgoingRequest)
    case wait(until: ContinuousClock.Instant)
    /// Nothing waits.
    case idle
    /// Nothing waits and nothing will.
    case finished
  }

  /// Requests and how they ended, since the start.
  struct Counts: Sendable, Equatable {
    var delivered: UInt64 = 0
    /// Made room for newer ones.
    var dropped: UInt64 = 0
    /// Refused, tried too often, or left over at the end.
    var failed: UInt64 = 0
  }

  private let policy: DeliveryPolicy
  private var waiting: [OutgoingRequest] = []
  private var waitingBytes = 0
  /// The first of `waiting` is under way.
  private var isUnderWay = false
  /// It went under way when the end had begun.
  private var isLastAttempt = false
  private var failures = 0
  private var notBefore: ContinuousClock.Instant?
  private var isClosing = false
  private(set) var counts = Counts()

  init(_ policy: DeliveryPolicy) { self.policy = policy }

  var depth: Int { waiting.count }

  /// Takes a request in; returns how many older ones had to make room.
  mutating func offer(_ request: OutgoingRequest) -> Int {
    guard !isClosing, request.body.count <= policy.waitingBytesMax else {
      counts.dropped += 1
      return 1
    }
    var dropped = 0
    let firstLoose = isUnderWay ? 1 : 0
    while waiting.count > firstLoose,
      waiting.count >= policy.waitingMax || waitingBytes + request.body.count > policy.waitingBytesMax
    {
      waitingBytes -= waiting.remove(at: firstLoose).body.count
      dropped += 1
      // The next one begins anew, but the receiver is as busy as it was.
      if firstLoose == 0 { failures = 0 }
    }
    waiting.append(request)
    waitingBytes += request.body.count
    counts.dropped += UInt64(dropped)
    return dropped
  }

  /// What to do at `now`. After `.send`, `ended` must follow.
  mutating func next(at now: ContinuousClock.Instant) -> Step {
    guard let first = waiting.first else { return isClosing ? .finished : .idle }
    if let notBefore, notBefore > now, !isClosing { return .wait(until: notBefore) }
    notBefore = nil
    isUnderWay = true
    isLastAttempt = isClosing
    return .send(first)
  }

  /// Nothing is taken in any more.
  var isClosed: Bool { isClosing }

  /// The attempt ended at `now`; returns the cause if the request is given up.
  ///
  /// - Parameter random: in 0..<1.
  mutating func ended(_ outcome: DeliveryOutcome, at now: ContinuousClock.Instant, random: Double) -> String?
  {
    isUnderWay = false
    // Abandoned meanwhile, and counted then.
    if waiting.isEmpty { return nil }
    switch outcome {
    case .delivered:
      counts.delivered += 1
      removeFirst()
      return nil
    case .refused(let cause):
      return giveUp(cause)
    case .failed(let cause, let wish):
      failures += 1
      // At the end each gets one attempt: waiting for better times would hold up the exit.
      if failures >= policy.attemptsMax || isLastAttempt { return giveUp(cause) }
      notBefore = now + policy.backoff.delay(failures: failures, random: random, wish: wish)
      return nil
    }
  }

  /// Takes nothing more in; what waits gets one more attempt each.
  mutating func close() { isClosing = true }

  /// Gives up all that waits; returns how many that were.
  mutating func abandon() -> Int {
    let count = waiting.count
    counts.failed += UInt64(count)
    waiting = []
    waitingBytes = 0
    isClosing = true
    return count
  }

  private mutating func giveUp(_ cause: String) -> String? {
    counts.failed += 1
    removeFirst()
    return cause
  }

  private mutating func removeFirst() {
    failures = 0
    waitingBytes -= waiting.removeFirst().body.count
  }
}
