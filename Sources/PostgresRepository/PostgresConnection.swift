internal import CPostgres
internal import Dispatch
internal import RelationalRepository
internal import Repository

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A connection to Postgres through libpq in non-blocking, pipelined mode. Used by one thread, which it blocks in
/// `poll`, never longer than to a deadline.
///
/// libpq reports an unusable connection on the next call, so every failure to send or receive makes it `isBroken`, and
/// it must be thrown away. The same when the server does not stop in time: results that nobody waited for would be
/// taken for the next statement's.
final class PostgresConnection {
  /// A request to stop that was sent.
  private struct Stop {
    var ended: DispatchSemaphore
    var giveUpAt: ContinuousClock.Instant
  }

  /// Owned. Finished once, in `deinit`.
  let raw: OpaquePointer
  private let cancelRequest: CancelRequest
  private(set) var isBroken = false
  /// Whether the server did not even answer a request to stop: what others think is a connection may be none.
  private(set) var isSilent = false
  /// When something last came from the server.
  private(set) var heardAt = ContinuousClock.now
  private var stop: Stop?
  /// Names of statements that the server has prepared, by their text.
  private var prepared: [String: String] = [:]
  /// Names given so far; none is given twice.
  private var nameCount = 0

  /// Bytes of a COPY that are handed to libpq at once.
  private static let copyPiece = 64 << 10

  /// How often a long wait looks whether the caller is still there.
  private static let glance = Duration.milliseconds(50)

