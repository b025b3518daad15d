import GRPC
import NIOCore

/// Joins a socket to a client's connection: feeds what is read, carries out orders, writes once for many.
final class ClientHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let connection: ClientConnection
  private var context: ChannelHandlerContext?
  private var output = ByteBuffer()
  private var isClosing = false
  private var deadlineTimer: Scheduled<Void>?
  private var deadlineArmed: ContinuousClock.Instant?

  /// Fulfilled when the server has answered with its settings; `nil` afterwards.
  private var ready: EventLoopPromise<Void>?

  private static let outputBytesMax = 64 * 1024

  init(_ connection: ClientConnection, ready: EventLoopPromise<Void>) {
    self.connection = connection
    self.ready = ready
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    // Without a connection there is no channelInactive.
    self.context = nil
    ready.take()?.fail(ChannelError.eof)
  }

  func channelActive(context: ChannelHandlerContext) {
    flush()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isClosing else { return }
    do {
      try unwrapInboundIn(data).withUnsafeReadableBytes { try connection.receive($0) }
    } catch {
      // The session may have a last word for the peer.
      flush()
      close()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if connection.isReady { ready.take()?.succeed() }
    flush()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { flush() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    isClosing = true
    self.context = nil
    ready.take()?.fail(ChannelError.eof)
    deadlineTimer?.cancel()
    connection.connectionLost()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  /// Carries out orders; also after the connection is lost, when calls end as soon as they begin.
  func carryOut(_ orders: [CallQueue.Order]) {
    for order in orders {
      switch order {
      case .start(_, _, let call) where call.isCancelled:
        call.finished(Status(.cancelled, "the call was cancelled"))
      case .start(let number, let start, let call): connection.start(number, start, call, now: .now)
      case .wake(let number): connection.wake(number)
      case .resumeReading(let number): connection.resumeReading(number)
      case .cancel(let number, let status): connection.cancel(number, status)
      case .close: connection.goAway()
      }
    }
    flush()
    armDeadline()
  }

  private func flush() {
    guard let context, !isClosing else { return }
    do {
      var isMore = true
      while isMore {
        isMore = false
        output.clear()
        guard context.channel.isWritable else { return }
        try connection.produce { bytes in
          output.writeBytes(bytes)
          isMore = output.readableBytes >= Self.outputBytesMax
          return !isMore
        }
        guard output.readableBytes > 0 else { break }
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        // A write that fails closes the channel before it returns.
        guard self.context != nil else { return }
      }
    } catch {
      return close()
    }
    if connection.isFinished { close() }
  }

  private func close() {
    guard let context, !isClosing else { return }
    isClosing = true
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in channel.close(promise: nil) }
  }

  private func armDeadline() {
    guard let context, let next = connection.nextDeadline else { return }
    if let deadlineArmed, deadlineArmed <= next { return }
    deadlineTimer?.cancel()
    deadlineArmed = next
    let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
    let (seconds, attoseconds) = max(.zero, ContinuousClock.now.duration(to: next)).components
    // A timer of more than some years never fires anyway.
    let delay = TimeAmount.seconds(min(seconds, 1 << 32)) + .nanoseconds(attoseconds / 1_000_000_000)
    deadlineTimer = context.eventLoop.scheduleTask(in: delay) { handler.value.deadlinePassed() }
  }

  private func deadlinePassed() {
    deadlineArmed = nil
    connection.expireDeadlines(at: .now)
    flush()
    armDeadline()
  }
}
