package import GRPC

/// How a gRPC server listens and what it allows.
package struct ServerConfiguration: Sendable {
  /// A name or an address.
  package var host: String
  /// 0 means any free port; `GRPCServer.start` returns which.
  package var port: Int
  /// Threads that serve connections.
  package var eventLoops = 1
  package var limits = ServerLimits()
  /// Connections that the kernel holds before they are accepted.
  package var backlog: Int32 = 1024
  /// A connection that has been silent for so long is asked for a sign of life,
  package var keepaliveInterval: Duration = .seconds(60)
  /// and closed if it gives none within this time.
  package var keepaliveTimeout: Duration = .seconds(20)
  /// A connection that takes no byte for so long, while there are some for it, is closed.
  package var stallTimeout: Duration = .seconds(30)
  /// A connection that is about so old, 10 % more or less, is drained, so that clients spread over the servers that there
  /// are by then; a proxy alone would keep them where they began.
  package var ageMax: Duration = .seconds(30 * 60)
  /// How long its calls may then go on.
  package var ageGrace: Duration = .seconds(5 * 60)
  /// How long a drain waits for a peer to acknowledge that no further calls will be accepted.
  package var drainNotice: Duration = .seconds(1)

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }
}

/// Who wants to know what a server does. Called on event loops, so it must not block.
package struct ServerObserver: Sendable {
  /// Who counts calls and messages one by one.
  package var calls: (any CallObserver)?
  /// Calls that have ended, and when their answers were written; once per write, however many calls.
  package var callsFinished: @Sendable (_ calls: [FinishedCall], _ now: ContinuousClock.Instant) -> Void
  package var connectionOpened: @Sendable () -> Void
  package var connectionClosed: @Sendable () -> Void

  package init(
    calls: (any CallObserver)? = nil,
    callsFinished: @escaping @Sendable ([FinishedCall], ContinuousClock.Instant) -> Void = { _, _ in },
    connectionOpened: @escaping @Sendable () -> Void = {},
    connectionClosed: @escaping @Sendable () -> Void = {}
  ) {
    self.calls = calls
    self.callsFinished = callsFinished
    self.connectionOpened = connectionOpened
    self.connectionClosed = connectionClosed
  }
}
