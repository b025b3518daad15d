import Audit

/// What an audit looked at, and what it found.
struct AuditView: View {
  private let tally: AuditTally
  private let findings: [Finding]
  private let seconds: Double

  /// - Parameter findings: those to show; the tally counts all.
  init(_ tally: AuditTally, _ findings: [Finding], seconds: Double) {
    self.tally = tally
    self.findings = findings
    self.seconds = seconds
  }

  private var counts: [(String, Int64)] {
    [
      ("users", tally.users), ("keys", tally.keys), ("entries_replayed", tally.entries),
      ("versions_equal", tally.versions), ("outcomes", tally.outcomes), ("trades", tally.trades),
      ("changes", tally.changes), ("keys_of_other_learners", tally.keysOfOtherLearners),
      ("keys_rounded_otherwise", tally.keysRoundedOtherwise), ("findings", tally.findings),
    ]
  }

  private var keysPerSecond: Double { seconds > 0 ? Double(tally.keys) / seconds : 0 }

  var text: String {
    var table = TextTable(["audited", "count"])
    for (name, count) in counts { table.append([name, "\(count)"]) }
    let pace =
      "\(Figures.fixed(seconds, places: 1)) s, \(Figures.fixed(keysPerSecond, places: 1)) keys a second"
    let verdict = tally.findings == 0 ? "nothing differs" : "\(tally.findings) findings"
    return "\(table.text)\n\n\(verdict); \(pace)"
  }

  var json: JSON {
    let listed = findings.map { finding in
      JSON.object([
        ("user_id", finding.key.map { .text($0.user.value) } ?? .null),
        ("symbol", finding.key.map { .text($0.symbol.value) } ?? .null), ("what", .text(finding.what)),
      ])
    }
    return .object(
      counts.dropLast().map { ($0, .integer($1)) } + [
        ("findings", .list(listed)), ("seconds", .number(seconds)),
        ("keys_per_second", .number(keysPerSecond)),
      ])
  }
}
