/// Decides from time to time whether the peer of a connection is still there.
///
/// Two ways to be gone: it is silent, also when pinged; or it takes nothing of what it is sent.
struct Liveness {
  enum Action {
    case nothing
    case ping
    case close
  }

  /// Set by every read.
  var hasRead = false

  /// How often to look: often enough to be late by a quarter at most.
  let tickInterval: Duration

  private let configuration: ServerConfiguration
  private var lastRead: ContinuousClock.Instant
  private var pinged: ContinuousClock.Instant?
  private var lastTaken: ContinuousClock.Instant
  private var bytesTaken = 0

  init(_ configuration: ServerConfiguration, now: ContinuousClock.Instant) {
    self.configuration = configuration
    tickInterval =
      min(configuration.keepaliveInterval, configuration.keepaliveTimeout, configuration.stallTimeout) / 4
    lastRead = now
    lastTaken = now
  }

  /// - Parameters:
  ///   - bytesTaken: how many bytes the socket has taken since the beginning.
  ///   - bytesWaiting: how many it has been given beyond that.
  mutating func tick(now: ContinuousClock.Instant, bytesTaken: Int, bytesWaiting: Int) -> Action {
    if bytesTaken != self.bytesTaken || bytesWaiting == 0 {
      self.bytesTaken = bytesTaken
      lastTaken = now
    } else if lastTaken.duration(to: now) >= configuration.stallTimeout {
      return .close
    }
    if hasRead {
      hasRead = false
      lastRead = now
      pinged = nil
    }
    if let pinged {
      return pinged.duration(to: now) >= configuration.keepaliveTimeout ? .close : .nothing
    }
    guard lastRead.duration(to: now) >= configuration.keepaliveInterval else { return .nothing }
    pinged = now
    return .ping
  }
}
