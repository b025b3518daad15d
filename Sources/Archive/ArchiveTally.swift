/// How many records of each kind an archive holds, or an import took in.
package struct ArchiveTally: Sendable, Equatable {
  package private(set) var counts: [RecordKind: Int64] = [:]

  package init() {}

  package subscript(kind: RecordKind) -> Int64 { counts[kind] ?? 0 }

  package var total: Int64 { counts.values.reduce(0, +) }

  mutating func count(_ kind: RecordKind) { counts[kind, default: 0] += 1 }
}

/// The kinds of records, as lines name them, in the order in which people read them.
package enum RecordKind: String, Sendable, CaseIterable {
  case user
  case scope
  case journalEntry = "journal_entry"
  case checkpoint
  case outcome
  case decision
  case trade
  case outcomeReport = "outcome_report"
  case request
  case price
  case sharedPrice = "shared_price"
  case change
}
