package import Logging
internal import Synchronization

/// Delivers requests to one receiver, one after the other, in the background: offering never waits.
///
/// Bounded in number and bytes: when the receiver is too slow or away, the oldest make room for the newest, which is
/// counted and logged.
package final class Courier: Sendable {
  /// For logs and metrics, in the place of the URL.
  package let name: String
  private let policy: DeliveryPolicy
  private let transport: any HTTPTransport
  private let logger: Logger
  private let state: Mutex<DeliveryState>
  private let wake: AsyncStream<Void>.Continuation
  private let worker = Mutex<Task<Void, Never>?>(nil)
  private let nap = Mutex<Task<Void, Never>?>(nil)
  private let dropsLogged = Mutex<ContinuousClock.Instant?>(nil)

  package init(
    name: String, policy: DeliveryPolicy = DeliveryPolicy(), transport: any HTTPTransport, logger: Logger
  ) {
    self.name = name
    self.policy = policy
    self.transport = transport
    self.logger = logger
    state = Mutex(DeliveryState(policy))
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.wake = wake
    worker.withLock { $0 = Task { [weak self] in await self?.work(wakes) } }
  }

  /// Hands a request over. Cost: a lock and a wake-up.
  package func offer(_ request: OutgoingRequest) {
    let dropped = state.withLock { $0.offer(request) }
    if dropped > 0 { logDrops() }
    wake.yield()
  }

  /// Requests that wait.
  package var depth: Int { state.withLock { $0.depth } }

  /// Requests delivered, dropped for newer ones, and given up, since the start.
  package var counts: (delivered: UInt64, dropped: UInt64, failed: UInt64) {
    let counts = state.withLock { $0.counts }
    return (counts.delivered, counts.dropped, counts.failed)
  }

  /// Tries once more to deliver all that waits, and returns when that is done or `limit` is over. Nothing is taken in
  /// from then on.
  package func close(within limit: Duration) async {
    state.withLock { $0.close() }
    nap.withLock { $0?.cancel() }
    wake.yield()
    guard let worker = worker.withLock({ $0.take() }) else { return }
    let expiry = Task {
      try await Task.sleep(for: limit)
      let left = self.state.withLock { $0.abandon() }
      worker.cancel()
      if left > 0 {
        self.logger.warning("deliveries given up", metadata: ["to": "\(self.name)", "count": "\(left)"])
      }
    }
    await worker.value
    expiry.cancel()
  }

  private func work(_ wakes: AsyncStream<Void>) async {
    var iterator = wakes.makeAsyncIterator()
    while !Task.isCancelled {
      switch state.withLock({ $0.next(at: .now) }) {
      case .finished: return
      case .idle:
        guard await iterator.next() != nil else { return }
      case .wait(let until):
        await sleep(until: until)
      case .send(let request):
        let outcome = await transport.send(request, within: policy.timeout)
        let cause = state.withLock { $0.ended(outcome, at: .now, random: .random(in: 0..<1)) }
        report(outcome, givenUp: cause)
      }
    }
  }

  /// Sleeps, unless `close` ends it.
  private func sleep(until instant: ContinuousClock.Instant) async {
    let task = Task<Void, Never> { try? await Task.sleep(until: instant) }
    nap.withLock { $0 = task }
    // Closed between the look at the state and here: then nobody else will end the nap.
    if state.withLock({ $0.isClosed }) { task.cancel() }
    await task.value
    nap.withLock { $0 = nil }
  }

  private func report(_ outcome: DeliveryOutcome, givenUp cause: String?) {
    if let cause {
      logger.warning("delivery given up", metadata: ["to": "\(name)", "cause": "\(cause)"])
    } else if case .failed(let cause, _) = outcome {
      logger.info("delivery failed, will be tried again", metadata: ["to": "\(name)", "cause": "\(cause)"])
    }
  }

  /// At most once a minute: whoever is flooded needs no second flood.
  private func logDrops() {
    let now = ContinuousClock.now
    let isDue = dropsLogged.withLock { last in
      if let last, now - last < .seconds(60) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    logger.warning(
      "deliveries dropped, the receiver is too slow or away",
      metadata: ["to": "\(name)", "dropped": "\(counts.dropped)"])
  }
}
