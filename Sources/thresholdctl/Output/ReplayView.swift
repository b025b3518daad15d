import Replay
import ThresholdCore

/// The end of a replay, for people and for programs.
struct ReplayView: View {
  private let report: ReplayReport
  private let plan: ReplayPlan

  init(_ report: ReplayReport, _ plan: ReplayPlan) {
    self.report = report
    self.plan = plan
  }

  var text: String { [decisions, thresholds, adaptations].joined(separator: "\n\n") }

  private var decisions: String {
    var table = TextTable(["", "static", "adaptive"])
    table.append(["signals", "\(report.signals)", "\(report.signals)"])
    table.append(["accepted", "\(report.acceptedByStatic)", "\(report.accepted)"])
    table.append(["pnl, sum of %", percent(report.pnlStatic), percent(report.pnlAdaptive)])
    table.append([
      "pnl a trade, %", perTrade(report.pnlStatic, report.acceptedByStatic),
      perTrade(report.pnlAdaptive, report.accepted),
    ])
    return table.text
  }

  private var thresholds: String {
    var table = TextTable(["threshold", "before", "after"])
    for parameter in Parameter.allCases {
      table.append([
        parameter.name, Figures.text(report.before[parameter]), Figures.text(report.after[parameter]),
      ])
    }
    return table.text
  }

  private var adaptations: String {
    let lost = report.notLearned.sorted { $0.key < $1.key }.map { ", \($0.value) not learned: \($0.key)" }
    var lines = [
      plan.prices.isEmpty
        ? "\(report.outcomesReported) outcomes reported" + lost.joined()
        : "\(report.pricesRecorded) prices recorded, outcomes marked by the server",
      "\(report.adaptationsMade) adaptations made, \(report.adaptationsRefused) refused",
    ]
    lines += blocked.map { "  \($0.key) blocked \($0.value)" }
    if plan.trades {
      lines.append("\(report.tradesRecorded) trades recorded")
      lines += locked.map { "  \($0.key) locked \($0.value) decisions" }
    }
    lines.append("user \(plan.user)")
    return lines.joined(separator: "\n")
  }

  private var blocked: [(key: String, value: Int)] {
    report.blocked.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
  }

  private var locked: [(key: String, value: Int)] { report.locked.sorted { $0.key < $1.key } }

  private func percent(_ value: Double) -> String { Figures.fixed(value, places: 2) }

  private func perTrade(_ pnl: Double, _ count: Int) -> String {
    count == 0 ? "-" : Figures.fixed(pnl / Double(count), places: 4)
  }

  var json: JSON {
    .object([
      ("user", .text(plan.user)), ("signals", .integer(Int64(report.signals))),
      ("accepted", .integer(Int64(report.accepted))),
      ("accepted_static", .integer(Int64(report.acceptedByStatic))),
      ("pnl_percent", .number(report.pnlAdaptive)), ("pnl_percent_static", .number(report.pnlStatic)),
      ("thresholds_before", values(report.before)), ("thresholds_after", values(report.after)),
      ("outcomes_reported", .integer(Int64(report.outcomesReported))),
      ("prices_recorded", .integer(Int64(report.pricesRecorded))),
      ("not_learned", counts(report.notLearned.sorted { $0.key < $1.key })),
      ("adaptations_made", .integer(Int64(report.adaptationsMade))),
      ("adaptations_refused", .integer(Int64(report.adaptationsRefused))), ("blocked", counts(blocked)),
      ("trades_recorded", .integer(Int64(report.tradesRecorded))), ("locked", counts(locked)),
    ])
  }

  private func values(_ values: PerParameter<Double>) -> JSON {
    .object(Parameter.allCases.map { ($0.name, .number(values[$0])) })
  }

  private func counts(_ counts: [(key: String, value: Int)]) -> JSON {
    .object(counts.map { ($0.key, .integer(Int64($0.value))) })
  }
}
