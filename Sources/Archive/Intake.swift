internal import Engine
internal import Repository
internal import ThresholdCore

/// An archive's lines on their way into one transaction.
struct Intake {
  private let order: Import
  private let mode: Import.Mode
  private let transaction: any WriteTransaction
  /// The change log's head before anything was written.
  private let headBefore: Int64

  private var batch: IntakeBatch
  private var tally = ArchiveTally()
  /// Whose lines are being read; `nil` while they are passed over.
  private var user: UserID?
  private var found: Set<UserID> = []
  private var conflicts: [UserID] = []
  /// The scope whose journal is being read, and its last entry so far.
  private var scope: ScopeRecord?
  private var lastEntry: JournalEntry?
  /// What subscribers shall hear of: one change a scope that has a journal.
  private var changes: [Change] = []
  private var symbolsKnown: [Symbol: Bool] = [:]

  private static let changesAtOnce = 1_000
  private static let tradesAtOnce = 1_000

  init(_ order: Import, _ mode: Import.Mode, into transaction: any WriteTransaction) throws {
    self.order = order
    self.mode = mode
    self.transaction = transaction
    batch = IntakeBatch(now: order.now)
    headBefore = try transaction.identity().head
  }

  /// Takes one line; `input` reads its content.
  mutating func take(_ line: ArchiveInput.Line, _ input: inout ArchiveInput) throws {
    guard let kind = RecordKind(rawValue: line.kind) else {
      throw ArchiveFault("line \(line.number): nobody knows what a \(line.kind) is")
    }
    switch kind {
    case .user: return try begin(try input.record(line), &input)
    case .sharedPrice: return try take(sharedPrice: try input.record(line))
    case .change:
      guard mode == .restored else { return }
      batch.changes.append(try input.record(line))
    case .scope, .journalEntry, .checkpoint, .outcome, .decision, .trade, .outcomeReport, .request, .price:
      guard let user else { return }
      try take(line, kind, of: user, input)
    }
    tally.count(kind)
    try batch.flushIfFull(into: transaction)
  }

  /// Writes what is left, and tells whoever watches.
  mutating func finish(_ header: ArchiveHeader) throws -> Import.Report {
    endScope()
    guard conflicts.isEmpty else {
      throw ArchiveFault(
        "the store has these users already: \(conflicts.map(\.value).joined(separator: ", "))")
    }
    let missing = order.users.subtracting(found).sorted()
    guard missing.isEmpty else {
      throw ArchiveFault("the archive has no user \(missing.map(\.value).joined(separator: ", "))")
    }
    try batch.flush(into: transaction)
    for user in found.sorted() {
      while try transaction.countTrades(of: user, limit: Self.tradesAtOnce) {}
    }
    if mode == .restored {
      try transaction.restoreLog(head: header.head ?? 0, compacted: header.compacted ?? 0)
    }
    // Last, because it holds the head of the change log.
    for first in stride(from: 0, to: changes.count, by: Self.changesAtOnce) {
      _ = try transaction.append(Array(changes[first...].prefix(Self.changesAtOnce)))
    }
    return Import.Report(
      mode: mode, tally: tally, symbolsLeftOut: symbolsKnown.filter(\.value).map(\.key).sorted(),
      head: try transaction.identity().head)
  }

  private mutating func begin(_ record: UserRecord, _ input: inout ArchiveInput) throws {
    endScope()
    user = nil
    guard order.users.isEmpty || order.users.contains(record.id) else { return }
    guard found.insert(record.id).inserted else { throw ArchiveFault("user \(record.id) is there twice") }
    if mode == .moved, try isInUse(record.id) { conflicts.append(record.id) }
    // From the first conflict on nothing is written: the rest is read for the other names.
    guard conflicts.isEmpty else { return }
    user = record.id
    input.begin(record.id)
    _ = try transaction.lockUser(record.id)
    try transaction.put(record)
    tally.count(.user)
  }

  private func isInUse(_ id: UserID) throws -> Bool {
    if try transaction.user(id) != nil { return true }
    return try !transaction.scopes(of: id, after: nil, limit: 1).isEmpty
      || !transaction.trades(of: id, after: nil, limit: 1).isEmpty
      || !transaction.prices(of: id, after: nil, limit: 1).isEmpty
  }

  private mutating func take(
    _ line: ArchiveInput.Line, _ kind: RecordKind, of user: UserID, _ input: borrowing ArchiveInput
  ) throws {
    switch kind {
    case .scope:
      endScope()
      var record: ScopeRecord = try input.record(line)
      if mode == .moved { record.own.revision = 0 }
      batch.scopes.append(record)
      scope = record
    case .journalEntry:
      var entry: JournalEntry = try input.record(line)
      guard entry.key == scope?.key else {
        throw ArchiveFault("line \(line.number): the entry does not follow its scope")
      }
      if mode == .moved {
        // Positions in another store's change log.
        entry.previous.revision = 0
        entry.next.revision = 0
      }
      batch.entries.append(entry)
      lastEntry = entry
    case .checkpoint: batch.checkpoints.append(try input.record(line))
    case .outcome: batch.outcomes.append(try input.record(line))
    case .decision: batch.decisions.append(try input.record(line))
    case .trade: batch.trades.append(try input.record(line))
    case .outcomeReport: batch.reports.append(try input.record(line))
    case .request:
      var request: RequestRecord = try input.record(line)
      if mode == .moved { try reposition(&request, line) }
      batch.requests.append(request)
    case .price: batch.prices.append((try input.record(line), user))
    case .user, .sharedPrice, .change: preconditionFailure("\(kind) is no record of a user")
    }
  }

  /// A repeated request must not be answered with a position that this store has not reached: whoever waits for it would
  /// wait for long.
  private func reposition(_ request: inout RequestRecord, _ line: ArchiveInput.Line) throws {
    do throws(CorruptRecord) {
      var answer = try CommandAnswer(decoding: request.response)
      answer.revision = min(answer.revision, headBefore)
      answer.set.revision = min(answer.set.revision, headBefore)
      request.response = answer.encoded()
    } catch { throw ArchiveFault("line \(line.number): the kept answer cannot be read: \(error)") }
  }

  /// Prices of a symbol that the store's own book knows stay out of it: other users' learners were shown that book.
  private mutating func take(sharedPrice price: PricePoint) throws {
    guard order.takesSharedPrices ?? (mode == .restored), conflicts.isEmpty else { return }
    if mode == .moved, symbolsKnown[price.symbol] == nil {
      let before = PricePoint(symbol: price.symbol, price: 0, time: Instant(nanoseconds: .min))
      let first = try transaction.prices(of: nil, after: before, limit: 1).first
      symbolsKnown[price.symbol] = first?.symbol == price.symbol
    }
    guard symbolsKnown[price.symbol] != true else { return }
    tally.count(.sharedPrice)
    batch.prices.append((price, nil))
    try batch.flushIfFull(into: transaction)
  }

  /// A moved scope that has a journal will appear to this store's subscribers as a change from nothing.
  private mutating func endScope() {
    defer { (scope, lastEntry) = (nil, nil) }
    guard mode == .moved, let scope, let entry = lastEntry else { return }
    changes.append(
      Change(
        revision: 0, key: scope.key, cause: entry.cause, entryID: entry.id, previous: .absent,
        next: scope.own, changedAt: entry.at, recordedAt: order.now))
  }
}
