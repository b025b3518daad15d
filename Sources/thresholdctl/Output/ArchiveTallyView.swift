import Archive

/// How many records of each kind.
struct ArchiveTallyView: View {
  private let tally: ArchiveTally

  init(_ tally: ArchiveTally) { self.tally = tally }

  private var counts: [(String, Int64)] {
    RecordKind.allCases.map { ($0.rawValue, tally[$0]) }
  }

  var text: String {
    var table = TextTable(["records", "count"])
    for (kind, count) in counts { table.append([kind, "\(count)"]) }
    return table.text
  }

  var json: JSON { .object(counts.map { ($0, .integer($1)) }) }
}

/// What an import did.
struct ImportView: View {
  private let report: Import.Report

  init(_ report: Import.Report) { self.report = report }

  var text: String {
    let mode =
      switch report.mode {
      case .restored: "restored the store, with its change log to revision \(report.head)"
      case .moved: "moved \(report.tally[.user]) users; the change log is at revision \(report.head)"
      }
    let left = report.symbolsLeftOut.map(\.value).joined(separator: ", ")
    return ArchiveTallyView(report.tally).text + "\n\n" + mode
      + (left.isEmpty ? "" : "\nleft out the prices of \(left): the store's own book has them")
  }

  var json: JSON {
    .object([
      ("mode", .text("\(report.mode)")), ("head", .integer(report.head)),
      ("records", ArchiveTallyView(report.tally).json),
      ("symbols_left_out", .list(report.symbolsLeftOut.map { .text($0.value) })),
    ])
  }
}
