import Synchronization
package import ThresholdCore

/// One watch's queue between the change feed and its stream. The feed offers and never waits; the stream pulls.
///
/// Bounded: beyond `liveMax` waiting changes or `weightMax` bytes the queue keeps only the latest of each scope (or ends, if
/// the caller did not want that).
package final class Subscription: Sendable {
  /// What the stream sends next.
  package enum Item: Sendable {
    /// Some of the scopes; to resume after any but the last is to begin with a snapshot again.
    case snapshot([(Key, EffectiveSet)], revision: Int64, isLast: Bool)
    case snapshotComplete(revision: Int64)
    /// - isLast: whether nothing waits behind it.
    case change(QueuedChange, isLast: Bool)
    case bookmark(revision: Int64)
    case end(Refusal)
  }

  private struct State {
    var snapshot: [(Key, EffectiveSet)]?
    var snapshotRevision: Int64
    /// What lay between the resume token and the subscription. Not counted against the bound: it is in memory anyway,
    /// and a bound smaller than one catch-up would make a client reconnect for ever.
    var backlog: ArraySlice<QueuedChange>
    var live = LiveQueue()
    var conflateAt: Int
    var bookmark: Int64?
    var end: Refusal?
    var isTooSlow = false
    var ready: (@Sendable () -> Void)?
    var conflated: Int64 = 0
  }

  /// Waiting changes beyond which a slow reader is conflated.
  package static let liveMax = 256
  /// Bytes that these may weigh; the latest changes of 1,000 scopes with the longest names weigh less.
  package static let weightMax = 1 << 20
  /// Scopes in one snapshot message: 64 sets stay below 64 KiB.
  private static let snapshotChunk = 64

  package let scopes: [Key]
  package let conflates: Bool
  package let bookmarkInterval: Span
  private let state: Mutex<State>
  private let metrics: EngineMetrics

  init(
    scopes: [Key], conflates: Bool, bookmarkInterval: Span, snapshot: [(Key, EffectiveSet)]?, revision: Int64,
    backlog: [QueuedChange], metrics: EngineMetrics
  ) {
    self.metrics = metrics
    self.scopes = scopes
    self.conflates = conflates
    self.bookmarkInterval = bookmarkInterval
    state = Mutex(
      State(
        snapshot: snapshot, snapshotRevision: revision,
        backlog: backlog[...],
        conflateAt: Self.liveMax))
  }

  /// Sets what is called, on any thread, when something can be pulled after `next` had answered nothing.
  package func whenReady(_ ready: @escaping @Sendable () -> Void) {
    let isReady = state.withLock { state in
      state.ready = ready
      return state.snapshot != nil || !state.backlog.isEmpty || !state.live.isEmpty || state.end != nil
        || state.bookmark != nil
    }
    if isReady { ready() }
  }

  /// The next thing to send, in order; `nil` if there is nothing yet.
  package func next() -> Item? {
    state.withLock { state in
      if let left = state.snapshot {
        if !left.isEmpty {
          state.snapshot = Array(left.dropFirst(Self.snapshotChunk))
          return .snapshot(
            Array(left.prefix(Self.snapshotChunk)), revision: state.snapshotRevision,
            isLast: left.count <= Self.snapshotChunk)
        }
        state.snapshot = nil
        return .snapshotComplete(revision: state.snapshotRevision)
      }
      if let change = state.backlog.popFirst() { return .change(change, isLast: false) }
      if let change = state.live.popFirst() {
        // What a token brought back is as old as the token; only what came while the watch was open is late.
        metrics.watchLag.observe(change.event.age)
        return .change(change, isLast: state.live.isEmpty && state.end == nil && state.bookmark == nil)
      }
      if let end = state.end { return .end(end) }
      if let revision = state.bookmark {
        state.bookmark = nil
        return .bookmark(revision: revision)
      }
      return nil
    }
  }

  /// Changes left out for this reader so far.
  package var conflatedCount: Int64 { state.withLock { $0.conflated } }

  /// Whether it ended because its reader did not keep up.
  var isTooSlow: Bool { state.withLock { $0.isTooSlow } }

  /// When the oldest change that waits was made; `nil` if none waits.
  var oldestWaiting: Instant? { state.withLock { $0.live.first?.event.recordedAt } }

  /// Changes that wait.
  package var depth: Int { state.withLock { $0.live.count + $0.backlog.count } }

  /// Bytes that the changes weigh which came while the watch was open.
  var weight: Int { state.withLock { $0.live.weight } }

  func offer(_ change: QueuedChange) {
    offer { state in
      append(change, to: &state)
      bound(&state)
    }
  }

  func offer(_ changes: [QueuedChange]) {
    offer { state in
      for change in changes { append(change, to: &state) }
      bound(&state)
    }
  }

  private func append(_ change: QueuedChange, to state: inout State) {
    guard state.end == nil else { return }
    state.bookmark = nil
    state.live.append(change)
  }

  private func bound(_ state: inout State) {
    guard state.live.count > state.conflateAt || state.live.weight > Self.weightMax else { return }
    guard conflates else {
      state.live.removeAll()
      state.isTooSlow = true
      state.end = Refusal(
        .resourceExhausted, "WATCH_TOO_SLOW",
        "more than \(Self.liveMax) changes waited for this watch; resume with the last token",
        retryAfter: .seconds(1))
      return
    }
    let left = state.live.conflate()
    state.conflated += Int64(left)
    metrics.conflated.increment(by: UInt64(left))
    state.conflateAt = max(Self.liveMax, 2 * state.live.count)
  }

  /// Offers a sign of life: everything up to `revision` has been offered before. Dropped while anything waits, which is a
  /// sign of life itself.
  func offerBookmark(_ revision: Int64) {
    offer { state in
      if state.snapshot == nil, state.backlog.isEmpty, state.live.isEmpty { state.bookmark = revision }
    }
  }

  /// Ends the watch after what waits.
  func end(_ refusal: Refusal) {
    offer { $0.end = $0.end ?? refusal }
  }

  private func offer(_ body: (inout State) -> Void) {
    let ready = state.withLock { state in
      body(&state)
      return state.ready
    }
    ready?()
  }
}
