import AdaptiveThresholdAPI
import SwiftProtobuf

/// A watch across lost connections, without any I/O: what to ask for, how long to wait, what to hand out.
struct Watching {
  static let intervals = Duration.seconds(5)...Duration.seconds(60)
  private static let pause = Duration.seconds(1)

  /// Of the last event that was handed out, or of a bookmark after it.
  private(set) var token: String
  private let user: String
  private let symbols: [String]
  private let interval: Duration
  private let conflates: Bool
  private var leaveAfter: Duration?

  /// - Throws: INVALID_ARGUMENT, for no symbol or another interval than the server would keep.
  init(
    user: String, symbols: [String], token: String, bookmarkInterval: Duration, conflates: Bool
  ) throws(ThresholdError) {
    guard !symbols.isEmpty else {
      throw ThresholdError(.invalidArgument, "name a symbol to watch; an empty one is the user's global set")
    }
    guard Self.intervals.contains(bookmarkInterval) else {
      throw ThresholdError(
        .invalidArgument, "bookmarkInterval is \(bookmarkInterval), outside of \(Self.intervals)")
    }
    self.user = user
    self.symbols = symbols
    self.token = token
    self.interval = bookmarkInterval
    self.conflates = conflates
  }

  /// How long nothing may come before the connection counts as dead.
  var silenceMax: Duration { interval * 3 }

  /// What to ask for on a new connection.
  mutating func request() -> AdaptiveThreshold_V1_WatchThresholdsRequest {
    leaveAfter = nil
    return .with { [self] request in
      request.scopes = symbols.map { symbol in
        .with {
          $0.userID = user
          $0.symbol = symbol
        }
      }
      request.resumeToken = token
      request.conflate = conflates
      request.autoResnapshot = true
      request.bookmarkInterval = .with {
        $0.seconds = interval.components.seconds
        $0.nanos = Int32(interval.components.attoseconds / 1_000_000_000)
      }
    }
  }

  /// What to hand out; moves `token`, so call it when that is about to happen.
  mutating func received(_ message: AdaptiveThreshold_V1_WatchThresholdsResponse) -> WatchEvent? {
    if !message.resumeToken.isEmpty { token = message.resumeToken }
    switch message.event {
    case .snapshot(let snapshot):
      return WatchEvent(kind: .snapshot(snapshot.thresholdSets.map(ThresholdSet.init)), token: token)
    case .snapshotComplete: return WatchEvent(kind: .snapshotComplete, token: token)
    case .change(let change): return WatchEvent(kind: .change(.init(change)), token: token)
    case .goingAway(let event):
      leaveAfter = Duration(event.reconnectAfter)
      return nil
    case .bookmark, nil: return nil
    }
  }

  /// Whether the server has said that it leaves: nothing more will come.
  var isLeaving: Bool { leaveAfter != nil }

  /// How long to wait before the next connection, after this error, or after the stream's end or silence.
  /// - Throws: the error, if another connection would not help.
  func pause(after error: ThresholdError?) throws(ThresholdError) -> Duration {
    if let error, !error.isServers { throw error }
    return leaveAfter ?? max(Self.pause, error?.retryAfter ?? .zero)
  }
}
