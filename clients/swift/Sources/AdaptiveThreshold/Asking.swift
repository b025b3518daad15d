import AdaptiveThresholdAPI

/// One `shouldTrade` from question to decision, without any I/O: the client only carries the messages.
struct Asking {
  /// What to do after an attempt that failed.
  enum Step {
    case pause(Duration)
    /// The server cannot be asked: this holds without it.
    case decide(Decision)
  }

  /// A proxy that has just lost a replica mostly has another one by then.
  private static let pause = 0.020...0.050

  let signal: Signal
  private let end: ContinuousClock.Instant
  private var isSecond = false

  init(_ signal: Signal, at now: ContinuousClock.Instant, deadline: Duration) {
    self.signal = signal
    end = now + deadline
  }

  /// How long the attempt may take that begins now.
  func timeout(at now: ContinuousClock.Instant) -> Duration {
    max(.milliseconds(1), now.duration(to: end))
  }

  /// - Throws: the error, if it is the caller's fault.
  mutating func failed(
    _ error: ThresholdError, at now: ContinuousClock.Instant, memory: Memory
  ) throws(ThresholdError) -> Step {
    guard error.isServers else { throw error }
    let pause = Duration.seconds(Double.random(in: Self.pause))
    if error.code == .unavailable, error.mayRetry, !isSecond, now + pause < end {
      isSecond = true
      return .pause(pause)
    }
    return .decide(withoutServer(error, at: now, memory))
  }

  private func withoutServer(_ error: ThresholdError, at now: ContinuousClock.Instant, _ memory: Memory)
    -> Decision
  {
    let why = "the server cannot be asked (\(error))"
    if signal.action == .hold {
      return Decision(shouldTrade: false, reason: "A hold is never traded; \(why).", source: .fallback)
    }
    if signal.intent == .exit {
      return Decision(shouldTrade: true, reason: "An exit is allowed: \(why).", source: .fallback)
    }
    guard let known = memory.recall(signal.symbol, at: now) else {
      return Decision(shouldTrade: false, reason: "An entry is refused: \(why).", source: .fallback)
    }
    let refusal = Gates.refusal(of: signal, by: known.thresholds)
    let verdict = refusal.map { "no trade, \($0)" } ?? "every gate passes"
    return Decision(
      shouldTrade: refusal == nil,
      reason: "By the thresholds of \(known.at.duration(to: now)) ago \(verdict); \(why).",
      thresholds: known.thresholds, source: .lastKnown)
  }
}
