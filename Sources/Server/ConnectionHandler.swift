import GRPC
import NIOCore

/// Joins a socket to a gRPC connection: feeds what is read, writes once per burst of reads, keeps the timers.
final class ConnectionHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let configuration: ServerConfiguration
  private let methods: MethodTable
  private let registry: ConnectionRegistry
  private let observer: ServerObserver
  private let id: UInt64

  private var connection: ServerConnection?
  private var context: ChannelHandlerContext?
  /// The clocks as read at the first read of a burst; `nil` between bursts.
  private var moment: Moment?
  /// Used again for every write, if the last one has left it.
  private var output = ByteBuffer()
  private var isClosing = false
  /// Reading waits until the socket takes what is to be written.
  private var isReadHeld = false
  private var isDraining = false
  private var hasDrained = false

  private var deadlineTimer: Scheduled<Void>?
  private var deadlineArmed: ContinuousClock.Instant?
  private var tick: Scheduled<Void>?
  private var age: Scheduled<Void>?
  private var liveness: Liveness
  private var bytesWritten = 0

  /// One write is at most about this long, so that a fast producer does not gather memory.
  private static let outputBytesMax = 64 * 1024
  /// So many writes in a row, and then it is the turn of the loop's other connections.
  private static let turnsMax = 8
  /// What an idle connection may keep of it.
  private static let outputBytesKept = 8 * 1024
  private static let drainPing: UInt64 = 1
  /// How long a peer that was told the end may keep its side open.
  private static let closingTime = TimeAmount.seconds(1)

  init(
    id: UInt64, configuration: ServerConfiguration, methods: MethodTable, registry: ConnectionRegistry,
    observer: ServerObserver
  ) {
    self.id = id
    self.configuration = configuration
    self.methods = methods
    self.registry = registry
    self.observer = observer
    liveness = Liveness(configuration, now: .now)
  }

  // MARK: The socket

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    let eventLoop = context.eventLoop
    let handler = NIOLoopBound(self, eventLoop: eventLoop)
    let mailbox = CallMailbox {
      eventLoop.execute { handler.value.mailboxRang() }
    }
    do {
      connection = try ServerConnection(
        methods: methods, limits: configuration.limits,
        context: ConnectionContext(id: id, peer: Peer(context.remoteAddress)), mailbox: mailbox,
        observer: observer.calls)
    } catch {
      return context.close(promise: nil)
    }
    observer.connectionOpened()
    scheduleTick()
    scheduleEnd(context)
    // Before the first write: if that fails, the channel is closed and taken out of the registry before it returns.
    let isServing = registry.add(id, handler)
    flush()
    if !isServing { drain() }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let connection, !isClosing else { return }
    let now: Moment
    if let moment {
      now = moment
    } else {
      now = .now()
      moment = now
    }
    liveness.hasRead = true
    do {
      try unwrapInboundIn(data).withUnsafeReadableBytes { try connection.receive($0, at: now) }
    } catch {
      // The session may have a last word for the peer.
      flush()
      close()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    moment = nil
    flush()
    armDeadline()
    // Calls that the peer made before it knew have come before its acknowledgement.
    if isDraining, connection?.lastPong == Self.drainPing { finishDrain() }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    guard context.channel.isWritable else { return }
    flush()
    if isReadHeld {
      isReadHeld = false
      context.read()
    }
  }

  /// Reads no further while the peer does not take what it is sent: every frame may call for an answer, and those would
  /// gather without a bound.
  func read(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      context.read()
    } else {
      isReadHeld = true
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    guard let connection else { return }
    connection.connectionLost()
    reportCalls(connection)
    self.connection = nil
    self.context = nil
    deadlineTimer?.cancel()
    tick?.cancel()
    age?.cancel()
    registry.remove(id)
    observer.connectionClosed()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // Whatever it was (a reset by the peer, most often), the socket is of no use any more.
    context.close(promise: nil)
  }

  // MARK: Writing

  /// Writes what there is, as long as the socket takes it. What it does not take stays in the session, where it is
  /// bounded: by the flow-control windows, and because nothing is read meanwhile.
  private func flush() {
    guard let connection, let context, !isClosing else { return }
    do {
      var turns = 0
      var isMore = true
      while isMore {
        guard turns < Self.turnsMax else {
          flushLater(context.eventLoop)
          break
        }
        turns += 1
        isMore = false
        output.clear()
        try connection.produce(hasRoom: context.channel.isWritable) { bytes in
          output.writeBytes(bytes)
          isMore = output.readableBytes >= Self.outputBytesMax
          return !isMore
        }
        guard output.readableBytes > 0 else { break }
        bytesWritten += output.readableBytes
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        // A write that fails closes the channel, and this connection with it, before it returns.
        guard self.connection != nil else { return }
      }
    } catch {
      return close()
    }
    if output.capacity > Self.outputBytesKept { output = ByteBuffer() }
    reportCalls(connection)
    if connection.isFinished { close() }
  }

  private func flushLater(_ eventLoop: any EventLoop) {
    let handler = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { handler.value.flush() }
  }

  private func reportCalls(_ connection: ServerConnection) {
    guard !connection.finishedCalls.isEmpty else { return }
    observer.callsFinished(connection.finishedCalls, .now)
    connection.finishedCalls.removeAll(keepingCapacity: true)
  }

  /// Closes the socket when all that has been written is out and the peer has closed it, too. A socket that is closed
  /// while bytes of the peer are on their way resets the connection, and a peer that sees a reset may drop what it has not
  /// read yet: trailers, most often.
  private func close() {
    guard let context, !isClosing else { return }
    isClosing = true
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
      channel.close(mode: .output).whenFailure { _ in channel.close(promise: nil) }
      channel.eventLoop.scheduleTask(in: Self.closingTime) { channel.close(promise: nil) }
    }
  }

  private func mailboxRang() {
    connection?.attend()
    flush()
  }

  // MARK: Timers

  /// One timer for all deadlines: it is set to the earliest, and moved only when an earlier one comes.
  private func armDeadline() {
    guard let context, let next = connection?.nextDeadline else { return }
    if let deadlineArmed, deadlineArmed <= next { return }
    deadlineTimer?.cancel()
    deadlineArmed = next
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    deadlineTimer = context.eventLoop.scheduleTask(
      in: .nanoseconds(max(0, ContinuousClock.now.duration(to: next).nanoseconds))
    ) { handler.value.deadlinePassed() }
  }

  private func deadlinePassed() {
    deadlineArmed = nil
    connection?.expireDeadlines(at: .now)
    flush()
    armDeadline()
  }

  private func scheduleTick() {
    guard let context else { return }
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    tick = context.eventLoop.scheduleTask(in: .nanoseconds(liveness.tickInterval.nanoseconds)) {
      handler.value.ticked()
    }
  }

  private func ticked() {
    guard let context, let connection else { return }
    // A peer that we do not listen to is not silent.
    if isReadHeld { liveness.hasRead = true }
    let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    switch liveness.tick(now: .now, bytesTaken: bytesWritten - buffered, bytesWaiting: buffered) {
    case .nothing: break
    case .ping: connection.ping(0)
    case .close: return context.close(promise: nil)
    }
    connection.attend()
    connection.endLingering()
    flush()
    scheduleTick()
  }

  /// Drains the connection at its age, and ends it when its calls have had their time.
  private func scheduleEnd(_ context: ChannelHandlerContext) {
    after(configuration.ageMax * .random(in: 0.9...1.1), context) { handler, context in
      handler.drain()
      handler.after(handler.configuration.ageGrace, context) { handler, context in
        handler.abandon()
        handler.after(.milliseconds(500), context) { handler, _ in handler.disconnect() }
      }
    }
  }

  private func after(
    _ delay: Duration, _ context: ChannelHandlerContext,
    _ body: @escaping @Sendable (ConnectionHandler, ChannelHandlerContext) -> Void
  ) {
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    age = context.eventLoop.scheduleTask(in: .nanoseconds(delay.nanoseconds)) {
      if let context = handler.value.context { body(handler.value, context) }
    }
  }

  // MARK: Draining

  /// Announces the end of the connection, and accepts no calls when the peer has seen that.
  func drain() {
    guard let connection, let context, !isDraining else { return }
    isDraining = true
    connection.beginDrain()
    connection.ping(Self.drainPing)
    flush()
    // A peer that does not answer must not hold the drain up.
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: .nanoseconds(configuration.drainNotice.nanoseconds)) {
      handler.value.finishDrain()
    }
  }

  private func finishDrain() {
    guard let connection, !hasDrained else { return }
    hasDrained = true
    connection.attend()
    connection.finishDrain()
    flush()
  }

  /// Ends what is still running.
  func abandon() {
    connection?.abandonCalls()
    flush()
  }

  /// Closes the socket whatever is waiting for it.
  func disconnect() {
    context?.close(promise: nil)
  }
}
