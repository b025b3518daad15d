import Engine
import GRPC
import Messages
import Synchronization
import ThresholdCore
import ThresholdService

/// One WatchThresholds call: pulls from its subscription whenever the caller can take more.
final class WatchStream: StreamHandler {
  private enum State {
    /// The request has not come yet.
    case idle
    /// The watch is being opened by a task.
    case waiting(Task<Void, Never>)
    case open(Subscription)
    case failed(Status)
    /// `going_away` is the next message, the end the one after.
    case leaving(Subscription?)
    case left
    case closed
  }

  /// Up to where everything was sent, for `going_away`.
  private enum Position {
    /// As the caller said.
    case token(String)
    case revision(Int64, part: UInt16)
  }

  private let edge: RPCEdge
  private let context: CallContext
  private let handle: CallHandle
  private let state = Mutex<State>(.idle)
  /// A token is made of it only when one is sent, which is not for each message: most are encoded once for all.
  private let last = Mutex<Position>(.token(""))

  init(edge: RPCEdge, context: CallContext, handle: CallHandle) {
    self.edge = edge
    self.context = context
    self.handle = handle
  }

  func receive(_ message: UnsafeRawBufferPointer) {
    do throws(Refusal) {
      let caller = try edge.authenticator.caller(of: context)
      let request = WatchRequest(try RPCEdge.decode(message, as: V1.WatchThresholdsRequest.self))
      last.withLock { $0 = .token(request.resumeToken) }
      state.withLock { state in
        guard case .idle = state else { return }
        state = .waiting(
          Task {
            do throws(Refusal) { opened(try await edge.service.watch(request, caller)) } catch {
              failed(error)
            }
          })
      }
    } catch { failed(error) }
  }

  func halfClose() {}

  func pull() -> Pull {
    switch state.withLock({ $0 }) {
    case .idle, .waiting, .closed: return .empty
    case .failed(let status): return .end(status)
    case .open(let subscription): return next(of: subscription)
    case .leaving(let subscription):
      state.withLock { if case .leaving = $0 { $0 = .left } }
      return .message(goingAway(subscription))
    case .left:
      return .end(
        Status(
          Refusal(
            .unavailable, "GOING_AWAY", "the server is going away; resume elsewhere",
            retryAfter: reconnectAfter), requestID: context.requestID))
    }
  }

  func drain() {
    let subscription = state.withLock { state -> Subscription? in
      switch state {
      case .idle:
        state = .leaving(nil)
        return nil
      case .waiting(let opening):
        opening.cancel()
        state = .leaving(nil)
        return nil
      case .open(let subscription):
        state = .leaving(subscription)
        return subscription
      case .failed, .leaving, .left, .closed: return nil
      }
    }
    if let subscription { unsubscribe(subscription, .drained) }
    handle.wake()
  }

  func closed(_ reason: CloseReason) {
    let subscription = state.withLock { state -> Subscription? in
      defer { state = .closed }
      switch state {
      case .open(let subscription): return subscription
      case .waiting(let opening):
        // It may be waiting for a token that this replica will never have.
        opening.cancel()
        return nil
      case .idle, .failed, .leaving, .left, .closed: return nil
      }
    }
    if let subscription { unsubscribe(subscription) }
  }

