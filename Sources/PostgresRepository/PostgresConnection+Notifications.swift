internal import CPostgres
internal import RelationalRepository

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension PostgresConnection {
  /// Executes a statement without parameters, alone and at once.
  func run(_ text: String, deadline: ContinuousClock.Instant) throws(PostgresError) {
    let patience = Patience(deadline: deadline, cancellation: Cancellation(), grace: .zero)
    try send(text)
    try synchronize(patience)
    var failure: PostgresError?
    // The statement's results end with `nil`, and the batch with a result of its own.
    while let result = try receive(patience) {
      if result.status != PGRES_COMMAND_OK && result.status != PGRES_TUPLES_OK { failure = result.error }
    }
    try receiveEnd(patience)
    if let failure { throw failure }
  }

  /// Waits for bytes from the server or on `descriptor`, until `end` (`nil`: for ever), and takes in what the server sent.
  func waitForNotifications(or descriptor: CInt, until end: ContinuousClock.Instant?) throws(PostgresError) {
    var descriptors = [
      pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, Self.milliseconds(until: end)) > 0, descriptors[0].revents != 0 else {
      return
    }
    guard PQconsumeInput(raw) == 1, PQstatus(raw) != CONNECTION_BAD else {
      abandon()
      throw PostgresError(origin: .connection, message: String(cString: PQerrorMessage(raw)))
    }
    // Takes in what is complete.
    _ = PQisBusy(raw)
  }

  /// The payloads of the notifications that have come so far.
  func takeNotifications() -> [String] {
    var payloads: [String] = []
    // Owned by us; freed with PQfreemem.
    while let notification = PQnotifies(raw) {
      payloads.append(String(cString: notification.pointee.extra))
      PQfreemem(notification)
    }
    return payloads
  }

  /// How long `poll` is to wait, rounded up; -1 is for ever.
  static func milliseconds(until end: ContinuousClock.Instant?) -> CInt {
    guard let end else { return -1 }
    let left = max(.zero, ContinuousClock.now.duration(to: end)).components
    return CInt(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000 + 1)
  }
}
