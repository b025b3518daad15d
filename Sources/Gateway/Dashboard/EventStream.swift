internal import Engine
internal import ServiceLifecycle
internal import Synchronization
internal import ThresholdCore

/// One watch on its way to a reader as server-sent events, by the rules of watch.md.
///
/// The subscription's bounded queue is all the memory a slow reader costs, since nothing is pulled from it before the
/// reader took the event before. One that takes nothing for `stallMax` is cut off.
final class EventStream: Sendable {
  /// How often a quiet stream shows that it lives, and how long one write may take.
  struct Pace: Sendable {
    var keepAlive = Duration.seconds(15)
    var stallMax = Duration.seconds(30)
  }

  /// The reader took nothing for too long.
  struct Stalled: Error {}

  private struct State {
    var isLeaving = false
    var lastWrite = ContinuousClock.now
    var writingSince: ContinuousClock.Instant?
  }

  private let subscription: Subscription
  private let feed: ChangeFeed
  private let pace: Pace
  private let state = Mutex(State())

  init(_ subscription: Subscription, of feed: ChangeFeed, pace: Pace) {
    self.subscription = subscription
    self.feed = feed
    self.pace = pace
  }

  deinit {
    // Also when nobody ever read, as after HEAD.
    Task { [feed, subscription] in await feed.unsubscribe(subscription) }
  }

  /// Sends until the watch ends, the server drains, or the reader is gone.
  func run(to writer: any BodyWriter) async throws {
    let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    subscription.whenReady { wake.yield() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [self] in
        try await withGracefulShutdownHandler {
          try await send(to: writer, whenever: wakes)
        } onGracefulShutdown: { [self] in
          state.withLock { $0.isLeaving = true }
          wake.yield()
        }
      }
      group.addTask { [self] in
        while true {
          try await Task.sleep(for: min(pace.keepAlive, pace.stallMax) / 4)
          if let since = state.withLock({ $0.writingSince }), since.duration(to: .now) > pace.stallMax {
            throw Stalled()
          }
          wake.yield()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func send(to writer: any BodyWriter, whenever wakes: AsyncStream<Void>) async throws {
    try await write(ServerSentEvent.retry, to: writer)
    for await _ in wakes {
      while let item = subscription.next() {
        try await write(event(of: item).bytes, to: writer)
        if case .end = item { return }
      }
      if state.withLock({ $0.isLeaving }) {
        // Spread over five seconds, so that the readers of a server that leaves do not all come back together.
        let delay = Double.random(in: 0..<5)
        return try await write(
          ServerSentEvent("going_away") { $0.member("reconnect_after_seconds", delay) }.bytes, to: writer)
      }
      if state.withLock({ $0.lastWrite }).duration(to: .now) >= pace.keepAlive {
        try await write(ServerSentEvent.keepAlive, to: writer)
      }
    }
  }

  private func write(_ bytes: [UInt8], to writer: any BodyWriter) async throws {
    state.withLock { $0.writingSince = .now }
    try await writer.write(bytes)
    state.withLock {
      $0.writingSince = nil
      $0.lastWrite = .now
    }
  }

  private func event(of item: Subscription.Item) -> ServerSentEvent {
    switch item {
    case .snapshot(let sets, let revision, let isLast):
      let part = isLast ? 0 : ResumeToken.withinSnapshot
      return ServerSentEvent("snapshot", id: feed.token(at: revision, part: part, of: subscription.scopes)) {
        // A watch of one scope has one set.
        for (key, set) in sets { $0.members(key, set) }
      }
    case .snapshotComplete(let revision):
      return ServerSentEvent("snapshot_complete", id: feed.token(at: revision)) { _ in }
    case .bookmark(let revision):
      return ServerSentEvent("bookmark", id: feed.token(at: revision)) { _ in }
    case .change(let change, _):
      let event = change.event
      let token = feed.token(at: event.revision, part: change.part, of: subscription.scopes)
      return ServerSentEvent("change", id: token) {
        $0.members(event.key, event.set)
        $0.member("previous") { $0.members(change.previous) }
        $0.member("cause", event.cause.word)
        $0.member("adaptation_id", event.entryID)
        $0.member("changed_at", event.changedAt.text)
        $0.member("conflated_count", change.conflated)
      }
    case .end(let refusal):
      return ServerSentEvent("error") {
        $0.member("success", false)
        $0.member("error", refusal.message)
        $0.member("reason", refusal.reason)
      }
    }
  }
}