  private func opened(_ subscription: Subscription) {
    let isWanted = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .open(subscription)
      return true
    }
    guard isWanted else { return unsubscribe(subscription) }
    let handle = handle
    subscription.whenReady { handle.wake() }
  }

  private func failed(_ refusal: Refusal) {
    let status = edge.failure(refusal, context)
    state.withLock { state in
      switch state {
      case .idle, .waiting: state = .failed(status)
      case .open, .failed, .leaving, .left, .closed: break
      }
    }
    handle.wake()
  }

  private func unsubscribe(_ subscription: Subscription, _ reason: EngineMetrics.WatchEnd = .closed) {
    let feed = feed
    Task { await feed.unsubscribe(subscription, reason) }
  }

  private func next(of subscription: Subscription) -> Pull {
    switch subscription.next() {
    case nil: return .empty
    case .snapshot(let sets, let revision, let isLast):
      let part = isLast ? 0 : ResumeToken.withinSnapshot
      return message(
        .revision(revision, part: part),
        .snapshot(.init(thresholdSets: sets.map { V1.ThresholdSet($0.0, $0.1) })),
        on: subscription)
    case .snapshotComplete(let revision):
      return message(.revision(revision, part: 0), .snapshotComplete(.init()), on: subscription)
    case .bookmark(let revision):
      return message(.revision(revision, part: 0), .bookmark(.init()), on: subscription)
    case .change(let change, let isLast):
      let bytes = encoded(change, on: subscription)
      return isLast ? .lastMessage(bytes) : .message(bytes)
    case .end(let refusal): return .end(edge.failure(refusal, context))
    }
  }

  /// A change's bytes: those that all its subscribers share, unless this stream's are its own.
  private func encoded(_ change: QueuedChange, on subscription: Subscription) -> SharedBytes {
    let position = Position.revision(change.event.revision, part: change.part)
    last.withLock { $0 = position }
    if change.isShareable {
      return change.event.encoded { _ in EncodedChange(Self.bytes(change, token(position, subscription))) }
        .bytes
    }
    return Self.bytes(change, token(position, subscription))
  }

  private func token(_ position: Position, _ subscription: Subscription?) -> String {
    switch position {
    case .token(let text): text
    case .revision(let revision, let part):
      feed.token(at: revision, part: part, of: subscription?.scopes ?? [])
    }
  }

  private static func bytes(_ change: QueuedChange, _ token: String) -> SharedBytes {
    let event = change.event
    let message = V1.WatchThresholdsResponse.Change(
      thresholdSet: V1.ThresholdSet(event.key, event.set), previous: StringMap(change.previous),
      cause: V1.Cause(rawValue: Int32(event.cause.rawValue)), adaptationID: event.entryID,
      changedAt: GoogleProtobuf.Timestamp(event.changedAt), conflatedCount: change.conflated)
    return SharedBytes(
      message: V1.WatchThresholdsResponse(resumeToken: token, event: .change(message)).encoded())
  }

  private func message(
    _ position: Position, _ event: V1.WatchThresholdsResponse.Event, on subscription: Subscription
  ) -> Pull {
    last.withLock { $0 = position }
    let token = token(position, subscription)
    return .message(
      SharedBytes(message: V1.WatchThresholdsResponse(resumeToken: token, event: event).encoded()))
  }

  private func goingAway(_ subscription: Subscription?) -> SharedBytes {
    let event = V1.WatchThresholdsResponse.GoingAway(reconnectAfter: GoogleProtobuf.Duration(reconnectAfter))
    let token = token(last.withLock { $0 }, subscription)
    return SharedBytes(
      message: V1.WatchThresholdsResponse(resumeToken: token, event: .goingAway(event)).encoded())
  }

  /// Spread over five seconds, so that the watches of a server that leaves do not all arrive elsewhere at once. Drawn from
  /// the call, so that message and trailer agree.
  private var reconnectAfter: Span {
    .seconds(
      Double(UInt64(context.connection.id &* 2_654_435_761 &+ context.number &* 40_503) % 5_000) / 1_000)
  }

  private var feed: ChangeFeed { edge.service.engine.feed }
}

/// A change's message as all its subscribers share it.
private final class EncodedChange: Sendable {
  let bytes: SharedBytes
  init(_ bytes: SharedBytes) { self.bytes = bytes }
}

extension WatchRequest {
  fileprivate init(_ request: V1.WatchThresholdsRequest) {
    self.init(
      scopes: request.scopes.map { ($0.userID, $0.symbol) }, resumeToken: request.resumeToken,
      conflates: request.conflate ?? true, resnapshots: request.autoResnapshot,
      bookmarkInterval: request.bookmarkInterval?.raw, atLeast: request.atLeastToken)
  }
}
