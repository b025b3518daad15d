import AdaptiveThresholdAPI

/// One `recordTrades` from the first attempt to the last, without any I/O: the client only carries the messages.
///
/// Repeating is harmless: the server knows a trade by its id. So whatever leaves a trade's fate open is repeated, until the
/// deadline.
struct Recording {
  private static let attemptMax = Duration.seconds(5)
  private static let pauseMax = Duration.seconds(5)

  private let trades: [AdaptiveThreshold_V1_Trade]
  private let end: ContinuousClock.Instant
  private var found: [Recorded?]
  /// Positions of the trades that are still to be recorded.
  private var open: [Int]
  private var error: ThresholdError?
  private var pause = Duration.milliseconds(100)

  /// - Throws: INVALID_ARGUMENT, if a trade has no id: without it a repetition would be another trade.
  init(
    _ trades: [AdaptiveThreshold_V1_Trade], at now: ContinuousClock.Instant, deadline: Duration
  ) throws(ThresholdError) {
    let faults = trades.enumerated().filter { $0.element.tradeID.isEmpty }.map {
      ThresholdError.Fault(
        field: "trades[\($0.offset)].trade_id",
        description: "is missing; without it a repetition would be another trade")
    }
    guard faults.isEmpty else {
      let message = faults.map { "\($0.field) \($0.description)" }.joined(separator: "; ")
      throw ThresholdError(.invalidArgument, message, faults: faults)
    }
    self.trades = trades
    end = now + deadline
    found = Array(repeating: nil, count: trades.count)
    open = Array(trades.indices)
  }

  /// What to send.
  var request: AdaptiveThreshold_V1_RecordTradesRequest {
    .with { request in request.trades = open.map { trades[$0] } }
  }

  /// How long the attempt may take that begins now.
  func timeout(at now: ContinuousClock.Instant) -> Duration {
    max(.milliseconds(1), min(Self.attemptMax, now.duration(to: end)))
  }

  /// Takes up what became of the trades that were sent.
  mutating func answered(_ answer: AdaptiveThreshold_V1_RecordTradesResponse) {
    error = nil
    var stillOpen: [Int] = []
    for (index, result) in zip(open, answer.results) {
      let recorded = Recorded(result)
      found[index] = recorded
      if recorded.error?.code == .unavailable { stillOpen.append(index) }
    }
    open = stillOpen
  }

  /// Takes up that an attempt failed.
  /// - Throws: the error, if another attempt would not help.
  mutating func failed(_ error: ThresholdError) throws(ThresholdError) {
    let helps =
      switch error.code {
      case .unavailable, .deadlineExceeded: true
      case .resourceExhausted, .aborted: error.retryAfter != nil
      default: false
      }
    guard helps, error.mayRetry else { throw error }
    self.error = error
  }

  /// How long to wait before the next attempt; `nil` when there is none to make, and `results` are all.
  /// - Throws: the last error, if the next attempt would begin after the deadline.
  mutating func pause(at now: ContinuousClock.Instant) throws(ThresholdError) -> Duration? {
    if open.isEmpty { return nil }
    let next = error?.retryAfter ?? pause * Double.random(in: 0.5...1)
    pause = min(Self.pauseMax, pause * 2)
    if now + next < end { return next }
    if let error { throw error }
    return nil  // Each trade's own error says that it was unavailable.
  }

  /// One for each trade, in order.
  var results: [Recorded] { found.compactMap(\.self) }
}
