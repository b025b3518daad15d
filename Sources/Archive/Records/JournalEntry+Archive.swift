internal import Repository
internal import ThresholdCore

extension JournalEntry: ArchivedRecord {
  static func blank(_ owner: UserID) -> JournalEntry {
    JournalEntry(
      id: "", key: Key(user: owner, symbol: .global), sequence: 0, cause: .set, at: .zero, input: [],
      outcomesThrough: 0, learner: "", updates: [], verdicts: [], summary: "", previous: .absent,
      next: .absent)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    try fields.field(symbolOf: &key)
    try fields.field("sequence", &sequence)
    try fields.field("id", &id)
    try fields.field("cause", &cause)
    try fields.field("at", &at)
    try fields.field("input", bytes: &input)
    try fields.field("outcomes_through", &outcomesThrough)
    try fields.field("learner", &learner)
    try fields.field("updates", records: &updates)
    try fields.field("verdicts", records: &verdicts)
    try fields.field("summary", &summary)
    try fields.field("previous", &previous)
    try fields.field("next", &next)
    try fields.field("author", &author)
  }
}

/// A change belongs to the log, not to its user's part of the archive, so it names the user.
extension Change: ArchivedRecord {
  static func blank(_ owner: UserID) -> Change {
    Change(
      revision: 0, key: Key(user: owner, symbol: .global), cause: .set, entryID: "", previous: .absent,
      next: .absent, changedAt: .zero, recordedAt: .zero)
  }

  mutating func fields(_ fields: inout RecordFields) throws {
    var user = key.user.value
    var symbol = key.symbol.value
    try fields.field("revision", &revision)
    try fields.field("user", &user)
    try fields.field("symbol", &symbol)
    key = Key(user: UserID(user), symbol: Symbol(symbol))
    try fields.field("cause", &cause)
    try fields.field("entry_id", &entryID)
    try fields.field("previous", &previous)
    try fields.field("next", &next)
    try fields.field("changed_at", &changedAt)
    try fields.field("recorded_at", &recordedAt)
  }
}
