import Foundation
import Telemetry
import Testing

@Suite("Table of metrics")
struct MetricTableTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/thresholdd/Documentation.docc/Metrics.md")
  private static let begin = "<!-- Made from Sources/Telemetry/Metrics/MetricTable.swift: begin -->"
  private static let end = "<!-- end -->"

  @Test("Names follow Prometheus' conventions, and none is there twice")
  func names() {
    let all = MetricTable.all
    #expect(Set(all.map(\.name)).count == all.count)
    for metric in all {
      #expect(metric.name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(metric.name)")
      for suffix in ["_bucket", "_count", "_sum", "_milliseconds", "_ms", "_kb"] {
        #expect(!metric.name.hasSuffix(suffix), "\(metric.name)")
      }
      for label in metric.labels {
        #expect(label.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil, "\(metric.name)")
      }
    }
  }

  @Test("Every metric says what it means and when to worry, on one line")
  func texts() {
    for metric in MetricTable.all {
      for text in [metric.help, metric.worry] {
        #expect(text.count > 8 && text.hasSuffix("."), "\(metric.name)")
        #expect(!text.contains("\n") && !text.contains("|"), "\(metric.name)")
      }
    }
  }

  @Test("No label can hold a user or a symbol")
  func labels() {
    for metric in MetricTable.all {
      #expect(
        Set(metric.labels).isDisjoint(with: ["user", "user_id", "symbol", "key", "path"]), "\(metric.name)")
    }
  }

  /// With METRICS_PAGE=write in the environment the page is made; otherwise it must be as it would be made.
  @Test("The page of the documentation says the same")
  func documentation() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let begin = try #require(text.range(of: Self.begin))
    let end = try #require(text.range(of: Self.end))
    let expected = "\n\n\(Self.tables)\n"
    if ProcessInfo.processInfo.environment["METRICS_PAGE"] == "write" {
      let page = text[..<begin.upperBound] + expected + text[end.lowerBound...]
      try page.write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(
        text[begin.upperBound..<end.lowerBound] == expected,
        "METRICS_PAGE=write make test FILTER=MetricTable remakes Metrics.md")
    }
  }

  private static var tables: String {
    MetricTable.sections.map { section in
      let rows = section.metrics.map { metric in
        let labels = metric.labels.isEmpty ? "" : " {" + metric.labels.joined(separator: ", ") + "}"
        return "| `\(metric.name)\(labels)` | \(metric.help) | \(metric.worry) |"
      }
      return "### \(section.title)\n\n| Metric | What it means | Worry when |\n| --- | --- | --- |\n"
        + rows.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