  /// Connects to `url`, to the first of its hosts that takes the connection. Blocks, which is why this runs on a thread of
  /// its own.
  ///
  /// - Parameter timeout: for all its hosts together; each has an equal share of it, or what `connect_timeout` in `url`
  ///   says, so that one that is silent leaves time for the next. libpq gives none less than two seconds.
  init(url: String, within timeout: Duration) throws(PostgresError) {
    // What is named first is a default that `url` may override, because later words win.
    let words = [
      ("fallback_application_name", "thresholdd"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
      ("connect_timeout", "\(Self.share(of: timeout, in: url))"), ("dbname", url),
      ("client_encoding", "UTF8"),
    ]
    let started = Self.withCStrings(words.map(\.0)) { keywords in
      Self.withCStrings(words.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
    }
    // Returns NULL only when memory is short.
    guard let started else { throw PostgresError(origin: .connection, message: "out of memory") }
    guard PQstatus(started) == CONNECTION_OK, let cancelRequest = CancelRequest(for: started) else {
      let error = Self.lastError(of: started)
      PQfinish(started)
      throw error
    }
    self.cancelRequest = cancelRequest
    raw = started
    // Returns -1 on a connection that is bad, which the first statement will find.
    PQsetnonblocking(raw, 1)
    // Notices ("relation exists, skipping") go to stderr otherwise.
    PQsetNoticeProcessor(raw, { _, _ in }, nil)
    guard PQenterPipelineMode(raw) == 1 else { throw lastError() }
  }

  deinit { PQfinish(raw) }

  /// Whether a connection that was idle can still be used: nothing has come from the server, which would be its
  /// farewell. Does not wait.
  func isAlive() -> Bool {
    var descriptor = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
    while !isBroken, poll(&descriptor, 1, 0) > 0 {
      if PQconsumeInput(raw) == 0 || PQstatus(raw) == CONNECTION_BAD { isBroken = true }
      // Takes in what is complete, such as a changed parameter.
      _ = PQisBusy(raw)
    }
    // A pooler in transaction mode may have lent us a connection on which somebody had said LISTEN.
    _ = takeNotifications()
    return !isBroken
  }

  /// Whether the server still answers. A connection that has become half-open looks alive until something is sent.
  func answers(within time: Duration) -> Bool {
    do throws(PostgresError) {
      // An empty batch: one round trip, and nothing for the server to do.
      let patience = Patience(deadline: .now + time, cancellation: Cancellation(), grace: .zero)
      try synchronize(patience)
      try receiveEnd(patience)
    } catch {
      isBroken = true
    }
    return !isBroken
  }

  /// Whether a pooler stands between here and the server: then the process that the protocol names is not the one that
  /// does the work.
  func isBehindPooler(deadline: ContinuousClock.Instant) throws(PostgresError) -> Bool {
    let patience = Patience(deadline: deadline, cancellation: Cancellation(), grace: .zero)
    try send("SELECT pg_backend_pid()::BIGINT")
    try synchronize(patience)
    guard let result = try receive(patience) else { throw Self.incomplete }
    guard result.status == PGRES_TUPLES_OK else { throw result.error }
    let process = try? result.rows().first?.first
    if try receive(patience) != nil { throw Self.incomplete }
    try receiveEnd(patience)
    return process != .int(Int64(PQbackendPID(raw)))
  }

  /// Takes in the end of a batch, after the results of its statements.
  func receiveEnd(_ patience: Patience) throws(PostgresError) {
    guard try receive(patience)?.status == PGRES_PIPELINE_SYNC else { throw Self.incomplete }
  }

  private static let incomplete = PostgresError(origin: .connection, message: "an answer is incomplete")

  /// Sends a statement without parameters, such as COMMIT, into the pipeline.
  func send(_ text: String) throws(PostgresError) {
    try check(PQsendQueryParams(raw, text, 0, nil, nil, nil, nil, 1))
  }

  /// Sends a statement into the pipeline.
  ///
  /// - Returns: Whether a result of preparing it comes before its own.
  func send(_ text: String, _ parameters: BinaryParameters, prepares: Bool) throws(PostgresError) -> Bool {
    guard prepares else {
      try check(
        parameters.withPointers { count, values, lengths, formats in
          PQsendQueryParams(raw, text, count, nil, values, lengths, formats, 1)
        })
      return false
    }
    let known = prepared[text]
    let name = known ?? "s\(nameCount)"
    if known == nil {
      try check(PQsendPrepare(raw, name, text, 0, nil))
      prepared[text] = name
      nameCount += 1
    }
    try check(
      parameters.withPointers { count, values, lengths, formats in
        PQsendQueryPrepared(raw, name, count, values, lengths, formats, 1)
      })
    return known == nil
  }

  /// Takes back that `text` is prepared: the server has not come to it, because something before it failed.
  func forget(_ text: String) {
    prepared[text] = nil
  }

  /// Ends a batch and sends everything on. Results come with `receive`, then one of status PGRES_PIPELINE_SYNC.
  func synchronize(_ patience: Patience) throws(PostgresError) {
    try check(PQpipelineSync(raw))
    try flush(patience)
  }

  /// Sends on everything that libpq holds.
  private func flush(_ patience: Patience) throws(PostgresError) {
    while true {
      switch PQflush(raw) {
      case 0: return
      case 1:
        // The server may be waiting for us to read before it reads on.
        if try wait(for: Int16(POLLIN | POLLOUT), patience) & Int16(POLLIN) != 0 {
          try check(PQconsumeInput(raw))
        }
      default: throw broken()
      }
    }
  }

  /// The next result; `nil` ends a statement's.
  func receive(_ patience: Patience) throws(PostgresError) -> PostgresResult? {
    while PQisBusy(raw) == 1 {
      _ = try wait(for: Int16(POLLIN), patience)
      try check(PQconsumeInput(raw))
      heardAt = .now
    }
    let result = PQgetResult(raw)
    if PQstatus(raw) == CONNECTION_BAD {
      isBroken = true
      // The result of a lost connection is libpq's own error; a server's farewell says more.
      let error = result.map { PostgresResult($0).error } ?? lastError()
      throw error
    }
    return result.map { PostgresResult($0) }
  }

  /// Executes a COPY ... FROM STDIN with `data`, and returns its result. Nothing may be under way in the pipeline, which
  /// does not allow COPY and is left for as long.
  func copy(_ data: BinaryFormat, by command: String, _ patience: Patience) throws(PostgresError)
    -> PostgresResult
  {
    try check(PQexitPipelineMode(raw))
    try check(PQsendQuery(raw, command))
    try flush(patience)
    guard var result = try receive(patience) else { throw Self.incomplete }
    if result.status == PGRES_COPY_IN {
      try send(data.bytes, patience)
      guard let end = try receive(patience) else { throw Self.incomplete }
      result = end
    }
    if try receive(patience) != nil { throw Self.incomplete }
    try check(PQenterPipelineMode(raw))
    return result
  }

  /// Sends the data of a COPY in pieces, and its end.
  private func send(_ data: [UInt8], _ patience: Patience) throws(PostgresError) {
    var sent = 0
    while sent < data.count {
      let count = min(Self.copyPiece, data.count - sent)
      let code = data.withUnsafeBytes { bytes in
        let start = bytes.baseAddress!.advanced(by: sent).assumingMemoryBound(to: CChar.self)
        return PQputCopyData(raw, start, CInt(count))
      }
      switch code {
      case 1: sent += count
      // libpq has no room before the server takes some.
      case 0: try flush(patience)
      default: throw broken()
      }
    }
    while true {
      let code = PQputCopyEnd(raw, nil)
      if code == 1 { break }
      if code < 0 { throw broken() }
      try flush(patience)
    }
    try flush(patience)
  }

  /// Gives up: the results to come would be taken for others.
  func abandon() {
    isBroken = true
  }

  /// Returns once a request to stop, if one was sent, can hit nothing that comes later; gives up after `grace`.
  func settle(within grace: Duration) {
    guard let stop else { return }
    self.stop = nil
    let nanoseconds = grace.components.seconds * 1_000_000_000 + grace.components.attoseconds / 1_000_000_000
    if stop.ended.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .timedOut { isBroken = true }
  }

  /// Whole seconds of `timeout` for each host that `url` names.
  private static func share(of timeout: Duration, in url: String) -> Int64 {
    var hosts: Int64 = 1
    // NULL for what cannot be read, which connecting will say.
    if let options = PQconninfoParse(url, nil) {
      defer { PQconninfoFree(options) }
      var option = options
      while let keyword = option.pointee.keyword {
        if ["host", "hostaddr"].contains(String(cString: keyword)), let value = option.pointee.val {
          hosts = max(hosts, Int64(String(cString: value).split(separator: ",").count))
        }
        option += 1
      }
    }
    return max(2, (timeout.components.seconds + hosts - 1) / hosts)
  }

  /// Waits for the socket and returns what happened. Once the caller's time is over the server is asked, once, to stop;
  /// if it has not done so within the grace, the connection is given up.
  private func wait(for events: Int16, _ patience: Patience) throws(PostgresError) -> Int16 {
    while true {
      let now = ContinuousClock.now
      if stop == nil, patience.isOver(at: now) {
        stop = Stop(ended: cancelRequest.send(), giveUpAt: now + patience.grace)
      }
      if let stop, stop.giveUpAt <= now {
        isBroken = true
        isSilent = true
        throw PostgresError(origin: .deadline, message: "the server did not stop in time")
      }
      let until = stop?.giveUpAt ?? min(patience.stopsAt, now + Self.glance)
      let happened = Self.happened(events, at: PQsocket(raw), until: until)
      if happened != 0 { return happened }
    }
  }

  /// What of `events` happens at `socket` before `end`; 0 if nothing does.
  private static func happened(_ events: Int16, at socket: CInt, until end: ContinuousClock.Instant) -> Int16
  {
    var descriptor = pollfd(fd: socket, events: events, revents: 0)
    while true {
      let left = ContinuousClock.now.duration(to: end)
      if left <= .zero { return 0 }
      // Rounded up, or the last millisecond would be spent spinning.
      let milliseconds =
        left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
      if poll(&descriptor, 1, CInt(clamping: milliseconds)) > 0 { return descriptor.revents }
    }
  }

  private func lastError() -> PostgresError { Self.lastError(of: raw) }

  private static func lastError(of raw: OpaquePointer) -> PostgresError {
    PostgresError(origin: .connection, message: String(cString: PQerrorMessage(raw)))
  }

  private func broken() -> PostgresError {
    isBroken = true
    return lastError()
  }

  /// libpq's functions return 1 when they succeed, 0 when they fail.
  private func check(_ code: CInt) throws(PostgresError) {
    if code != 1 { throw broken() }
  }

  /// Calls `body` with `strings` as C has them, ended by a null pointer.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    // An array with an element has an address.
    return pointers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
