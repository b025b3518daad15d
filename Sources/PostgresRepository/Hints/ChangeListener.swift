internal import Repository
internal import Synchronization

/// LISTENs on a connection of its own, on a thread of its own: libpq blocks it, and nothing of Swift's.
///
/// `ListenState` decides; this does. TCP's keepalive and user timeout end a connection whose other end is gone, and a
/// probe finds out what they do not: a proxy that still acknowledges, a pooler that takes LISTEN and forgets it.
final class ChangeListener: Sendable {
  /// Sends a probe and tells, from any thread, what became of it.
  typealias SendProbe = @Sendable (Int64, _ sent: @escaping @Sendable (Bool) -> Void) -> Void

  private enum Order {
    case probeSent(Int64)
    case probeFailed(Int64)
    case stop
  }

  static let channel = "adaptive_threshold_changes"

  private let url: String
  private let connectTimeout: Duration
  private let times: HintTimes
  private let sender: UInt64
  private let sendProbe: SendProbe
  private let report: @Sendable (ChangeHint) -> Void
  private let pipe: WakePipe
  private let orders = Mutex<[Order]>([])

  /// Listens until `stop`.
  ///
  /// - Parameters:
  ///   - sender: this process, in the payloads of its notifications.
  ///   - report: called on the listening thread, in order.
  /// - Returns: `nil` when the machine has no more threads or file descriptors.
  static func start(
    _ configuration: PostgresConfiguration, sender: UInt64, sendProbe: @escaping SendProbe,
    report: @escaping @Sendable (ChangeHint) -> Void
  ) -> ChangeListener? {
    guard let pipe = WakePipe(), let thread = ConnectionThread.start() else { return nil }
    let listener = ChangeListener(configuration, sender, sendProbe, report, pipe)
    thread.run { connection in
      listener.loop(&connection)
      connection = nil
    }
    thread.stop()
    return listener
  }

  private init(
    _ configuration: PostgresConfiguration, _ sender: UInt64, _ sendProbe: @escaping SendProbe,
    _ report: @escaping @Sendable (ChangeHint) -> Void, _ pipe: WakePipe
  ) {
    url = configuration.listenURL ?? configuration.url
    connectTimeout = configuration.connectTimeout
    times = configuration.hints
    self.sender = sender
    self.sendProbe = sendProbe
    self.report = report
    self.pipe = pipe
  }

  /// Ends the thread and its connection, soon.
  func stop() { order(.stop) }

  private func order(_ order: Order) {
    orders.withLock { $0.append(order) }
    pipe.wake()
  }

  private func loop(_ connection: inout PostgresConnection?) {
    var state = ListenState(times: times, now: .now)
    while true {
      pipe.clear()
      for order in orders.withLock({ exchange(&$0, with: []) }) {
        switch order {
        case .probeSent(let number): state.probeSent(number, now: .now)
        case .probeFailed(let number): state.probeFailed(number, now: .now)
        case .stop: return
        }
      }
      perform(state.timePassed(now: .now, jitter: .random(in: 0...1)), &state, &connection)
      guard let listening = connection else {
        pipe.wait(until: state.nextEvent)
        continue
      }
      do throws(PostgresError) {
        try listening.waitForNotifications(or: pipe.readEnd, until: state.nextEvent)
        for payload in listening.takeNotifications() { take(payload, &state) }
      } catch {
        perform(state.lost("\(error)", now: .now, jitter: .random(in: 0...1)), &state, &connection)
      }
    }
  }

  private func take(_ payload: String, _ state: inout ListenState) {
    // Of another program that uses our channel, or of a later version.
    guard let hint = HintPayload(payload) else { return }
    switch hint.content {
    case .committed(let revision) where hint.sender != sender: report(.committed(through: revision))
    case .probe(let number) where hint.sender == sender:
      for action in state.probeReturned(number, now: .now, jitter: .random(in: 0...1)) {
        if case .report(let hint) = action { report(hint) }
      }
    case .committed, .probe: break
    }
  }

  private func perform(
    _ actions: [ListenState.Action], _ state: inout ListenState, _ connection: inout PostgresConnection?
  ) {
    for action in actions {
      switch action {
      case .connect: connect(&state, &connection)
      case .disconnect: connection = nil
      case .report(let hint): report(hint)
      case .sendProbe(let number):
        sendProbe(number) { [weak self] isSent in
          self?.order(isSent ? .probeSent(number) : .probeFailed(number))
        }
      }
    }
  }

  private func connect(_ state: inout ListenState, _ connection: inout PostgresConnection?) {
    do throws(PostgresError) {
      let new = try PostgresConnection(url: url, within: connectTimeout)
      try new.run("LISTEN \(Self.channel)", deadline: .now + connectTimeout)
      connection = new
      perform(state.connected(now: .now), &state, &connection)
    } catch {
      perform(state.lost("\(error)", now: .now, jitter: .random(in: 0...1)), &state, &connection)
    }
  }
}
